#!/usr/bin/env python3
"""Ask readers whether two findings of one segment have one cause.

usage: multi.py draw LOCSEG CORPUS... -o FILE [--seed N] [--count N]
       multi.py enter FILE ANSWERS

draw runs the default rules over CORPUS/bilingual/FOLDER and draws, with a seed, segments that have
several findings: FILE shows each with its findings and what those compare it with, and FILE.tsv says
which segment has which number. The same seed draws the same segments as long as these are reported.

A reader gets FILE and nothing else. An answer is a line `NUMBER <tab> VERDICT <tab> REASON`:

    one        one slip made two of the findings: who mends what one of them names is rid of the other
    apart      each of the slips has to be mended by itself

enter puts the answers into multi.tsv, in place of what an earlier reader said of the same segment.
"""
import argparse
import collections
import csv
import glob
import hashlib
import os

from run_check import run_check
from precision import table, write_table

VERDICTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'multi.tsv')
KEY = ['folder', 'article', 'id']
DRAWN = ['number', *KEY, 'rules']
COLUMNS = [*KEY, 'rules', 'verdict', 'reason']


def findings_of(locseg, corpora):
    for corpus in corpora:
        folders = os.path.join(corpus, 'bilingual')
        for folder in sorted(glob.glob(os.path.join(folders, '*'))):
            for finding in run_check(locseg, '--root', folder, folder):
                yield os.path.basename(folder), finding


def segments_of(locseg, corpora):
    """Those with several findings that stand in one of their texts."""
    segments = collections.defaultdict(list)
    for folder, finding in findings_of(locseg, corpora):
        if finding.get('id') and finding['place'] != 'article':
            segments[(folder, finding['article'], finding['id'], finding['hash'])].append(finding)
    return {key: findings for key, findings in segments.items() if len(findings) > 1}


def card_of(number, key, findings):
    lines = [f'== {number}  {key[0]}/{key[1]} {key[2]}']
    shown = None  # long texts are cut about each finding
    for it in findings:
        if shown != (it['source'], it['target']):
            lines += ['source: ' + it['source'], 'target: ' + it['target']]
        shown = (it['source'], it['target'])
        begin, end = it['mark']
        marked = it[it['place']][begin:end]
        lines.append(f"  - {it['rule']} ({it['severity']}): {it['message']}"
                     f"   [in the {it['place']}, characters {begin} to {end}: ⟦{marked}⟧]")
        lines += [f"      compared with {other['article']}:{other['line']}: {other['text']}"
                  for other in it.get('related', [])]
    return '\n'.join(lines) + '\n\n'


def draw(options):
    segments = segments_of(options.locseg, options.corpus)

    def lot(key):
        return hashlib.sha256(f'{options.seed} {key}'.encode()).digest()
    drawn = sorted(segments, key=lot)[:options.count]
    rows = []
    with open(options.o, 'w', encoding='utf-8') as cards:
        for number, key in enumerate(drawn, 1):
            cards.write(card_of(number, key, segments[key]))
            rules = ', '.join(sorted({it['rule'] for it in segments[key]}))
            rows.append({'number': str(number), **dict(zip(KEY, key)), 'rules': rules})
    write_table(options.o + '.tsv', DRAWN, rows)
    print(f'{len(segments)} segments with several findings, {len(drawn)} drawn')


def enter(options):
    rows = {row['number']: row for row in table(options.file + '.tsv', DRAWN)}
    known = {tuple(row[column] for column in KEY): row for row in table(VERDICTS, COLUMNS)}
    counts = collections.Counter()
    with open(options.answers, encoding='utf-8') as answers:
        for line in answers:
            number, verdict, reason = line.rstrip('\n').split('\t', 2)
            if number not in rows:
                continue
            if verdict not in ('one', 'apart'):
                raise SystemExit(f'multi.py: {options.answers}: {verdict!r} is no verdict')
            row = rows.pop(number) | {'verdict': verdict, 'reason': reason}
            known[tuple(row[column] for column in KEY)] = row
            counts[verdict] += 1
    if rows:
        raise SystemExit(f"multi.py: {options.answers}: no answer for {', '.join(rows)}")
    write_table(VERDICTS, COLUMNS, [known[key] for key in sorted(known)])
    print(', '.join(f'{count} {verdict}' for verdict, count in sorted(counts.items())))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(required=True)
    drawing = commands.add_parser('draw')
    drawing.add_argument('locseg')
    drawing.add_argument('corpus', nargs='+')
    drawing.add_argument('-o', required=True)
    drawing.add_argument('--seed', type=int, default=1)
    drawing.add_argument('--count', type=int, default=200)
    drawing.set_defaults(run=draw)
    entering = commands.add_parser('enter')
    entering.add_argument('file')
    entering.add_argument('answers')
    entering.set_defaults(run=enter)
    options = parser.parse_args()
    options.run(options)


if __name__ == '__main__':
    main()
