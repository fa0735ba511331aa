#!/usr/bin/env python3
"""Makes two trees of articles, the second as the next handoff would leave the first.

usage: make_revisions.py ARTICLES OUT [COUNT]        writes OUT/before and OUT/after
       make_revisions.py --reordered OUT [COUNT]     writes OUT/{here,same,reordered}.jsonl

Copies the articles under ARTICLES, over and over with the copy's number in every text, until there
are COUNT (1,000 if left out). In the second tree every id has another prefix and another number, and
of the segments, chosen at random but always the same, 12 in 100 have words of the target replaced, 3
words of source and target, 1 is gone and 1 is new: about what real revisions of machine-translated
articles change.

With --reordered: COUNT segments (20,000 if left out), the same under other ids, and the same in
another order.
"""
import json
import os
import random
import re
import sys

PAIR = re.compile(r'<span data-ttu-id="([0-9a-f]{5})-(p?)(\d+)">(.*?)</span><span class="sxs-lookup">'
                  r'<span data-stu-id="\1-\2\3">(.*?)</span></span>', re.S)
WORD = re.compile(r'[^\W\d_]{2,}')
LETTERS = ['abdeghiklmnoprstu', '的一是不了人我在有他这中大来上国']


def pair(prefix, number, target, source):
    return (f'<span data-ttu-id="{prefix}-{number}">{target}</span><span class="sxs-lookup">'
            f'<span data-stu-id="{prefix}-{number}">{source}</span></span>')


def reworded(text, dice):
    """A word, or in a script without spaces two characters, of the text replaced; of every fourth
    text three."""
    for _ in range(1 if dice.randrange(4) else 3):
        words = [m for m in WORD.finditer(text) if '<' not in text and '](' not in text]
        if not words:
            return text + ' +'
        word = dice.choice(words)
        begin, end = word.span()
        if ord(text[begin]) > 0xE00:
            begin = dice.randrange(begin, end - 1)
            end = begin + 2
        text = text[:begin] + ''.join(dice.choice(LETTERS[text[begin] > '\u0e00'])
                                      for _ in range(end - begin)) + text[end:]
    return text


def revised(text, dice):
    prefix = f'{dice.randrange(16 ** 5):05x}'
    number = [102]

    def revise(match):
        target, source = match.group(4), match.group(5)
        number[0] += 1
        lot = dice.randrange(100)
        if lot < 12:
            target = reworded(target, dice)
        elif lot < 15:
            target, source = reworded(target, dice), reworded(source, dice)
        elif lot < 16:
            return ''
        out = pair(prefix, f'{match.group(2)}{number[0]}', target, source)
        if lot == 16:
            number[0] += 1
            out += ' ' + pair(prefix, number[0], target + ' +', 'Newly added: ' + source)
        return out

    return PAIR.sub(revise, text)


def trees(articles, out, count):
    dice = random.Random(20210715)
    paths = sorted(os.path.join(folder, name) for folder, _, names in os.walk(articles)
                   for name in names if name.endswith(('.md', '.yml')))
    for number in range(count):
        path = paths[number % len(paths)]
        copy = number // len(paths)
        with open(path, encoding='utf-8', errors='surrogateescape', newline='') as handle:
            text = handle.read()
        if copy:
            text = text.replace('</span><span class="sxs-lookup">',
                                f' {copy}</span><span class="sxs-lookup">')
            text = text.replace('</span></span>', f' {copy}</span></span>')
        name = os.path.join(str(copy), os.path.relpath(path, articles))
        for side, bytes_ in (('before', text), ('after', revised(text, dice))):
            to = os.path.join(out, side, name)
            os.makedirs(os.path.dirname(to), exist_ok=True)
            with open(to, 'w', encoding='utf-8', errors='surrogateescape', newline='') as handle:
                handle.write(bytes_)


def reordered(out, count):
    dice = random.Random(20210715)
    words = [''.join(dice.choice('aeioubdklmnprst') for _ in range(dice.randrange(2, 9)))
             for _ in range(4000)]
    units = [(' '.join(dice.choices(words, k=dice.randrange(3, 20))),
              ' '.join(dice.choices(words, k=dice.randrange(3, 20)))) for _ in range(count)]
    other = units[:]
    dice.shuffle(other)
    for name, prefix, all_ in (('here', '0a1b2', units), ('same', 'f0ed8', units),
                               ('reordered', 'f0ed8', other)):
        with open(os.path.join(out, name + '.jsonl'), 'w', encoding='utf-8') as handle:
            for number, (source, target) in enumerate(all_):
                handle.write(json.dumps(
                    {'article': 'a.md', 'line': number + 1, 'id': f'{prefix}-{number + 103}',
                     'source_lang': 'en-US', 'target_lang': 'de-DE', 'source': source,
                     'target': target, 'translation_type': 'MT', 'recovered': False}) + '\n')


def main():
    if sys.argv[1] == '--reordered':
        reordered(sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 20_000)
    else:
        trees(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 1_000)


if __name__ == '__main__':
    main()
