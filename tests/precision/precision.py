#!/usr/bin/env python3
"""Judge the findings of `locseg check` by readers who did not write the rules.

usage: precision.py draw LOCSEG CORPUS... -o DIR     what is to be judged, a page a language
       precision.py enter DIR READER ANSWERS...      what a reader answered, into verdicts.tsv
       precision.py summary                          summary.md, from sample.tsv and verdicts.tsv

draw runs the default rules over CORPUS/bilingual/FOLDER, a language after the other, and draws with
a fixed seed 100 distinct findings of severity warning or error, and 50 of severity info. Distinct
means: by rule, hash of source and target, and mark. sample.tsv beside this file keeps what was
drawn, without a text; DIR/LANGUAGE.txt shows each with its segment and the lines about it, and
DIR/LANGUAGE.tsv says which finding has which number there.

A reader gets LANGUAGE.txt and nothing else: not the rules, not what others said. An answer is a
line `NUMBER <tab> VERDICT <tab> REASON`:

    right      the message is true and a reviewer of the translation wants it mended
    harmless   the message is true, and nobody needs to act on it
    wrong      a false alarm, or a message that says something untrue

Two readers judge each finding, and a third those on which the two differ; what two of them say
counts. verdicts.tsv keeps every verdict with its reason, and no text of the corpus. A verdict
belongs to rule, hash and mark: `draw` writes `seen` beside a finding that has two verdicts already.

summary exits 1 if a language has less than 95 in 100 right, less than 90 in human translations,
less than 45 of 50 infos right or harmless, or a rule with less than 9 in 10 right (of five or more).
"""
import argparse
import collections
import csv
import glob
import hashlib
import os
import re
import sys

from run_check import run_check

HERE = os.path.dirname(os.path.abspath(__file__))
VERDICTS = os.path.join(HERE, 'verdicts.tsv')
SAMPLE = os.path.join(HERE, 'sample.tsv')
SUMMARY = os.path.join(HERE, 'summary.md')
SEED = 20261129
LOUD, QUIET = 100, 50
KEY = ['rule', 'hash', 'mark']
CARD = ['number', 'language', 'severity', 'origin', *KEY, 'article', 'id']
COLUMNS = CARD[1:] + ['reader', 'verdict', 'reason']
LANGUAGE = re.compile(r'(?:^|-)([a-z]{2})-[a-z]{2}(?:-|$)')


def table(path, columns):
    if not os.path.exists(path):
        return []
    with open(path, encoding='utf-8', newline='') as handle:
        return list(csv.DictReader(handle, fieldnames=columns, delimiter='\t',
                                   quoting=csv.QUOTE_NONE))[1:]


def write_table(path, columns, rows):
    with open(path, 'w', encoding='utf-8', newline='') as handle:
        handle.write('\t'.join(columns) + '\n')
        for row in rows:
            handle.write('\t'.join(row[column].replace('\t', ' ') for column in columns) + '\n')


def key_of(row):
    return tuple(row[column] for column in KEY)


def folders_by_language(corpora):
    folders = collections.defaultdict(list)
    for corpus in corpora:
        for path in sorted(glob.glob(os.path.join(corpus, 'bilingual', '*'))):
            match = LANGUAGE.search(os.path.basename(path))
            if match:
                folders[match.group(1)].append(path)
    return folders


def origin_of(path):
    """Who translated the article, as its front matter says: human, machine or unknown."""
    with open(path, encoding='utf-8', errors='replace') as handle:
        found = re.search(r'ms\.translationtype:\s*(\w+)', handle.read(4000))
    return {'HT': 'human', 'MT': 'machine'}.get(found.group(1), 'unknown') if found else 'unknown'


def findings_of(locseg, folders):
    """The distinct findings of a language: what the card needs, and the article's path."""
    distinct = {}
    for folder in folders:
        for finding in run_check(locseg, '--root', os.path.dirname(folder), folder):
            finding['path'] = os.path.join(os.path.dirname(folder), finding['article'])
            mark = '{}:{}-{}'.format(finding['place'][0], *finding['mark'])
            distinct.setdefault((finding['rule'], finding['hash'], mark), finding)
    return distinct


def drawn(distinct):
    """By a hash of the finding, so that a rule that changes leaves the rest of the sample alone."""
    def lot(key):
        return hashlib.sha256(f'{SEED} {key}'.encode()).digest()
    chosen = []
    for severities, count in ((('error', 'warning'), LOUD), (('info',), QUIET)):
        keys = [key for key, finding in distinct.items() if finding['severity'] in severities]
        chosen += sorted(keys, key=lot)[:count]
    return chosen


def text_of(number, finding, seen):
    text = finding[finding['place']]
    begin, end = finding['mark']
    marked = (text[:begin] + '⟦' + text[begin:end] + '⟧' + text[end:])[max(0, begin - 700):end + 700]
    other = {'target': 'source', 'source': 'target'}.get(finding['place'])
    lines = [f"== {number}{'  seen' if seen else ''}  {finding['rule']} ({finding['severity']})",
             f"says:   {finding['message']}",
             f"{finding['place'] + ':':7} {marked}"]
    if other:
        lines.append(f"{other + ':':7} {finding[other][:1500]}")
    lines += [f"  also {it['article']}:{it['line']}: {it['text'][:500]}" for it in finding.get('related', [])]
    with open(finding['path'], encoding='utf-8', errors='replace', newline='') as handle:
        body = handle.read().split('\n')
    line = finding['line'] - 1
    for at in range(max(0, line - 1), min(len(body), line + 2)):
        column = finding['column'] if at == line else 0
        shown = body[at].rstrip('\r')[max(0, column - 500):column + 900]
        lines.append(f"  line {at + 1}{'>' if at == line else ' '} {shown}")
    return '\n'.join(lines) + '\n\n'


def draw(options):
    os.makedirs(options.o, exist_ok=True)
    judged = collections.Counter(key_of(row) for row in table(VERDICTS, COLUMNS))
    sample = []
    for language, folders in sorted(folders_by_language(options.corpus).items()):
        distinct = findings_of(options.locseg, folders)
        rows, cards = [], []
        for number, key in enumerate(drawn(distinct), 1):
            finding = distinct[key]
            rows.append(dict(zip(KEY, key), number=str(number), language=language,
                             severity=finding['severity'], origin=origin_of(finding['path']),
                             article=finding['article'], id=finding.get('id', '')))
            cards.append(text_of(number, finding, judged[key] >= 2))
        write_table(os.path.join(options.o, language + '.tsv'), CARD, rows)
        sample += rows
        with open(os.path.join(options.o, language + '.txt'), 'w', encoding='utf-8') as handle:
            handle.writelines(cards)
        fresh = sum(judged[key_of(row)] < 2 for row in rows)
        print(f'{language}: {len(distinct)} distinct, {len(rows)} drawn, {fresh} to be judged')
    write_table(SAMPLE, CARD[1:], sample)
    return 0


def enter(options):
    rows = table(VERDICTS, COLUMNS)
    known = {(*key_of(row), row['reader']): row for row in rows}
    for path in options.answers:
        language = os.path.basename(path)[:2]
        cards = {row['number']: row for row in
                 table(os.path.join(options.dir, language + '.tsv'), CARD)}
        with open(path, encoding='utf-8') as handle:
            for line in filter(str.strip, handle):
                number, verdict, reason = line.rstrip('\n').split('\t', 2)
                if verdict not in ('right', 'harmless', 'wrong') or number not in cards:
                    sys.exit(f'{path}: {line}')
                row = dict(cards[number], reader=options.reader, verdict=verdict, reason=reason)
                known[(*key_of(row), options.reader)] = row
    ordered = sorted(known.values(), key=lambda row: [row[column] for column in COLUMNS])
    write_table(VERDICTS, COLUMNS, ordered)
    return 0


def settled(verdicts, quiet):
    """What two readers of a finding agree on; None if they do not. Of an info, right and harmless
    are the same."""
    words = ['harmless' if quiet and word == 'right' else word for word in verdicts]
    word, count = collections.Counter(words).most_common(1)[0]
    return word if count >= 2 else None


def share(good, count):
    return f'{good} of {count}' if count else ''


def summary(_options):
    verdicts = collections.defaultdict(list)
    for row in table(VERDICTS, COLUMNS):
        verdicts[key_of(row)].append(row['verdict'])
    languages = collections.defaultdict(collections.Counter)
    rules = collections.defaultdict(collections.Counter)
    for row in table(SAMPLE, CARD[1:]):
        kind = 'quiet' if row['severity'] == 'info' else 'loud'
        verdict = settled(verdicts[key_of(row)] or ['none'], kind == 'quiet')
        tally = languages[row['language']]
        tally[kind, verdict] += 1
        if kind == 'loud':
            if row['origin'] == 'human':
                tally['human', verdict] += 1
            rules[row['rule'], row['language']][verdict] += 1
    return write_summary(languages, rules)


def write_summary(languages, rules):
    good = True
    with open(SUMMARY, 'w', encoding='utf-8') as out:
        out.write('| language | warnings and errors: right | harmless | wrong | not settled '
                  '| human translations: right | infos: right or harmless |\n'
                  '|---|--:|--:|--:|--:|--:|--:|\n')
        for language, tally in sorted(languages.items()):
            def count(kind, tally=tally):
                return sum(number for (of, _), number in tally.items() if of == kind)
            loud, human, quiet = count('loud'), count('human'), count('quiet')
            calm = tally['quiet', 'right'] + tally['quiet', 'harmless']
            out.write(f"| {language} | {share(tally['loud', 'right'], loud)} "
                      f"| {tally['loud', 'harmless']} | {tally['loud', 'wrong']} "
                      f"| {tally['loud', None]} | {share(tally['human', 'right'], human)} "
                      f"| {share(calm, quiet)} |\n")
            good = good and tally['loud', 'right'] >= 0.95 * loud and calm >= 0.9 * quiet
            good = good and tally['human', 'right'] >= 0.9 * human
        out.write('\n| rule | language | judged | right | harmless | wrong | not settled |\n'
                  '|---|---|--:|--:|--:|--:|--:|\n')
        for (rule, language), tally in sorted(rules.items()):
            judged = sum(tally.values())
            out.write(f"| {rule} | {language} | {judged} | {tally['right']} "
                      f"| {tally['harmless']} | {tally['wrong']} | {tally[None]} |\n")
            good = good and (judged < 5 or tally['right'] >= 0.9 * judged)
    return 0 if good else 1


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser('draw')
    command.add_argument('locseg')
    command.add_argument('corpus', nargs='+')
    command.add_argument('-o', metavar='DIR', required=True)
    command.set_defaults(run=draw)
    command = commands.add_parser('enter')
    command.add_argument('dir')
    command.add_argument('reader')
    command.add_argument('answers', nargs='+')
    command.set_defaults(run=enter)
    commands.add_parser('summary').set_defaults(run=summary)
    options = parser.parse_args()
    return options.run(options)


if __name__ == '__main__':
    sys.exit(main())
