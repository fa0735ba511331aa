#!/usr/bin/env python3
"""Segments as locseg's TSV on standard input to XLIFF 1.2, for tools that read nothing else: a file
for each target language in a folder. Text alone: inline codes stand as they are written, escaped.

usage: tsv_to_xliff.py FOLDER
"""
import csv
import os
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


folder = sys.argv[1]
by_languages = {}
for row in csv.DictReader(sys.stdin, delimiter="\t", quoting=csv.QUOTE_NONE):
    by_languages.setdefault((row["source_lang"], row["target_lang"]), []).append(row)
os.makedirs(folder, exist_ok=True)
for (source, target), rows in by_languages.items():
    if not target:
        continue
    with open(f"{folder}/{target}.xlf", "w", encoding="utf-8") as out:
        print('<?xml version="1.0" encoding="UTF-8"?>', file=out)
        print('<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">', file=out)
        print(
            f'<file original="all" datatype="plaintext" source-language={quoteattr(source)}'
            f" target-language={quoteattr(target)}><body>",
            file=out,
        )
        for number, row in enumerate(rows, 1):
            print(
                f'<trans-unit id="{number}"><source>{text_of(row["source"])}</source>'
                f'<target>{text_of(row["target"])}</target></trans-unit>',
                file=out,
            )
        print("</body></file></xliff>", file=out)
