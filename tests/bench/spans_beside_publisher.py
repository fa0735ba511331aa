#!/usr/bin/env python3
"""Bilingual articles that `align --to spans` makes of two trees, beside the publisher's own.

usage: spans_beside_publisher.py LOCSEG DATA [CONDITION]

DATA has folders LANGUAGE/CONDITION/NAME with source.md, target.md and gold.md, the publisher's article
(CONDITION is `handoff` if left out). An article counts as the same if it equals the publisher's byte for
byte, but for the prefix of the ids, which is the publisher's own, and for backslashes before asterisks,
which only one of both writes. Each must render to its translation to the byte; and the numbers that the
publisher's ids leave out are those of titles, descriptions and alternative texts, which `--hidden` must
give just these. What is not so is named, and the exit status is 1.
"""
import json
import os
import re
import subprocess
import sys
import tempfile


def compared(text):
    """Of an article, what has to be the same."""
    text = re.sub(rb'(data-(?:ttu|stu)-id=")[0-9a-f]+-', rb'\1-', text)
    return text.replace(b'\\*', b'*')


def render(locseg, side, path):
    return subprocess.run([locseg, 'render', '--side', side, path], check=True, stdout=subprocess.PIPE).stdout


def read(*parts):
    with open(os.path.join(*parts), 'rb') as file:
        return file.read()


def numbers(locseg, *arguments):
    """The numbers of the ids of units, as locseg prints them, and which of them have a target."""
    out = subprocess.run([locseg, *arguments], check=True, stdout=subprocess.PIPE).stdout
    units = [json.loads(line) for line in out.splitlines()]
    return {int(unit['id'].split('-')[1]): unit['target'] != '' for unit in units}


def main():
    locseg, data = map(os.path.abspath, sys.argv[1:3])
    condition = sys.argv[3] if len(sys.argv) > 3 else 'handoff'
    failed = 0
    for language in sorted(os.listdir(data)):
        top = os.path.join(data, language, condition)
        names = sorted(os.listdir(top))
        same = left_out = 0
        with tempfile.TemporaryDirectory() as work:
            for side in ('source', 'target'):
                os.mkdir(os.path.join(work, side))
                for name in names:
                    with open(os.path.join(work, side, name + '.md'), 'wb') as file:
                        file.write(read(top, name, side + '.md'))
            subprocess.run([locseg, 'align', '-q', '--no-ignore', '--root', 'target', '--target-lang', language,
                            '--to', 'spans', '-o', 'both', 'source', 'target'], check=True, cwd=work)
            for name in names:
                made = os.path.join(work, 'both', name + '.md')
                if render(locseg, 'target', made) != read(top, name, 'target.md'):
                    print('%s: %s does not render to its translation' % (language, name))
                    failed = 1
                mine = numbers(locseg, 'align', '-q', '--no-ignore', '--hidden', '--target-lang', language,
                               *(os.path.join(top, name, side + '.md') for side in ('source', 'target')))
                theirs = numbers(locseg, 'extract', '-q', '--no-ignore', '--allow-empty',
                                 os.path.join(top, name, 'gold.md'))
                gaps = set(range(101, max(theirs, default=100) + 1)) - set(theirs)
                left_out += len(gaps)
                for number in sorted(number for number in gaps if not mine.get(number)):
                    print('%s: %s has nothing for %d, which the publisher left out' % (language, name, number))
                    failed = 1
                same += compared(read(made)) == compared(read(top, name, 'gold.md'))
        print('%s %s: %d articles, %d as the publisher\'s (%.1f %%), %d numbers left out' %
              (language, condition, len(names), same, 100 * same / len(names), left_out))
    return failed


if __name__ == '__main__':
    sys.exit(main())
