#!/usr/bin/env python3
"""locseg check beside pofilter (translate-toolkit) on real PO files.

usage: check_beside_pofilter.py LOCSEG FOLDER [--strings N] [--seed N]
       check_beside_pofilter.py --fetch FOLDER [SOURCE-PACKAGE...]

--fetch fills FOLDER with the PO files zh_CN, ja, ko, ru and ar of Debian source packages, through
apt with lists of its own. They are under licences of their own: keep them out of the repository.

Measured, by language:
  alarms   strings as they were shipped of which a tool says anything (locseg: warnings and errors;
           in brackets with info). Shipped strings are taken for right, so this is an upper bound.
  recall   planted faults, one a string, of which a tool says something that it does not say of the
           string as it was shipped: another rule or test
  seconds  processor time for all files, whole processes
  formats  the rules of format strings and ICU messages: alarms on all shipped strings with
           directives (and on plural entries and other strings made ICU messages, 3,000 a
           language), recall on all of them mutated
"""
import argparse
import collections
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile

LANGUAGES = ('zh_CN', 'ja', 'ko', 'ru', 'ar')
PACKAGES = ('coreutils', 'glib2.0', 'gtk+3.0', 'nautilus', 'evince', 'wget', 'epiphany-browser',
            'gnome-control-center')
DIRECTIVE = re.compile(r'%(?:\d+\$|\(\w+\))?[-+#0]*\d*(?:\.\d+)?(?:hh|ll|[hlLqjzt])?[diouxfgGescp]')
FORMATTED = re.compile(r'(?:^|[ ,])(?!no-)[a-z][a-z+-]*-format')
FORMAT_RULES = 'format-mismatch,message-format-mismatch,plural-category-mismatch'
MESSAGES = 3000  # ICU messages a language
# Forms of gettext and categories of CLDR agree in these languages, in this order.
CATEGORIES = {'zh_CN': ['other'], 'ja': ['other'], 'ko': ['other'],
              'ar': ['zero', 'one', 'two', 'few', 'many', 'other'], 'ru': ['one', 'few', 'many']}


def fetch(folder, packages):
    """Downloads source packages and takes their PO files out."""
    os.makedirs(folder, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        for path in ('lists/partial', 'cache/archives/partial'):
            os.makedirs(os.path.join(place, path))
        sources = os.path.join(place, 'src.list')
        with open(sources, 'w', encoding='utf-8') as file:
            file.write('deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] '
                       'http://deb.debian.org/debian bookworm main\n')
        apt = ['apt-get', '-o', 'Dir::Etc::sourcelist=' + sources, '-o',
               'Dir::Etc::sourceparts=/dev/null', '-o', 'Dir::State::lists=' + place + '/lists',
               '-o', 'Dir::Cache=' + place + '/cache']
        subprocess.run([*apt, 'update'], check=True, stdout=subprocess.DEVNULL)
        for package in packages or PACKAGES:
            subprocess.run([*apt, 'source', '--download-only', package], cwd=place, check=False,
                           stdout=subprocess.DEVNULL)
        for name in sorted(os.listdir(place)):
            if '.orig' not in name or not re.search(r'\.tar\.\w+$', name):
                continue
            archive = os.path.join(place, name)
            listed = subprocess.run(['tar', 'tf', archive], check=True, capture_output=True,
                                    text=True).stdout.splitlines()
            for language in LANGUAGES:
                for path in listed:
                    if not re.search(r'(^|/)po/%s\.po$' % language, path):
                        continue
                    target = '%s.%s.po' % (name.split('_')[0], language)
                    with open(os.path.join(folder, target), 'wb') as file:
                        subprocess.run(['tar', 'xOf', archive, path], check=True, stdout=file)
                    break


class Entry:
    """One entry: its comments as they are, its texts decoded."""

    def __init__(self, block):
        self.flags = ' '.join(line[2:] for line in block if line.startswith('#,'))
        self.texts = collections.OrderedDict()
        key = None
        for line in block:
            if line.startswith('#'):
                continue
            match = re.match(r'(msg\w+(?:\[\d+\])?)\s+(".*")\s*$', line)
            if match:
                key, quoted = match.groups()
                self.texts[key] = unquoted(quoted)
            elif line.startswith('"') and key:
                self.texts[key] += unquoted(line.strip())

    def usable(self):
        """Translated, not fuzzy, not the header, ours to read."""
        strings = [text for key, text in self.texts.items() if key.startswith('msgstr')]
        return (self.texts.get('msgid') and strings and all(strings)
                and 'fuzzy' not in self.flags)

    def write(self, number, target=None):
        lines = ['#: entry:%d' % number]
        if self.flags:
            lines.append('#,' + self.flags)
        for key, text in self.texts.items():
            if key == 'msgstr' and target is not None:
                text = target
            lines.append('%s %s' % (key, quoted(text)))
        return '\n'.join(lines) + '\n\n'


ESCAPES = {'n': '\n', 't': '\t', 'r': '\r', '"': '"', '\\': '\\', 'a': '\a', 'b': '\b', 'f': '\f',
           'v': '\v'}


def unquoted(text):
    return re.sub(r'\\(.)', lambda match: ESCAPES.get(match[1], match[1]), text[1:-1])


def quoted(text):
    for char, name in (('\\', '\\\\'), ('"', '\\"'), ('\n', '\\n'), ('\t', '\\t'), ('\r', '\\r')):
        text = text.replace(char, name)
    return '"' + text + '"'


def read_entries(path):
    try:
        with open(path, encoding='utf-8') as file:
            blocks = re.split(r'\n\s*\n', file.read())
    except UnicodeDecodeError:
        print(f'{path}: not in UTF-8, left out', file=sys.stderr)
        return []
    out = []
    for block in blocks:
        lines = block.split('\n')
        if any(line.startswith('#~') for line in lines):
            continue
        entry = Entry(lines)
        if entry.usable():
            out.append(entry)
    return out


def header_of(path):
    with open(path, encoding='utf-8') as file:
        for block in re.split(r'\n\s*\n', file.read()):
            if 'msgid ""' in block and 'Content-Type' in block:
                return '\n'.join(line for line in block.split('\n') if not line.startswith('#,'))
    return 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"'


# Faults. Each gives the broken target, or nothing.

def lose_directive(entry, target, rng):
    found = [match for match in DIRECTIVE.finditer(target)]
    if not found or not FORMATTED.search(entry.flags):
        return None
    match = rng.choice(found)
    return target[:match.start()] + target[match.end():]


def change_type(entry, target, rng):
    found = [match for match in DIRECTIVE.finditer(target) if match[0][-1] in 'sd']
    if not found or not FORMATTED.search(entry.flags):
        return None
    match = rng.choice(found)
    other = {'s': 'd', 'd': 's'}[match[0][-1]]
    return target[:match.end() - 1] + other + target[match.end():]


def lose_line_feed(entry, target, rng):
    return target[:-1] if target.endswith('\n') and entry.texts['msgid'].endswith('\n') else None


def change_number(entry, target, rng):
    numbers = set(re.findall(r'(?<![%\w$.])\d+(?![\w$.])', entry.texts['msgid']))
    found = [match for match in re.finditer(r'(?<![%\w$.])\d+(?![\w$.])', target)
             if match[0] in numbers]
    if not found:
        return None
    match = rng.choice(found)
    return target[:match.start()] + str(int(match[0]) + 7) + target[match.end():]


def lose_bracket(entry, target, rng):
    found = [at for at, char in enumerate(target) if char in '()[]（）']
    if not found or target.count('(') != target.count(')'):
        return None
    at = rng.choice(found)
    return target[:at] + target[at + 1:]


def lose_tag(entry, target, rng):
    found = [match for match in re.finditer(r'</?(?:b|i|a|p|span|tt|big|small)\b[^<>]*>', target)]
    if not found:
        return None
    match = rng.choice(found)
    return target[:match.start()] + target[match.end():]


def break_address(entry, target, rng):
    match = re.search(r'https?://\w+', target)
    if not match or match[0] not in entry.texts['msgid']:
        return None
    return target[:match.end()] + 'x' + target[match.end():]


def double_word(entry, target, rng):
    found = [match for match in re.finditer(r'(?<=\s)[^\W\d_]{4,}(?=\s)', target)]
    if not found:
        return None
    match = rng.choice(found)
    return target[:match.end()] + ' ' + match[0] + target[match.end():]


def double_space(entry, target, rng):
    found = [match for match in re.finditer(r'(?<=\w) (?=\w)', target)]
    if not found or '  ' in entry.texts['msgid']:
        return None
    match = rng.choice(found)
    return target[:match.end()] + ' ' + target[match.end():]


def lose_stop(entry, target, rng):
    source = entry.texts['msgid'].rstrip()
    if not source.endswith('.') or not target.endswith(('.', '。')) or target.endswith('..'):
        return None
    return target[:-1] if len(source) > 20 else None


def leave_source(entry, target, rng):
    source = entry.texts['msgid']
    return source if len(source.split()) > 5 and '\n' not in source else None


FAULTS = (lose_directive, change_type, lose_line_feed, change_number, lose_bracket, lose_tag,
          break_address, double_word, double_space, lose_stop, leave_source)


def processor_time(command, **options):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, check=False, capture_output=True, text=True, **options)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return done, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def by_locseg(locseg, path, language, *options):
    """Rules by number of entry: of warnings and errors, of any severity; rules; seconds."""
    done, seconds = processor_time([locseg, 'check', '--format', 'json', '--fail-on', 'never', '-j1',
                                    '--target-lang', language.replace('_', '-'), *options, path],
                                   env={**os.environ, 'HOME': '/nonexistent'},
                                   cwd=os.path.dirname(path))
    if done.returncode != 0:
        sys.exit(done.stderr)
    with open(path, encoding='utf-8') as file:
        owner, number = [], -1
        for line in file:
            match = re.match('#: entry:(\\d+)', line)
            number = int(match[1]) if match else number
            owner.append(number)
    grave, any_of_it = collections.defaultdict(set), collections.defaultdict(set)
    rules = collections.Counter()
    for finding in json.loads(done.stdout)['findings']:
        entry = owner[finding['line'] - 1]
        any_of_it[entry].add((finding['rule'], finding['message']))
        if finding['severity'] != 'info':
            grave[entry].add(finding['rule'])
            rules[finding['rule']] += 1
    return grave, any_of_it, rules, seconds


def by_pofilter(path, language):
    done, seconds = processor_time(['pofilter', '--progress=none', '--language', language, path])
    found, said, tests = {}, set(), collections.Counter()
    for line in done.stdout.splitlines():
        if match := re.match(r'# \(pofilter\) (\w+)', line):
            said.add(match[1])
            tests[match[1]] += 1
        elif match := re.match(r'#: entry:(\d+)', line):
            found[int(match[1])] = said
            said = set()
    return found, tests, seconds


def write_po(path, header, entries, targets=None):
    with open(path, 'w', encoding='utf-8') as file:
        file.write(header + '\n\n')
        for number, entry in enumerate(entries):
            file.write(entry.write(number, targets[number] if targets else None))


def compare(locseg, folder, language, strings, seed, place):
    rng = random.Random(seed)
    paths = sorted(os.path.join(folder, name) for name in os.listdir(folder)
                   if name.endswith('.%s.po' % language))
    entries, seen = [], set()
    for path in paths:
        for entry in read_entries(path):
            key = (entry.texts.get('msgctxt'), entry.texts['msgid'])
            if key not in seen:
                seen.add(key)
                entries.append(entry)
    rng.shuffle(entries)
    sample = entries[:strings]
    header = header_of(paths[0])
    good = os.path.join(place, 'good.po')
    write_po(good, header, sample)
    grave, any_of_it, rules, ours = by_locseg(locseg, good, language)
    theirs_found, tests, theirs = by_pofilter(good, language)

    broken, kinds = [], []
    for entry in sample:
        target = entry.texts.get('msgstr')
        made = [(fault, fault(entry, target, rng)) for fault in FAULTS] if target else []
        made = [(fault, text) for fault, text in made if text and text != target]
        fault, text = rng.choice(made) if made else (None, None)
        broken.append(text)
        kinds.append(fault)
    bad = os.path.join(place, 'bad.po')
    write_po(bad, header, sample, broken)
    _, now_ours, _, _ = by_locseg(locseg, bad, language)
    now_theirs, _, _ = by_pofilter(bad, language)
    recall = collections.defaultdict(lambda: [0, 0, 0])
    for number, fault in enumerate(kinds):
        if fault is None:
            continue
        row = recall[fault.__name__]
        row[0] += 1
        row[1] += bool(now_ours.get(number, set()) - any_of_it.get(number, set()))
        row[2] += bool(now_theirs.get(number, set()) - theirs_found.get(number, set()))
    return {'strings': len(sample), 'grave': len(grave), 'any': len(any_of_it),
            'pofilter': len(theirs_found), 'rules': rules, 'tests': tests, 'recall': dict(recall),
            'seconds': (ours, theirs)}, entries, header


def icu_message(language, forms):
    """An ICU message of a plural entry's forms; nothing if they are not in CLDR's order."""
    names = CATEGORIES[language]
    if len(forms) != len(names):
        return None
    if any(char in form for form in forms for char in "'{}#"):
        return None
    forms = [re.sub('%(?:1\\$)?l?[du]', '#', form) for form in forms]
    if any('%' in form for form in forms):
        return None
    parts = ['%s {%s}' % pair for pair in zip(names, forms)]
    if 'other' not in names:
        parts.append('other {%s}' % forms[-1])
    return '{n, plural, %s}' % ' '.join(parts)


def check_formats(locseg, language, entries, header, rng, place):
    """Good strings, alarms, mutated strings, those reported: of format strings, of ICU messages."""
    formats = [entry for entry in entries if FORMATTED.search(entry.flags)
               and 'msgstr' in entry.texts and DIRECTIVE.search(entry.texts['msgstr'])]
    path = os.path.join(place, 'formats.po')
    write_po(path, header, formats)
    only = ('--select', FORMAT_RULES)
    _, alarms, _, _ = by_locseg(locseg, path, language, *only)
    broken = []
    for entry in formats:
        made = [fault(entry, entry.texts['msgstr'], rng) for fault in (lose_directive, change_type)]
        made = [text for text in made if text]
        broken.append(rng.choice(made) if made else None)
    write_po(path, header, formats, broken)
    _, reported, _, _ = by_locseg(locseg, path, language, *only)
    mutated = {number for number, text in enumerate(broken) if text is not None}
    rows = [(len(formats), len(alarms), len(mutated), len(mutated & reported.keys()))]

    messages = []
    for entry in entries:
        forms = [text for key, text in entry.texts.items() if key.startswith('msgstr[')]
        source = icu_message('ru', [entry.texts.get('msgid_plural', '')] * 3)
        target = icu_message(language, forms) if forms else None
        if source and target:
            messages.append((source, target))
    # Real texts in the shape of CLDR's plurals, since few entries have plural forms.
    for entry in entries:
        if len(messages) == MESSAGES:
            break
        text = entry.texts.get('msgstr')
        source = icu_message('ru', [entry.texts['msgid']] * 3)
        target = icu_message(language, [text] * len(CATEGORIES[language])) if text else None
        if source and target:
            messages.append((source, target))
    path = os.path.join(place, 'messages.jsonl')

    def count(pairs):
        with open(path, 'w', encoding='utf-8') as file:
            for source, target in pairs:
                file.write(json.dumps({'source': source, 'target': target,
                                       'target_lang': language.replace('_', '-')}) + '\n')
        if not pairs:
            return 0
        done, _ = processor_time([locseg, 'check', '--format', 'json', '--fail-on', 'never', *only,
                                  path], cwd=place)
        return len({finding['line'] for finding in json.loads(done.stdout)['findings']})

    def mutate(target):
        return rng.choice((
            lambda: target[:-1],                                  # not closed
            lambda: target.replace('{n,', '{m,', 1),              # another argument
            lambda: target.replace('plural', 'select', 1),        # another type
            lambda: re.sub(r' other \{[^{}]*\}', '', target),     # no other
            lambda: re.sub(r' (\w+) \{', ' manny {', target, count=1),  # no category
        ))()

    rows.append((len(messages), count(messages), len(messages),
                 count([(source, mutate(target)) for source, target in messages])))
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--fetch', metavar='FOLDER')
    parser.add_argument('--strings', type=int, default=400)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--rules', action='store_true', help='count findings by rule and test')
    parser.add_argument('arguments', nargs='*')
    args = parser.parse_args()
    if args.fetch:
        return fetch(args.fetch, args.arguments)
    locseg, folder = args.arguments
    locseg = os.path.abspath(locseg)
    totals, times = collections.Counter(), [0.0, 0.0]
    recall = collections.defaultdict(lambda: [0, 0, 0])
    formats = [[0, 0, 0, 0], [0, 0, 0, 0]]
    print('language  strings  locseg (with info)  pofilter')
    with tempfile.TemporaryDirectory() as place:
        for language in LANGUAGES:
            got, entries, header = compare(locseg, os.path.abspath(folder), language, args.strings,
                                           args.seed, place)
            print('%-9s %7d  %6d %11d  %8d' % (language, got['strings'], got['grave'], got['any'],
                                               got['pofilter']))
            if args.rules:
                print('   ', dict(got['rules'].most_common(8)))
                print('   ', dict(got['tests'].most_common(8)))
            for key in ('strings', 'grave', 'any', 'pofilter'):
                totals[key] += got[key]
            for at in (0, 1):
                times[at] += got['seconds'][at]
            for kind, row in got['recall'].items():
                recall[kind] = [a + b for a, b in zip(recall[kind], row)]
            rng = random.Random(args.seed)
            for at, row in enumerate(check_formats(locseg, language, entries, header, rng, place)):
                formats[at] = [a + b for a, b in zip(formats[at], row)]
    print('all       %7d  %6d %11d  %8d' % tuple(totals[key] for key in
                                               ('strings', 'grave', 'any', 'pofilter')))
    print('\nplanted           all  locseg  pofilter')
    recall['all'] = [sum(column) for column in zip(*recall.values())]
    for kind, (planted, ours, theirs) in sorted(recall.items()):
        print('%-16s %4d  %6d  %8d' % (kind, planted, ours, theirs))
    print('\nprocessor time: locseg %.2f s, pofilter %.2f s, %.0f times'
          % (times[0], times[1], times[1] / max(times[0], 1e-9)))
    for name, (good, alarms, mutated, reported) in zip(('format strings', 'ICU messages'), formats):
        print('%s: %d alarms on %d; %d of %d mutated reported (%.1f %%)'
              % (name, alarms, good, reported, mutated, 100 * reported / max(mutated, 1)))
    return 0


if __name__ == '__main__':
    sys.exit(main())
