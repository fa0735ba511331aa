#!/usr/bin/env python3
"""Runs the examples of docs/format.md and docs/layouts.md: the description of a format is its test.

usage: run_spec.py LOCSEG PAGE         compare what locseg reads with what the page says
       run_spec.py --seeds PAGE DIR    write the examples to DIR, as seeds for fuzzers

An example is a fenced block with an article, marked `markdown`, `yaml`, `json`, `xml` or `pod`, and
perhaps with its layout (`markdown comment`), and after it a block marked `extract` with what is read from it: a line for each segment (number, then target
and source on lines of their own), one for the metadata if there is any, one for each problem.
Line feeds, tabs and backslashes of a text are shown as `\\n`, `\\t` and `\\\\`. Every article is also
written back with its texts unchanged, by merging what was read, which must give the same bytes.

LOCSEG_UPDATE=1 rewrites the `extract` blocks; it is refused if CI=true.
"""
import difflib
import json
import os
import re
import subprocess
import sys
import tempfile

ENDINGS = {'markdown': 'md', 'yaml': 'yml', 'json': 'json', 'xml': 'xml', 'pod': 'pod'}
BLOCK = re.compile(r'^(`{3,})(\w*)(?: (\w+))?\n(.*?)^\1\n', re.M | re.S)
PROBLEM = re.compile(r'locseg: article\.\w+:(\d+:\d+): ([a-z0-9-]+): .*')


class Example:
    """`page[begin:end]` is the text of the block that says what is read."""

    def __init__(self, line, kind, layout, article, begin, end):
        self.line, self.kind, self.layout, self.article = line, kind, layout, article
        self.begin, self.end = begin, end


def examples_of(page):
    blocks = list(BLOCK.finditer(page))
    examples = []
    for article, read in zip(blocks, blocks[1:]):
        if read[2] != 'extract':
            continue
        line = page.count('\n', 0, article.start()) + 1
        if article[2] not in ENDINGS:
            sys.exit(f'line {line}: an example is one of {", ".join(ENDINGS)}, not "{article[2]}"')
        examples.append(Example(line, article[2], article[3], article[4], read.start(4),
                                read.end(4)))
    if len(examples) != sum(block[2] == 'extract' for block in blocks):
        sys.exit('an `extract` block without an article before it')
    return examples


def shown(text):
    return text.replace('\\', '\\\\').replace('\n', '\\n').replace('\t', '\\t')


def run(command, folder):
    return subprocess.run(command, cwd=folder, check=False, timeout=60, capture_output=True,
                          text=True, encoding='utf-8')


def read(locseg, example, folder):
    """What locseg makes of the article, in the words of the page."""
    name = 'article.' + ENDINGS[example.kind]
    with open(os.path.join(folder, name), 'w', encoding='utf-8', newline='') as handle:
        handle.write(example.article)
    layout = ['--layout', example.layout] if example.layout else []
    done = run([locseg, 'extract', '--strict', *layout, name], folder)
    if done.returncode not in (0, 1):
        return done.stderr
    lines, metadata = [], ''
    for record in map(json.loads, done.stdout.splitlines()):
        known = [record[key] for key in ('target_lang', 'translation_type', 'handoff',
                                         'source_commit') if record[key]]
        metadata = ', '.join(known)
        recovered = ', recovered' if record['recovered'] else ''
        lines += [f'{record["id"]}, line {record["line"]}{recovered}',
                  '  target  ' + shown(record['target']), '  source  ' + shown(record['source'])]
    if metadata:
        lines.insert(0, 'metadata: ' + metadata)
    lines += [f'{problem[1]}: {problem[2]}'
              for problem in map(PROBLEM.fullmatch, done.stderr.splitlines()) if problem]
    return ''.join(line + '\n' for line in lines) + rewritten([locseg, 'merge', *layout], name, done.stdout, folder)


def rewritten(merge, name, records, folder):
    """Complains if merging what was read changes a byte."""
    with open(os.path.join(folder, 'read.jsonl'), 'w', encoding='utf-8') as handle:
        handle.write(records)
    done = run([*merge, name, 'read.jsonl', '-o', 'written'], folder)
    with open(os.path.join(folder, name), 'rb') as before:
        if not records:
            return ''
        if done.returncode > 1 or not os.path.exists(os.path.join(folder, 'written')):
            return 'merge: ' + done.stderr
        with open(os.path.join(folder, 'written'), 'rb') as after:
            return '' if before.read() == after.read() else 'merge: other bytes\n'


def compare(locseg, path):
    update = os.environ.get('LOCSEG_UPDATE') == '1'
    if update and os.environ.get('CI') == 'true':
        sys.exit('LOCSEG_UPDATE=1 is refused if CI=true: pages are rewritten by people')
    with open(path, encoding='utf-8') as handle:
        page = handle.read()
    examples, wrong, after = examples_of(page), 0, page
    for example in reversed(examples):
        with tempfile.TemporaryDirectory() as folder:
            actual = read(locseg, example, folder)
        expected = page[example.begin:example.end]
        if actual == expected:
            continue
        after = after[:example.begin] + actual + after[example.end:]
        if not update:
            wrong += 1
            print(f'{path}:{example.line}:')
            sys.stdout.writelines(difflib.unified_diff(expected.splitlines(True),
                                                       actual.splitlines(True), 'page', 'locseg'))
    if update and after != page:
        with open(path, 'w', encoding='utf-8') as handle:
            handle.write(after)
    print(f'{path}: {len(examples)} examples, {wrong} wrong')
    return 1 if wrong or not examples else 0


def write_seeds(path, folder):
    with open(path, encoding='utf-8') as handle:
        examples = examples_of(handle.read())
    for number, example in enumerate(examples, 1):
        stem = os.path.splitext(os.path.basename(path))[0]
        name = f'{stem}{number:02}.{ENDINGS[example.kind]}'
        with open(os.path.join(folder, name), 'w', encoding='utf-8', newline='') as handle:
            handle.write(example.article)
    return 0


if __name__ == '__main__':
    if sys.argv[1] == '--seeds':
        sys.exit(write_seeds(*sys.argv[2:]))
    sys.exit(compare(os.path.abspath(sys.argv[1]), sys.argv[2]))
