#!/usr/bin/env python3
"""Validates what locseg writes against the published schemas of its formats, with xmllint.

    check_schemas.py LOCSEG PROJECT --schemas=SCHEMAS --corpus=CORPUS

SCHEMAS is a folder with xliff-core-1.2-strict.xsd, xliff_core_2.0.xsd (which is that of 2.1 too),
tmx14.dtd and xliff_core_2.2.xsd, without which XLIFF 2.2 is validated as 2.1; where there is no such
folder, or no xmllint, the test is skipped aloud (77). CORPUS is a folder of real articles, in whose folder
`bilingual` each folder is one language.
"""
import os
import shutil
import subprocess
import sys
import tempfile

from xliff2_rules import AWKWARD, xliff_schema


def schemas_of(folder):
    """Of each format: its name, xmllint's option, the schema, and what makes its text fit the schema."""
    for name in ('xliff12', 'xliff2', 'xliff22'):
        yield (name, '--schema') + xliff_schema(name, folder)
    yield 'tmx', '--dtdvalid', os.path.join(folder, 'tmx14.dtd'), bytes


# Each is broken in one place, so that a validation that never fails is seen.
BROKEN = {'xliff12': (b' datatype="', b' data-type="'), 'xliff2': (b'<source>', b'<source id="1">'),
          'xliff22': (b'<source>', b'<source id="1">'),
          'tmx': (b' segtype="', b' seg-type="')}


def main():
    locseg, project = sys.argv[1:3]
    given = dict(argument.lstrip('-').split('=', 1) for argument in sys.argv[3:])
    schemas, corpus = given.get('schemas', ''), given.get('corpus', '')
    if not schemas or shutil.which('xmllint') is None:
        print('skipped: needs xmllint and -DLOCSEG_EXCHANGE_SCHEMAS=DIR')
        return 77
    samples = os.path.join(project, 'samples')
    inputs = [os.path.join(samples, name) for name in ('ar-SA', 'de-DE', 'ja-JP', 'th-TH', 'zh-CN')]
    if corpus and os.path.isdir(os.path.join(corpus, 'bilingual')):
        inputs += sorted(entry.path for entry in os.scandir(os.path.join(corpus, 'bilingual')))
    failed = files = 0
    with tempfile.TemporaryDirectory() as folder:
        awkward = os.path.join(folder, 'awkward.md')
        with open(awkward, 'w', encoding='utf-8', newline='') as file:
            for i, (source, target) in enumerate(AWKWARD):
                file.write('## <span data-ttu-id="abcde-1">%s</span><span class="sxs-lookup"><span '
                           'data-stu-id="abcde-1">%s</span></span>\n\n' % (target, source))
        empty = os.path.join(folder, 'empty.md')
        open(empty, 'w').close()
        for name, kind, schema, fit in schemas_of(schemas):
            out = os.path.join(folder, 'out.xml')

            def is_valid():
                with open(out, 'rb') as file:
                    text = fit(file.read())
                with open(out, 'wb') as file:
                    file.write(text)
                return subprocess.run(['xmllint', '--nonet', '--noout', kind, schema, out],
                                      stderr=subprocess.PIPE)

            for path in inputs + [awkward, empty]:
                language = ['--target-lang', 'de-DE'] if path in (awkward, empty) or path not in inputs[
                    5:] or 'contribute' in path else []
                subprocess.run([locseg, 'extract', '-q', '--allow-empty', '--format', name, '-o', out, path] + language,
                               check=True)
                files += 1
                done = is_valid()
                if done.returncode != 0:
                    print('%s of %s: %s' % (name, path, done.stderr.decode()[:1000]))
                    failed = 1
            subprocess.run([locseg, 'extract', '-q', '--format', name, '-o', out, awkward,
                            '--target-lang', 'de-DE'], check=True)
            with open(out, 'rb') as file:
                text = file.read()
            with open(out, 'wb') as file:
                file.write(text.replace(*BROKEN[name]))
            if is_valid().returncode == 0:
                print('%s: a broken file validates' % name)
                failed = 1
            print('%s validated by %s' % (name, os.path.basename(schema)))
    print('%d files' % files)
    return failed


if __name__ == '__main__':
    sys.exit(main())
