#!/usr/bin/env python3
"""Makes many units of some by small changes: each is a unit of the input of whose source some words are
other words of the input, in capitals, dropped or doubled, or have a number beside them. As many of the
words are changed as a revision changes: one, up to a third of them. Sources are distinct; a third of
them is shorter than 30 characters. With one seed the output is always the same.

usage: perturb_units.py COUNT [SEED] < UNITS > UNITS          (both JSON Lines)
"""
import json
import random
import sys

UNITS_AN_ARTICLE = 200
SHORT = 30  # characters


class Maker:
    def __init__(self, units, seed):
        self.chance = random.Random(seed)
        self.words = [word for unit in units for word in unit['source'].split()]
        # Of each length: sources as words, and the target as JSON writes it, less its last quote.
        self.stock = {True: [], False: []}
        for unit in units:
            target = json.dumps(unit['target'], ensure_ascii=False)[:-1]
            self.stock[len(unit['source']) < SHORT].append((unit['source'].split(), target))

    def change(self, words):
        below = self.chance.random
        for _ in range(1 + int(below() * (1 + len(words) // 3))):
            at = int(below() * len(words))
            kind = below()
            if kind < 0.6:
                words[at] = self.words[int(below() * len(self.words))]
            elif kind < 0.75:
                words.insert(at, str(int(below() * 10000)))
            elif kind < 0.85:
                words[at] = words[at].capitalize() if words[at].islower() else words[at].lower()
            elif kind < 0.92 and len(words) > 1:
                del words[at]
            else:
                words.insert(at, self.words[int(below() * len(self.words))])

    def changed(self, is_short):
        stock = self.stock[is_short]
        words, target = stock[int(self.chance.random() * len(stock))]
        words = words.copy()
        self.change(words)
        return ' '.join(words), target

    def make(self, count):
        known = set()
        while len(known) < count:
            is_short = self.chance.random() * 3 < 1
            source, target = self.changed(is_short)
            while (len(source) < SHORT) != is_short or hash(source) in known:
                source, target = self.changed(is_short)
            known.add(hash(source))
            yield source, target


def main():
    count = int(sys.argv[1])
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    units = {}
    for line in sys.stdin:
        unit = json.loads(line)
        if unit['source'].strip() and unit['target']:
            units.setdefault(unit['source'], unit)
    units = list(units.values())
    same = ', '.join(f'"{key}": {json.dumps(units[0][key])}'
                     for key in ('source_lang', 'target_lang', 'translation_type'))
    for number, (source, target) in enumerate(Maker(units, seed).make(count)):
        article, at = divmod(number, UNITS_AN_ARTICLE)
        sys.stdout.write(f'{{"article": "made/{article:06}.md", "id": "00000-{at + 103}", {same}, "source": '
                         f'{json.dumps(source, ensure_ascii=False)}, "target": {target} {number}"}}\n')


if __name__ == '__main__':
    main()
