#!/usr/bin/env python3
"""Runs every command of a Markdown page, compares what it prints with what the page shows, and
checks where the page leads.

usage: run_page.py LOCSEG PAGE SAMPLES

A command is a line that starts with `$ ` in a ```console block; a line that ends with a backslash
continues on the next one. The lines up to the next command are what the command must print on
standard output and standard error together. `...` alone on a line matches any number of lines,
inside a line any run of characters. A last line `[1]` is the exit status expected instead of 0.
The commands of a page run one after another in one scratch folder that holds a copy of SAMPLES.

A link must lead to a file or folder of the checkout, and to a heading there if it names one. A path
of the checkout in backticks, such as `src/base/disk.h` or `src/check/rules/*.cc`, must exist; one
with a placeholder, such as `tests/unit/AREA`, is not looked up.

LOCSEG_UPDATE=1 rewrites the blocks whose output differs, except those with elisions; it is refused
if CI=true.
"""
import difflib
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

LINK = re.compile(r'\]\(([^()\s]+)\)')
CODE = re.compile(r'`([^`\n]+)`')
ROOTED = re.compile(r'(?:\.ci|\.github|cmake|docs|include|samples|src|tests|tools)/[\w./*-]+')
PLACEHOLDER = re.compile(r'[/_](?!README\b)[A-Z]{2,}(?=[/._]|$)')


class Command:
    """One command of the page: `page[first:last]` are the lines of its expected output."""

    def __init__(self, line, text, first):
        self.line, self.text, self.first, self.last = line, text, first, first


def commands_of(lines):
    commands, fenced, number = [], False, 0
    while number < len(lines):
        line = lines[number]
        number += 1
        if not fenced:
            fenced = line.rstrip() == '```console'
        elif line.rstrip() == '```':
            fenced = False
        elif line.startswith('$ '):
            start, text = number, line[2:]
            while text.endswith('\\\n'):
                text += lines[number]
                number += 1
            commands.append(Command(start, text, number))
            commands[-1].last = number
        elif commands:
            commands[-1].last = number
        else:
            sys.exit(f'line {number}: output without a command')
    return commands


def text_of(lines):
    """The lines outside fenced blocks, each with its number."""
    fence = ''
    for number, line in enumerate(lines, 1):
        mark = re.match(r'(`{3,})', line)
        if fence:
            if mark and mark[1] == fence and line.strip() == fence:
                fence = ''
        elif mark:
            fence = mark[1]
        else:
            yield number, line


def anchors_of(path):
    """The anchors that GitHub gives to the headings of a page."""
    with open(path, encoding='utf-8') as handle:
        headings = [line.lstrip('#').strip().lower() for _, line in text_of(handle)
                    if line.startswith('#')]
    return {re.sub(r'[^\w -]', '', heading).replace(' ', '-') for heading in headings}


def dead_ends(page, lines, root):
    """What the page names and the checkout does not have: pairs of line number and name."""
    for number, line in text_of(lines):
        for name in CODE.findall(line):
            if not ROOTED.fullmatch(name) or PLACEHOLDER.search(name):
                continue
            if not glob.glob(os.path.join(root, name)):
                yield number, name
        for link in LINK.findall(CODE.sub('', line)):
            if re.match(r'[a-z]+:', link):
                continue
            path, _, anchor = link.partition('#')
            target = os.path.join(os.path.dirname(page), path) if path else page
            if not os.path.exists(target) or anchor and anchor not in anchors_of(target):
                yield number, link


def matches(expected, actual):
    """Whether `actual` is `expected` with its elisions filled in."""
    pattern = ''.join('(?:.*\n)*?' if line == '...\n' else
                      '.*?'.join(map(re.escape, line.split('...'))) for line in expected)
    return re.fullmatch(pattern, ''.join(actual)) is not None


def run(command, folder, environment):
    done = subprocess.run(['sh', '-c', command.text], cwd=folder, env=environment, check=False,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, timeout=120)
    printed = done.stdout.decode('utf-8', 'backslashreplace').splitlines(keepends=True)
    if printed and not printed[-1].endswith('\n'):
        printed[-1] += '\n'
    if done.returncode != 0:
        printed.append(f'[{done.returncode}]\n')
    return printed


def main():
    locseg, page, samples = sys.argv[1:]
    update = os.environ.get('LOCSEG_UPDATE') == '1'
    if update and os.environ.get('CI') == 'true':
        sys.exit('LOCSEG_UPDATE=1 is refused where CI=true: pages are rewritten by people')
    with open(page, encoding='utf-8') as handle:
        lines = handle.read().splitlines(keepends=True)
    commands = commands_of(lines)
    wrong, rewritten = 0, {}
    for number, name in dead_ends(page, lines, os.path.dirname(os.path.abspath(samples))):
        wrong += 1
        print(f'{page}:{number}: leads nowhere: {name}')
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(samples, os.path.join(folder, 'samples'))
        environment = {'PATH': os.path.dirname(locseg) + os.pathsep + os.environ['PATH'],
                       'LC_ALL': 'C.UTF-8', 'TZ': 'UTC', 'HOME': folder, 'COLUMNS': '100'}
        for command in commands:
            expected = lines[command.first:command.last]
            printed = run(command, folder, environment)
            if matches(expected, printed):
                continue
            if update and not any('...' in line for line in expected):
                rewritten[command.first] = (command.last, printed)
                continue
            wrong += 1
            print(f'{page}:{command.line}: $ {command.text.rstrip()}')
            sys.stdout.writelines(difflib.unified_diff(expected, printed, 'shown', 'printed'))
    if rewritten:
        for first in sorted(rewritten, reverse=True):
            last, printed = rewritten[first]
            lines[first:last] = printed
        with open(page, 'w', encoding='utf-8') as handle:
            handle.writelines(lines)
        print(f'{page}: rewrote the output of {len(rewritten)} commands')
    print(f'{page}: {len(commands)} commands, {wrong} wrong')
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
