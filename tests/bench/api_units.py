#!/usr/bin/env python3
"""Makes units of API reference, as sources that are short and much alike: the sentences of the
documentation comments in TypeScript declarations, each once.

usage: api_units.py FOLDER > UNITS                       (its *.d.ts, at any depth)
       api_units.py --queries COUNT < UNITS > QUERIES    (sources with a word put into the middle)

Packages of npm have such declarations. 41 of Microsoft's, with 80,416 sentences:

    npm pack @types/office-js @azure/arm-network @azure/arm-compute @azure/arm-sql ...
"""
import json
import pathlib
import random
import re
import sys

SHORTEST = 4  # characters


def paragraphs(comment):
    lines = [re.sub(r'^\s*\*?\s?', '', line).strip() for line in comment.split('\n')]
    paragraph = []
    for line in [*lines, '']:
        tag = re.match(r'@(\w+)\s*(.*)', line)
        if (tag or not line) and paragraph:
            yield ' '.join(paragraph)
            paragraph = []
        if not tag:
            paragraph += [line] if line else []
        elif tag[1] in ('param', 'returns', 'remarks', 'deprecated'):
            said = re.sub(r'^\w+\s+-?\s*', '', tag[2]) if tag[1] == 'param' else tag[2]
            paragraph += [said] if said else []
    if paragraph:
        yield ' '.join(paragraph)


def units(folder):
    known = set()
    for path in sorted(pathlib.Path(folder).rglob('*.d.ts')):
        text = path.read_text(encoding='utf-8', errors='replace')
        for comment in re.findall(r'/\*\*(.*?)\*/', text, re.S):
            for paragraph in paragraphs(comment):
                for sentence in re.split(r'(?<=[.!?])\s+(?=[A-Z])', paragraph):
                    sentence = sentence.strip(' -')
                    if len(sentence) >= SHORTEST and sentence not in known:
                        known.add(sentence)
                        yield {'source': sentence, 'target': f'«{sentence}»', 'source_lang': 'en-US',
                               'target_lang': 'und'}


def queries(lines, count):
    sources = [json.loads(line)['source'] for line in lines]
    words = sorted({word for source in sources for word in source.split() if word.isalpha()})
    chance = random.Random(1)
    for source in chance.sample(sources, count):
        parts = source.split()
        parts.insert(len(parts) // 2, chance.choice(words))
        yield {'source': ' '.join(parts)}


def main():
    if sys.argv[1:2] == ['--queries'] and len(sys.argv) == 3:
        made = queries(sys.stdin, int(sys.argv[2]))
    elif len(sys.argv) == 2:
        made = units(sys.argv[1])
    else:
        sys.exit(__doc__)
    for one in made:
        print(json.dumps(one, ensure_ascii=False))


if __name__ == '__main__':
    main()
