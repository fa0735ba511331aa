#!/usr/bin/env python3
"""Three-way merges of real revisions: locseg merge3 beside git merge-file.

usage: merge3_beside_git.py LOCSEG CORPUS [EDITS]

Takes every two revisions in CORPUS/revisions/ARTICLE/ that follow one another as BASE and THEIRS,
and makes OURS of BASE by editing EDITS (10 if left out) targets chosen at random, always the same.
Counts, over all pairs, the articles in conflict, the conflict hunks, and the wrong merges: merges
that git would call clean though an edit of ours is neither in the result nor told of, or though a
target of theirs that we did not edit is gone.

git merges the articles as they are, and in a kinder form: ids stripped, the localization keys left
out, one pair a line.
"""
import os
import random
import re
import subprocess
import sys
import tempfile

PAIR = re.compile(
    rb'<span data-ttu-id="([^"<>]*)">(.*?)</span><span class="sxs-lookup">'
    rb'<span data-stu-id="\1">(.*?)</span></span>', re.S)
KEYS = re.compile(rb'^\s*ms\.(contentlocale|translationtype|sourcegitcommit|openlocfilehash|'
                  rb'lasthandoff|locfileid):.*\n', re.M)


def read(path):
    with open(path, 'rb') as handle:
        return handle.read()


def edit(base, count, dice):
    pairs = list(PAIR.finditer(base))
    chosen = sorted(dice.sample(range(len(pairs)), min(count, len(pairs))))
    out, at, edits = [], 0, []
    for index in chosen:
        begin, end = pairs[index].span(2)
        text = b'edited by us %d' % index
        out += [base[at:begin], text]
        at = end
        edits.append(text)
    return b''.join(out) + base[at:], edits


def kind(text):
    text = KEYS.sub(b'', text)
    text = PAIR.sub(lambda m: b'\n<T>' + m.group(2).replace(b'\n', b' ') + b'<S>' +
                    m.group(3).replace(b'\n', b' ') + b'</S>\n', text)
    return text


def hunks(text):
    return len(re.findall(rb'^<<<<<<< ', text, re.M))


class Tally:
    def __init__(self, name):
        self.name, self.articles, self.conflicts, self.hunks, self.wrong = name, 0, 0, 0, 0

    def add(self, status, text, wrong):
        self.articles += 1
        found = hunks(text)
        self.conflicts += 1 if found else 0
        self.hunks += found
        self.wrong += 1 if status == 0 and wrong else 0

    def __str__(self):
        return (f'{self.name:28} {self.conflicts:3} of {self.articles} in conflict, '
                f'{self.hunks:5} hunks, {self.wrong} wrong')


def main():
    locseg, corpus = sys.argv[1:3]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 10
    dice = random.Random(20210715)
    raw, kinder, ours_tally = Tally('git merge-file'), Tally('git merge-file, kinder form'), Tally(
        'locseg merge3')
    kept = conflicts = stale = 0
    root = os.path.join(corpus, 'revisions')
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ('ours.md', 'base.md', 'theirs.md')]

        def run(command, texts):
            for path, text in zip(paths, texts):
                with open(path, 'wb') as handle:
                    handle.write(text)
            return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                  check=False)

        for article in sorted(os.listdir(root)):
            names = sorted(os.listdir(os.path.join(root, article)))
            for old, new in zip(names, names[1:]):
                base = read(os.path.join(root, article, old))
                theirs = read(os.path.join(root, article, new))
                ours, edits = edit(base, count, dice)
                for tally, form in ((raw, lambda text: text), (kinder, kind)):
                    done = run(['git', 'merge-file', '-p', *paths],
                               [form(ours), form(base), form(theirs)])
                    lost = any(text not in done.stdout for text in edits)
                    tally.add(done.returncode, done.stdout, lost)
                done = run([locseg, 'merge3', paths[1], paths[0], paths[2]], [ours, base, theirs])
                told = done.stderr.decode()
                result = {m.group(3): m.group(2) for m in PAIR.finditer(done.stdout)}
                theirs_by_id = {m.group(1): m.group(2) for m in PAIR.finditer(theirs)}
                lost = any(text not in done.stdout for text in edits)
                changed = sum(1 for m in PAIR.finditer(done.stdout)
                              if theirs_by_id.get(m.group(1)) != m.group(2)
                              and m.group(2) not in edits)
                ours_tally.add(done.returncode, done.stdout,
                               (lost and 'stale' not in told) or changed or not result)
                totals = re.search(r': (\d+) kept, (\d+) in conflict, (\d+) stale', told)
                if totals:
                    kept += int(totals.group(1))
                    conflicts += int(totals.group(2))
                    stale += int(totals.group(3))
    for tally in (raw, kinder, ours_tally):
        print(tally)
    print(f'edits of ours in locseg merge3: {kept} kept, {conflicts} in conflict, {stale} stale')


if __name__ == '__main__':
    main()
