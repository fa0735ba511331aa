#!/usr/bin/env python3
"""Jobs that pretranslate filled, held against what they were and against the rules of their formats.

    filled_jobs.py LOCSEG PROJECT [--schemas=SCHEMAS]

A job is what extract writes of the samples, without most of its targets, and with a word changed in
some sources, so that only similar ones are in the memory. What is filled must be the job but for
targets, states and what is said of matches; one of which all is filled merges into the articles as they
were. XLIFF 2.1 is held against the rules of xliff2_rules.py, and XLIFF 2.2 as if it were 2.1; PO
against msgfmt --check, XLIFF against its schemas: the latter two where they are there.
"""
import filecmp
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

from xliff2_rules import RULES, Document, as_2_1, xliff_schema

KINDS = ('xliff12', 'xliff2', 'xliff22', 'po')
LANGUAGES = ('ar-SA', 'de-DE', 'ja-JP', 'zh-CN')


class Every:
    """True for every nth call."""

    def __init__(self, nth):
        self.nth, self.calls = nth, 0

    def __call__(self):
        self.calls += 1
        return self.calls % self.nth == 0


def never():
    return False


def without_targets(text, kind, stays, changes):
    empty = Every(2)

    def unit(match):
        out = match.group(0)
        if kind == 'po':
            if not out.startswith('msgid ""\nmsgstr') and not stays():
                out = re.sub(r'msgstr "(.|\n)*', 'msgstr ""', out)
                out = re.sub(r' (lf|target)=\S*', '', out)
        elif not stays():
            target = re.compile(r'<target[^>]*>.*?</target>\n', re.S)
            out = target.sub('<target/>\n' if empty() else '', out)
            out = re.sub(r'<segment[^>]*>', '<segment>', out)
        if changes():
            out = re.sub(r'(<source>|msgid "(?=.))(\w+) ', r'\1Perhaps \2 ', out, count=1)
        return out

    if kind == 'po':
        return '\n\n'.join(unit(re.match(r'(.|\n)*', entry)) for entry in text.split('\n\n')) + '\n'
    return re.sub(r'<(trans-unit|unit) .*?</\1>', unit, text, flags=re.S)


def frame(text, kind):
    """The file without what may change."""
    if kind == 'po':
        text = re.sub(r'^#\| .*\n', '', re.sub(r'^#, fuzzy\n', '', text, flags=re.M), flags=re.M)
        return re.sub(r'^msgstr "(.|\n)*?"(?=\n\n|\n*\Z)', 'msgstr', text, flags=re.M)
    text = re.sub(r'\s*<alt-trans .*?</alt-trans>', '', text, flags=re.S)
    text = re.sub(r'\s*<target(/>|[^>]*>.*?</target>)', '', text, flags=re.S)
    return re.sub(r'<segment[^>]*>', '<segment>', text)


def faults(path, text, kind, schemas):
    if kind in ('xliff2', 'xliff22'):
        document = Document(as_2_1(text.encode()).decode() if kind == 'xliff22' else text)
        for name, says, rule, _ in RULES:
            if rule(document):
                yield '%s (%s)' % (name, says)
    command = None
    if kind == 'po' and shutil.which('msgfmt'):
        command = ['msgfmt', '--check', '-o', os.devnull, path]
    if kind != 'po' and schemas and shutil.which('xmllint'):
        schema, fit = xliff_schema(kind, schemas)
        with open(path, 'wb') as file:
            file.write(fit(text.encode()))
        command = ['xmllint', '--nonet', '--noout', '--schema', schema, path]
    if command:
        done = subprocess.run(command, stderr=subprocess.PIPE)
        if done.returncode != 0:
            yield done.stderr.decode()[:1000]


def goes_round(locseg, samples, folder, kind):
    """Articles are what they were when all targets were taken from their job and filled again."""
    ending = '.po' if kind == 'po' else '.xlf'
    articles = os.path.join(samples, 'de-DE')
    memory, job, filled, out = (os.path.join(folder, name)
                                for name in ('de.db', 'empty' + ending, 'full' + ending, kind))
    language = ['--target-lang', 'de-DE']
    subprocess.run([locseg, 'extract', '-q', '-o', memory, articles] + language, check=True)
    subprocess.run([locseg, 'extract', '-q', '--format', kind, '-o', job, articles] + language, check=True)
    with open(job, encoding='utf-8', newline='') as file:
        text = without_targets(file.read(), kind, never, never)
    with open(job, 'w', encoding='utf-8', newline='') as file:
        file.write(text)
    subprocess.run([locseg, 'pretranslate', '-q', memory, job, '-o', filled], check=True)
    subprocess.run([locseg, 'merge', '-q', articles, filled, '-o', out], check=True)
    same = filecmp.dircmp(articles, out)
    return not (same.diff_files or same.left_only or same.right_only)


def main():
    locseg, project = sys.argv[1:3]
    schemas = dict(argument.lstrip('-').split('=', 1) for argument in sys.argv[3:]).get('schemas')
    failed = 0
    counts = {}
    with tempfile.TemporaryDirectory() as folder:
        memory = os.path.join(folder, 'memory.db')
        samples = os.path.join(project, 'samples')
        subprocess.run([locseg, 'extract', '-q', '-o', memory, samples], check=True)
        for language in LANGUAGES:
            for kind in KINDS:
                ending = '.po' if kind == 'po' else '.xlf'
                job, out = (os.path.join(folder, name + ending) for name in ('job', 'out'))
                articles = os.path.join(samples, language)
                written = subprocess.run(
                    [locseg, 'extract', '-q', '--format', kind, '--target-lang', language, articles],
                    check=True, stdout=subprocess.PIPE).stdout.decode()
                before = without_targets(written, kind, Every(5), Every(3))
                with open(job, 'w', encoding='utf-8', newline='') as file:
                    file.write(before)
                done = subprocess.run(
                    [locseg, 'pretranslate', memory, job, '-o', out, '--target-lang', language,
                     '--min-score', '60', '--format', 'json'], stdout=subprocess.PIPE, check=True)
                for what, count in json.loads(done.stdout)['counts'].items():
                    counts[what] = counts.get(what, 0) + count
                with open(out, encoding='utf-8', newline='') as file:
                    after = file.read()
                name = '%s of %s' % (kind, language)
                if frame(before, kind) != frame(after, kind):
                    print('%s: something else was changed' % name)
                    failed = 1
                for fault in faults(out, after, kind, schemas):
                    print('%s: %s' % (name, fault))
                    failed = 1
        for kind in KINDS:
            if not goes_round(locseg, samples, folder, kind):
                print('%s: articles are not what they were' % kind)
                failed = 1
    print(counts)
    for what in ('filled', 'fuzzy', 'translated', 'unmatched'):
        if not counts[what]:
            print('nothing was %s' % what)
            failed = 1
    return failed


if __name__ == '__main__':
    sys.exit(main())
