#!/usr/bin/env python3
"""Hold the exchange formats against the programs that translators use.

usage: clients.py LOCSEG FOLDER...

Each FOLDER holds articles of one target language, which the end of its name tells (`de-DE`).
What the clients read must be every unit with equal text, and what they write must come back whole.
A client that is not installed is named and passed over; where CI is true that is a failure. Exit
status: 0 all agree, 1 something differs, 77 no client is installed.
"""
import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

try:
    from translate.storage import factory
except ImportError:
    # Debian's modules belong to Debian's Python, which need not be the one that runs this.
    DEBIAN = '/usr/bin/python3'
    if os.path.realpath(sys.executable) != os.path.realpath(DEBIAN) and os.path.exists(DEBIAN):
        os.execv(DEBIAN, [DEBIAN, *sys.argv])
    factory = None

LOCSEG = ''
missing = set()
ran = collections.Counter()
faults = []


def fault(text):
    faults.append(text)
    print('FAULT: ' + text)


def run(*command, cwd=None, may_say=True, exits=(0,)):
    """Runs a program; None and a fault where it fails or, unless it may, says something."""
    done = subprocess.run(command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, check=False)
    if done.returncode not in exits or (done.stderr and not may_say):
        fault(f'{" ".join(map(str, command))} exited {done.returncode}: '
              f'{done.stderr.decode(errors="replace")[-1000:]}')
        return None
    return done.stdout


def has(*tools):
    absent = [tool for tool in tools if shutil.which(tool) is None]
    missing.update(absent)
    if not absent:
        ran[tools[0]] += 1
    return not absent


def units_of(jsonl):
    return [json.loads(line) for line in jsonl.decode().splitlines()]


def pairs_of(units):
    return collections.Counter((unit['source'], unit['target']) for unit in units)


def compare(what, got, want):
    if got == want:
        number = sum(want.values()) if isinstance(want, collections.Counter) else len(want)
        print(f'{what}: {number} units agree')
        return
    if isinstance(want, collections.Counter):
        lost, extra = list((want - got).items()), list((got - want).items())
    else:
        lost = [unit for unit, other in zip(want, got) if unit != other] or want[len(got):]
        extra = [other for unit, other in zip(want, got) if unit != other] or got[len(want):]
    fault(f'{what}: {len(lost)} units lost, such as {lost[:1]}; {len(extra)} others, such as '
          f'{extra[:1]}')


class Job:
    """The articles of one folder in every format, and what they hold."""

    def __init__(self, folder, scratch):
        self.folder = pathlib.Path(folder).resolve()
        self.language = re.search(r'[a-z]+-\w+$', self.folder.name).group()
        self.scratch = scratch
        self.units = units_of(self.extract('units.jsonl').read_bytes())

    def extract(self, name, article=''):
        """A file of all articles or of one."""
        out = self.scratch / name
        run(LOCSEG, 'extract', '-q', self.folder / article, '--root', self.folder, '--target-lang',
            self.language, '-o', out)
        return out

    def imported(self, file):
        """What a file holds when it is read back, as units."""
        store = self.scratch / 'back.db'
        store.unlink(missing_ok=True)
        if run(LOCSEG, 'import', '-q', store, file) is None:
            return []
        return units_of(run(LOCSEG, 'export', '-q', store, '--format', 'jsonl') or b'')


def gettext(job):
    """gettext's tools pass our PO and keep all that we put there."""
    po = job.extract('units.po')
    if not has('msgfmt', 'msgcat', 'msgattrib', 'msgmerge', 'msgconv'):
        return
    run('msgfmt', '--check', '-o', os.devnull, po, may_say=False)
    template = job.scratch / 'template.pot'
    if run('msgattrib', '--empty', '-o', template, po) is None:
        return
    kept = {
        'msgcat': ('msgcat', po),
        'msgcat, not wrapped': ('msgcat', '--no-wrap', po),
        'msgcat, sorted by file': ('msgcat', '--sort-by-file', po),
        'msgattrib': ('msgattrib', '--no-fuzzy', '--no-obsolete', po),
        'msgmerge': ('msgmerge', '-q', po, template),
        'msgconv to GB18030': ('msgconv', '-t', 'GB18030', po),
        'msgconv to UTF-8': ('msgconv', '-t', 'UTF-8', po),
    }
    for what, command in kept.items():
        out = job.scratch / 'client.po'
        if run(command[0], '-o', out, *command[1:]) is None:
            continue
        got = job.imported(out)
        if 'sorted' in what:
            key = lambda unit: (unit['article'], unit['line'] or 0, unit['id'])
            compare(f'{job.language}: {what}', sorted(got, key=key), sorted(job.units, key=key))
        else:
            compare(f'{job.language}: {what}', got, job.units)


def toolkit(job):
    """translate-toolkit reads every unit with equal text, by its programs and by its modules."""
    po = job.scratch / 'units.po'
    if has('pocount'):
        said = run('pocount', '--csv', po)
        counted = (said or b'').decode().splitlines()[-1].split(',')
        if counted[1].strip() != str(len(job.units)):
            fault(f'{job.language}: pocount counts {counted[1]}, expected {len(job.units)}')
        else:
            print(f'{job.language}: pocount: {len(job.units)} units agree')
    if factory is None:
        missing.add('translate-toolkit for Python')
        return
    ran['translate.storage'] += 1
    compare(f'{job.language}: PO reader', read_by_toolkit(po), pairs_of(job.units))
    if has('pofilter'):
        out = job.scratch / 'filtered.po'
        run('pofilter', '--progress=none', po, out)
        found = read_by_toolkit(out) if out.exists() else collections.Counter()
        strangers = found - pairs_of(job.units)
        if strangers:
            fault(f'{job.language}: pofilter changed {list(strangers)[:1]}')
        else:
            print(f'{job.language}: pofilter: finds fault with {sum(found.values())} units')
    if has('po2tmx'):
        out = job.scratch / 'client.tmx'
        if run('po2tmx', '--progress=none', '-l', job.language, po, out) is not None:
            compare(f'{job.language}: po2tmx', read_by_toolkit(out), pairs_of(job.units))
    tmx = job.extract('units.tmx')
    xliff = job.extract('units.xlf')
    compare(f'{job.language}: TMX reader', read_by_toolkit(tmx), pairs_of(job.units))
    compare(f'{job.language}: XLIFF reader', read_by_toolkit(xliff), pairs_of(job.units))
    if has('xliff2po'):
        xliff2po(job)


def xliff2po(job):
    """A file for each article: of equal sources with equal ids, as the articles of one XLIFF file
    may have them, it keeps the first only, and it takes a time that grows with the square of the
    repetitions."""
    ours, theirs = job.scratch / 'articles', job.scratch / 'client'
    ours.mkdir()
    want = collections.defaultdict(list)
    for unit in job.units:
        want[unit['article']].append(unit)
    for place, article in enumerate(want):
        job.extract(f'articles/{place}.xlf', article)
    if run('xliff2po', '--progress=none', ours, theirs) is None:
        return
    got = collections.Counter()
    for place, article in enumerate(want):
        for (source, target), count in read_by_toolkit(theirs / f'{place}.po').items():
            got[article, source, target] += count
    compare(f'{job.language}: xliff2po', got,
            collections.Counter((unit['article'], unit['source'], unit['target'])
                                for unit in job.units))


def read_by_toolkit(path):
    got = collections.Counter()
    for unit in factory.getobject(str(path)).units:
        if not unit.isheader():
            got[(str(unit.source or ''), str(unit.target or ''))] += 1
    return got


PROJECT = '''<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir>
<glossary_file>__DEFAULT__</glossary_file><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>EN-US</source_lang><target_lang>%s</target_lang>
<sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags>
</project></omegat>
'''
# Shows the codes of a memory that OmegaT did not write itself.
PREFERENCES = '''<?xml version="1.0" encoding="UTF-8" ?>
<omegat><preference version="1.0"><ext_tmx_show_level2>true</ext_tmx_show_level2>
<ext_tmx_use_slash>true</ext_tmx_use_slash></preference></omegat>
'''
# Leaves codes and spaces at the ends of a text where they are.
FILTERS = '<filters removeTags="false" removeSpacesNonseg="false" preserveSpaces="true"/>'


def omegat(job):
    """OmegaT translates our XLIFF, whose targets are the sources still, with our TMX as its memory,
    and what it writes goes back into the articles."""
    if not has('omegat'):
        return
    project = job.scratch / 'project'
    for folder in ('source', 'target', 'omegat', 'tm/auto', 'glossary', 'dictionary', 'settings'):
        (project / folder).mkdir(parents=True)
    (project / 'omegat.project').write_text(PROJECT % job.language.upper(), encoding='utf-8')
    (project / 'settings/omegat.prefs').write_text(PREFERENCES, encoding='utf-8')
    (project / 'settings/filters.xml').write_text(FILTERS, encoding='utf-8')
    shutil.copy(job.extract('units.tmx'), project / 'tm/auto')
    xliff = job.extract('units.xlf').read_text(encoding='utf-8')
    ours = re.findall(r'<source>(.*?)</source>\n<target[^>]*>(.*?)</target>', xliff, re.S)
    (project / 'source/units.xlf').write_text(
        re.sub(r'<source>(.*?)</source>\n<target[^>]*>.*?</target>',
               r'<source>\1</source>\n<target>\1</target>', xliff, flags=re.S), encoding='utf-8')
    if run('omegat', '--mode=console-translate', f'--config-dir={project}/settings',
           '--disable-project-locking', project) is None:
        return
    done = job.imported(project / 'target/units.xlf')
    if not len(done) == len(ours) == len(job.units):
        fault(f'{job.language}: OmegaT wrote {len(done)} units, expected {len(job.units)}')
        return
    written = re.findall(r'<target[^>]*>(.*?)</target>',
                         (project / 'target/units.xlf').read_text(encoding='utf-8'), re.S)
    strays = judge_omegat(job, ours, written, done)
    keep_strays_out(job, project / 'target/units.xlf', done, strays)
    merge_back(job, project / 'target/units.xlf', done)


def judge_omegat(job, ours, written, done):
    """Finds the units into which OmegaT wrote codes as text. All others must be translated, but for
    those whose codes it takes for one another, or whose text it cannot find.

    `ours` are sources and targets in our XLIFF, `written` its targets there, and `done` the units
    that we read in them."""
    known = collections.defaultdict(set)
    moved = set()
    twins = collections.defaultdict(set)
    for unit, (source, target) in zip(job.units, ours):
        known[unit['source']].add(unit['target'])
        twins[without_codes(source)].add(without_codes(target))
        if out_of_place(source, target):
            moved.add(unit['source'])
    strays, count = set(), collections.Counter()
    for place, (unit, mine, (source, _)) in enumerate(zip(done, job.units, ours)):
        meant = known[mine['source']]
        if unit['target'] in meant:
            count['translated'] += 1
        elif mine['source'] in moved and STRAY.search(unit['target']):
            strays.add(place)
        elif mine['source'] in moved and sorted(unit['target']) in map(sorted, meant):
            count['with codes of one name exchanged'] += 1
        elif without_codes(written[place]) in twins[without_codes(source)]:
            count['taken for others that differ in codes'] += 1
        elif '\r' in mine['source'] and unit['target'] == mine['source'].replace('\r', ''):
            count['not found for their returns'] += 1
        else:
            fault(f'{job.language}: OmegaT made {unit["target"]!r} of {mine["source"]!r}')
    count['with codes as text'] = len(strays)
    print(f'{job.language}: OmegaT: ' + ', '.join(f'{n} {what}' for what, n in count.items()))
    return strays


CODE = re.compile(r'<(bpt|ph|it) id="(\d+)"')
# A code as OmegaT shows it to translators.
STRAY = re.compile(r'</?[a-z]\d+/?>')


def out_of_place(source, target):
    """Whether a target of our XLIFF has a code that its source has not, or at another place.

    OmegaT counts the codes of a memory's target on their own, but for pairs, and so calls such a
    one by a name that the source does not know, or that is another's there."""
    held = len(CODE.findall(source))
    return any(int(number) > held or (name != 'bpt' and int(number) != place)
               for place, (name, number) in enumerate(CODE.findall(target), 1))


def without_codes(text):
    return re.sub(r'<(bpt|ept|ph|it) .*?</\1>', '<>', text, flags=re.S)


def keep_strays_out(job, file, done, strays):
    """Into the articles as they are goes all but what merge refuses, and that are all strays, and
    translations of the same source elsewhere that have other codes."""
    out = job.scratch / 'kept'
    report = run(LOCSEG, 'merge', job.folder, file, '-o', out, '--format', 'json', exits=(0, 1))
    if report is None:
        return
    refused = {(os.path.relpath(article['article'], job.folder), unit['id'], unit['line'])
               for article in json.loads(report)['articles'] for unit in article['units']
               if unit['outcome'] == 'refused'}
    want = []
    for place, (unit, own) in enumerate(zip(done, job.units)):
        is_refused = (own['article'], own['id'], own['line']) in refused
        if place in strays and not is_refused:
            fault(f'{job.language}: merge took {unit["target"]!r} for {own["source"]!r}')
        want.append((own if is_refused else unit)['target'])
    merged = units_of(run(LOCSEG, 'extract', '-q', out, '--root', out))
    compare(f'{job.language}: merged from OmegaT but for {len(refused)} with other codes',
            [unit['target'] for unit in merged], want)


def merge_back(job, file, done):
    blank = job.scratch / 'blank.jsonl'
    blank.write_text(''.join(json.dumps({**unit, 'target': '?'}) + '\n' for unit in job.units),
                     encoding='utf-8')
    targets = ((blank, job.folder, 'blank'), (file, job.scratch / 'blank', 'whole'))
    for edited, articles, out in targets:
        if run(LOCSEG, 'merge', '-q', '--force', articles, edited, '-o', job.scratch / out) is None:
            return
    merged = units_of(run(LOCSEG, 'extract', '-q', job.scratch / 'whole', '--root',
                          job.scratch / 'whole'))
    sides = [[(unit['article'], unit['id'], unit['target']) for unit in units]
             for units in (merged, done)]
    compare(f'{job.language}: merged from OmegaT', sides[0], sides[1])


def main():
    global LOCSEG
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    LOCSEG = os.path.abspath(sys.argv[1])
    for folder in sys.argv[2:]:
        with tempfile.TemporaryDirectory() as scratch:
            job = Job(folder, pathlib.Path(scratch))
            if not job.units:
                fault(f'{folder} holds no units')
                continue
            for client in (gettext, toolkit, omegat):
                client(job)
    for name in sorted(missing):
        print(f'skipped: {name} is not installed')
    if missing and os.environ.get('CI') == 'true':
        fault('CI holds every client: see tools/install-deps.sh all')
    if faults:
        print(f'{len(faults)} faults')
        sys.exit(1)
    if not ran:
        print('skipped: none of the clients is installed')
        sys.exit(77)


if __name__ == '__main__':
    main()
