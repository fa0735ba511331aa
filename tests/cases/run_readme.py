#!/usr/bin/env python3
"""Runs every command of a Markdown page and compares what it prints with what the page shows.

usage: run_readme.py LOCSEG PAGE SAMPLES

A command is a line that starts with `$ ` in a ```console block; lines that end with a backslash
go on in the next one. The lines up to the next command are what it must print on standard output
and standard error together. `...` alone on a line stands for any number of lines, inside a line
for any run of characters. A last line `[1]` is the exit status that is expected instead of 0.
The commands of a page run one after another in one scratch folder that holds a copy of SAMPLES.

LOCSEG_UPDATE=1 rewrites the blocks whose output differs, except those with elisions; it is refused
where CI=true.
"""
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile

STATUS = re.compile(r'\[(\d+)\]\n')


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
    if not commands:
        sys.exit(f'{page}: no command found')
    wrong, rewritten = 0, {}
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
