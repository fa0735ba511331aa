#!/usr/bin/env python3
"""Scores aligned pairs against bilingual articles.

usage: score_alignment.py PAIRS.jsonl SET
  PAIRS.jsonl  as `locseg align` writes it; an article is named NAME.md
  SET          a folder of NAME/gold.md, the bilingual article, and NAME/source.md

A pair is right if its texts are those of a pair of the bilingual article, with white space folded and
the escapes of the bilingual writer taken back; each of these counts once. Pairs of the bilingual
article whose source is not in the source article any more do not count. A pair is misaligned if its
target is that of bilingual pairs whose sources all share less than half of their words with its own.
Sure are pairs of confidence 0.9 and more.
"""
import collections
import json
import os
import re
import sys

PAIR = re.compile(
    r'<span data-ttu-id="([^"]*)">((?:(?!<span data-[ts]tu-id=).)*?)</span>'
    r'<span class="sxs-lookup"><span data-stu-id="\1">((?:(?!<span data-[ts]tu-id=).)*?)</span></span>',
    re.S)
SURE = 0.9


def read(path):
    with open(path, encoding='utf-8', errors='replace', newline='') as handle:
        return handle.read()


def fold(text):
    return re.sub(r'\\([*`])', r'\1', ' '.join(text.split()))


def words(text):
    return set(re.findall(r'\w+', text.casefold()))


def same(a, b):
    if a == b:  # what has no word, too
        return True
    a, b = words(a), words(b)
    return 2 * len(a & b) >= max(len(a), len(b), 1)


def score(pairs, folder, name, sums):
    everything = [(fold(source), fold(target))
                  for _, target, source in PAIR.findall(read(f'{folder}/{name}/gold.md'))]
    there = ''.join(fold(read(f'{folder}/{name}/source.md')).split())
    gold = collections.Counter(pair for pair in everything if ''.join(pair[0].split()) in there)
    sources_of = collections.defaultdict(set)
    for source, target in everything:
        sources_of[target].add(source)
    sums['gold'] += sum(gold.values())
    for source, target, sure in pairs:
        sums['pairs'] += 1
        sums['sure'] += sure
        if gold[source, target] > 0:
            gold[source, target] -= 1
            sums['right'] += 1
        if target in sources_of and not any(same(source, s) for s in sources_of[target]):
            sums['misaligned'] += 1
            sums['misaligned and sure'] += sure


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    pairs = collections.defaultdict(list)
    with open(sys.argv[1], encoding='utf-8') as lines:
        for line in lines:
            unit = json.loads(line)
            name = os.path.basename(unit['article']).removesuffix('.md')
            sure = unit.get('confidence', 1) >= SURE
            pairs[name].append((fold(unit['source']), fold(unit['target']), sure))
    sums = collections.Counter()
    for name in sorted(os.listdir(sys.argv[2])):
        score(pairs[name], sys.argv[2], name, sums)
    precision = sums['right'] / max(sums['pairs'], 1)
    recall = sums['right'] / max(sums['gold'], 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f'pairs {sums["pairs"]:6d}  exact P {precision:.4f} R {recall:.4f} F1 {f1:.4f}  '
          f'misaligned {sums["misaligned"] / max(sums["pairs"], 1):.2%}  '
          f'sure {sums["sure"] / max(sums["pairs"], 1):.2%}, of them not misaligned '
          f'{1 - sums["misaligned and sure"] / max(sums["sure"], 1):.4f}')


if __name__ == '__main__':
    main()
