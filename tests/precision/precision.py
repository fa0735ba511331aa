#!/usr/bin/env python3
"""Regenerate the table of judged findings, up to its judgement column.

usage: precision.py LOCSEG CORPUS [--show] [--select RULE,...]

Runs every rule that is on by default over the folders of CORPUS/bilingual, takes the distinct
findings of each rule and language (distinct by rule, hash of source and target, and mark), draws
min(20, all) of them with a fixed seed, and writes them to findings.tsv beside this file. A judgement
belongs to its rule, hash and mark, so it survives as long as the finding is drawn; what is new is
left blank, to be judged by reading it: `right` or `wrong`, and why. --show prints the texts of
what is not judged yet. The table holds no text of the corpus.

summary.md is made of the table: of each rule and language, how many were found, drawn and right.
Exit status: 0 when everything is judged and no rule falls below 9 in 10 in a language, else 1.
"""
import argparse
import collections
import json
import os
import random
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TABLE = os.path.join(HERE, 'findings.tsv')
SUMMARY = os.path.join(HERE, 'summary.md')
LANGUAGES = {'de': ['de-de'], 'ja': ['ja-jp'], 'zh': ['zh-cn', 'contribute-zh-cn']}
DRAWN = 20
SEED = 20210712
COLUMNS = ['rule', 'language', 'hash', 'mark', 'article', 'id', 'judgement', 'note']


def findings_of(locseg, corpus, folders, select):
    root = os.path.join(corpus, 'bilingual')
    command = [locseg, 'check', '--format', 'json', '--fail-on', 'never', '-q']
    if select:
        command += ['--select', select]
    run = subprocess.run(command + [os.path.join(root, folder) for folder in folders],
                         stdout=subprocess.PIPE, check=False)
    if run.returncode != 0:
        sys.exit(f'{locseg} check exited {run.returncode}')
    for finding in json.loads(run.stdout)['findings']:
        finding['article'] = os.path.relpath(finding['article'], root)
        yield finding


def key_of(finding):
    mark = '{}:{}-{}'.format(finding['place'][0], *finding['mark'])
    return finding['rule'], finding['hash'], mark


def read_judgements():
    judged = {}
    if os.path.exists(TABLE):
        with open(TABLE, encoding='utf-8') as handle:
            for line in handle.read().splitlines()[1:]:
                row = dict(zip(COLUMNS, line.split('\t') + [''] * len(COLUMNS)))
                judged[row['rule'], row['hash'], row['mark']] = row['judgement'], row['note']
    return judged


def draw(findings):
    """The distinct findings by rule, and those drawn of each, in a stable order."""
    distinct = collections.defaultdict(dict)
    for finding in findings:
        distinct[finding['rule']].setdefault(key_of(finding), finding)
    for rule in sorted(distinct):
        keys = sorted(distinct[rule])
        chosen = random.Random(f'{SEED} {rule}').sample(keys, min(DRAWN, len(keys)))
        yield rule, len(keys), [(key, distinct[rule][key]) for key in sorted(chosen)]


def show(number, finding):
    place = finding['place']
    text = finding[place]
    begin, end = finding['mark']
    marked = text[max(0, begin - 90):begin] + '⟦' + text[begin:end] + '⟧' + text[end:end + 60]
    other = finding['source' if place == 'target' else 'target'] if place != 'excerpt' else ''
    print(f'{number}  {place[0].upper()} {marked}\n      {other[:150]}'.replace('\r', ''))


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument('locseg')
    parser.add_argument('corpus')
    parser.add_argument('--show', action='store_true')
    parser.add_argument('--select')
    options = parser.parse_args()
    judged = read_judgements()
    rows, counts = [], {}
    for language, folders in LANGUAGES.items():
        found = findings_of(options.locseg, options.corpus, folders, options.select)
        for rule, total, drawn in draw(found):
            tally = collections.Counter()
            for key, finding in drawn:
                judgement, note = judged.get(key, ('', ''))
                tally[judgement] += 1
                rows.append([rule, language, key[1], key[2], finding['article'],
                             finding.get('id', ''), judgement, note])
                if options.show and not judgement:
                    show(f'{rule} {language} {key[1][:8]} {key[2]}', finding)
            counts[rule, language] = total, len(drawn), tally
    if options.select:
        return 0
    with open(TABLE, 'w', encoding='utf-8') as handle:
        for row in [COLUMNS] + sorted(rows):
            handle.write('\t'.join(row).rstrip('\t') + '\n')
    good = True
    with open(SUMMARY, 'w', encoding='utf-8') as handle:
        handle.write('| rule | language | distinct | drawn | right | wrong | not judged |\n'
                     '|---|---|--:|--:|--:|--:|--:|\n')
        for (rule, language), (total, drawn, tally) in sorted(counts.items()):
            handle.write(f"| {rule} | {language} | {total} | {drawn} | {tally['right']} | "
                         f"{tally['wrong']} | {tally['']} |\n")
            good = good and not tally[''] and tally['right'] * 10 >= drawn * 9
    return 0 if good else 1


if __name__ == '__main__':
    sys.exit(main())
