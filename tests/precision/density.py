#!/usr/bin/env python3
"""Findings per 1,000 segments, by rule, folder and translation type, as a Markdown table.

usage: density.py LOCSEG CORPUS

A report and no gate: it shows where translations go wrong, and which rules cry too often.
"""
import collections
import json
import os
import subprocess
import sys

from run_check import run_check


def run(locseg, *arguments):
    done = subprocess.run([locseg, *arguments], stdout=subprocess.PIPE, check=False)
    if done.returncode > 1:
        sys.exit(f'{locseg} {arguments[0]} exited {done.returncode}')
    return done.stdout


def main():
    locseg, root = sys.argv[1], os.path.join(sys.argv[2], 'bilingual')
    segments = collections.Counter()
    found = collections.defaultdict(collections.Counter)
    for folder in sorted(os.listdir(root)):
        path = os.path.join(root, folder)
        kinds = {}
        for line in run(locseg, 'extract', '--format', 'jsonl', path).splitlines():
            record = json.loads(line)
            kinds[record['article']] = record['translation_type'] or '?'
            segments[folder, kinds[record['article']]] += 1
        for finding in run_check(locseg, path):
            kind = kinds.get(finding['article'], '?')
            found[finding['rule']][folder, kind] += 1
    columns = sorted(column for column in segments if segments[column] >= 100)
    print('| rule | ' + ' | '.join(f'{folder} {kind}' for folder, kind in columns) + ' |')
    print('|---|' + '--:|' * len(columns))
    print('| segments | ' + ' | '.join(f'{segments[column]:,}' for column in columns) + ' |')
    for rule in sorted(found, key=lambda rule: -sum(found[rule].values())):
        rates = [1000 * found[rule][column] / segments[column] for column in columns]
        print(f'| {rule} | ' + ' | '.join(f'{rate:.2f}' if rate else '' for rate in rates) + ' |')


if __name__ == '__main__':
    main()
