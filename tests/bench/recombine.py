#!/usr/bin/env python3
"""Makes many sentences of some: the units of the input with distinct sources, then new ones, each
the beginning of one sentence and the end of another. With one seed the output is always the same.

usage: recombine.py COUNT [SEED] [--new-to UNITS] < UNITS > UNITS          (all JSON Lines)
  COUNT    units to write; recombined ones are added until there are as many
  SEED     1 when left out
  --new-to write recombined units only, with sources that UNITS does not hold
"""
import json
import random
import re
import sys

SENTENCES_AN_ARTICLE = 40


def parts(text):
    """Words with the space after them; single characters where the script writes no spaces."""
    return re.findall(r'[^\s\u0e00-\uffef]+\s*|[\u0e00-\uffef]\s*|\s+', text)


def read(lines):
    units = {}
    for line in lines:
        unit = json.loads(line)
        units.setdefault(unit['source'], unit)
    return units


def main():
    arguments = sys.argv[1:]
    known = set()
    only_new = '--new-to' in arguments
    if only_new:
        at = arguments.index('--new-to')
        with open(arguments[at + 1], encoding='utf-8') as file:
            known = set(read(file))
        del arguments[at:at + 2]
    count = int(arguments[0])
    chance = random.Random(int(arguments[1]) if len(arguments) > 1 else 1)
    units = read(sys.stdin)
    stock = [(unit, parts(source)) for source, unit in units.items()]
    stock = [(unit, words) for unit, words in stock if len(words) > 3]
    written = 0

    def write(unit, source):
        nonlocal written
        record = {**unit, 'article': f'made/{written // SENTENCES_AN_ARTICLE:06}.md',
                  'line': None, 'id': f'00000-{written % SENTENCES_AN_ARTICLE + 103}',
                  'source': source}
        print(json.dumps(record, ensure_ascii=False))
        written += 1

    if not only_new:
        for source, unit in units.items():
            if written < count:
                write(unit, source)
    known |= set(units)
    while written < count:
        (unit, head), (_, tail) = chance.choice(stock), chance.choice(stock)
        source = ''.join(head[:chance.randrange(1, len(head))] +
                         tail[chance.randrange(1, len(tail)):])
        if source not in known:
            known.add(source)
            write(unit, source)


if __name__ == '__main__':
    main()
