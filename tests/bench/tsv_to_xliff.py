#!/usr/bin/env python3
"""Segments as locseg's TSV on standard input to XLIFF 1.2 on standard output, for tools that read
nothing else. Text alone: inline codes stand as they are written, escaped."""
import csv
import sys
from xml.sax.saxutils import escape, quoteattr

UNESCAPE = {"\\t": "\t", "\\n": "\n", "\\r": "\r", "\\\\": "\\"}


def text_of(field):
    out, at = [], 0
    while at < len(field):
        pair = field[at : at + 2]
        out.append(UNESCAPE.get(pair, field[at]))
        at += 2 if pair in UNESCAPE else 1
    # XML has no place for other controls.
    return escape("".join(c for c in "".join(out) if c >= " " or c in "\t\n"))


rows = csv.DictReader(sys.stdin, delimiter="\t", quoting=csv.QUOTE_NONE)
first = next(rows)
print('<?xml version="1.0" encoding="UTF-8"?>')
print('<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">')
print(
    f'<file original="all" datatype="plaintext" source-language={quoteattr(first["source_lang"])}'
    f' target-language={quoteattr(first["target_lang"])}><body>'
)
number = 0
while first is not None:
    number += 1
    print(
        f'<trans-unit id="{number}"><source>{text_of(first["source"])}</source>'
        f'<target>{text_of(first["target"])}</target></trans-unit>'
    )
    first = next(rows, None)
print("</body></file></xliff>")
