#!/usr/bin/env python3
"""Read exchange files of any project with locseg and with independent readers.

usage: peers.py LOCSEG [--known FILE] FOLDER...

PO is read by gettext (msgconv and msgattrib), XML by expat, and judged well-formed by libxml2
(xmllint) if it is there. What locseg reads must hold every unit that is translated by its format's
own words, and nothing that has no target. A file is refused rightly if the independent reader
refuses it, too. Exit status: 0 if 99.9 % of the files are read right or refused rightly, 77 if
gettext is not installed.

FILE names files of which something else is known, a line each: what becomes of it, the end of its
path, and why. They are not counted; if something else becomes of one, that is a failure.
"""
import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree

PO = ('.po', '.pot')
XLIFF = ('.xlf', '.xliff', '.sdlxliff', '.mqxliff', '.mxliff', '.xlf2')
TMX = ('.tmx',)
DONE_1 = {'', 'translated', 'final', 'signed-off', 'needs-signoff'}
DOUBTFUL_1 = {'fuzzy-match', 'leveraged-mt', 'mt-suggestion', 'leveraged-repository',
              'leveraged-tm', 'leveraged-glossary', 'leveraged-inherited', 'tm-suggestion'}
DONE_2 = {'', 'translated', 'reviewed', 'final'}
CODE = re.compile(r'</?(?:g|x|bx|ex)(?: id="[^"<]*")?/?>')


class Refused(Exception):
    pass


def run(*command, data=b''):
    done = subprocess.run(command, input=data, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          check=False)
    if done.returncode != 0:
        raise Refused(done.stderr.decode(errors='replace').strip().split('\n')[0])
    return done.stdout


# ---- PO: what gettext writes of a file, in its plainest form


ESCAPES = {'n': '\n', 't': '\t', 'r': '\r', 'a': '\a', 'b': '\b', 'f': '\f', 'v': '\v',
           '\\': '\\', '"': '"'}


def unescaped(string):
    return re.sub(r'\\(.)', lambda found: ESCAPES[found.group(1)], string)


def po_entries(text):
    entry, part = {}, None
    for line in text.split('\n'):
        found = re.match(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?) "(.*)"$', line)
        if found:
            if found.group(1) in ('msgctxt', 'msgid') and 'msgstr' in ''.join(entry):
                yield entry
                entry = {}
            part = found.group(1)
            entry[part] = unescaped(found.group(2))
        elif line.startswith('"'):
            entry[part] += unescaped(line[1:-1])
    if entry:
        yield entry


def po_pairs(path):
    raw = path.read_bytes()
    if b'charset=CHARSET' not in raw and b'charset=' in raw:
        raw = run('msgconv', '-t', 'UTF-8', '-', data=raw)
    plain = run('msgattrib', '--translated', '--no-fuzzy', '--no-obsolete', '--no-wrap', '-',
                data=raw)
    pairs = collections.Counter()
    for entry in po_entries(plain.decode(errors='replace')):
        if entry['msgid'] == '' and 'msgctxt' not in entry:
            continue
        forms = [text for name, text in entry.items() if name.startswith('msgstr')]
        plural = entry.get('msgid_plural')
        for i, form in enumerate(forms):
            if form == '':  # of some forms only
                continue
            if i == 0:
                pairs[entry['msgid'], form] += 1
            if plural is not None and (i > 0 or len(forms) == 1):
                pairs[plural, form] += 1
    # A blank text translates nothing, in no format.
    required = collections.Counter({pair: count for pair, count in pairs.items()
                                    if pair[1].strip(' \t\r\n') or not pair[0].strip()})
    return required, pairs


# ---- XML


def local(node):
    return node.tag.rsplit('}', 1)[-1] if isinstance(node.tag, str) else ''


def child(node, name):
    return next((each for each in node if local(each) == name), None)


MARK = '\ufffc'  # a code that the file does not hold


def text_of(node, data=None):
    """The characters, with those of codes."""
    if node is None:
        return ''
    out = node.text or ''
    for each in node:
        name = local(each)
        if name == 'cp' or each.get('type', each.get('ctype')) == 'x-character':
            out += chr(int(each.get('hex') or each.text, 16))
        elif data is not None and name in ('ph', 'sc', 'ec'):
            out += data.get(each.get('dataRef'), MARK)
        elif data is not None and name == 'pc':
            out += data.get(each.get('dataRefStart'), MARK) + text_of(each, data)
            out += data.get(each.get('dataRefEnd'), MARK)
        elif name == 'g':
            out += MARK + text_of(each) + MARK
        elif name in ('x', 'bx', 'ex') or (name in ('ph', 'it', 'bpt', 'ept') and
                                           each.text is None and not len(each)):
            out += MARK
        elif isinstance(each.tag, str):
            out += text_of(each, data)
        out += each.tail or ''
    return out


def parse(path):
    if shutil.which('xmllint'):
        run('xmllint', '--nonet', '--noout', '--huge', str(path))
    try:
        return xml.etree.ElementTree.parse(path).getroot()
    except (xml.etree.ElementTree.ParseError, ValueError, LookupError) as error:
        raise Refused(str(error)) from error


def xliff_pairs(path):
    root = parse(path)
    if local(root) != 'xliff':
        raise Refused('no XLIFF')
    allowed, required = collections.Counter(), collections.Counter()
    for unit in root.iter():
        if local(unit) == 'trans-unit':
            target = child(unit, 'target')
            if child(unit, 'source') is None:
                raise Refused('a trans-unit without source')
            if target is None:
                continue
            pair = text_of(child(unit, 'source')), text_of(target)
            done = (target.get('state', '') in DONE_1 and
                    target.get('state-qualifier') not in DOUBTFUL_1)
        elif local(unit) == 'unit':
            parts = [part for part in unit if local(part) in ('segment', 'ignorable')]
            if any(local(part) == 'segment' and child(part, 'target') is None for part in parts):
                continue
            data = {each.get('id'): text_of(each)
                    for each in child(unit, 'originalData') or () if local(each) == 'data'}
            ordered = sorted(enumerate(parts, 1), key=lambda part: int(
                (child(part[1], 'target') if child(part[1], 'target') is not None
                 else part[1]).get('order', part[0])))
            pair = (''.join(text_of(child(part, 'source'), data) for part in parts),
                    ''.join(text_of(child(part, 'target') if child(part, 'target') is not None
                                    else child(part, 'source'), data) for _, part in ordered))
            done = all(part.get('state', '') in DONE_2 for part in parts)
        else:
            continue
        allowed[pair] += 1
        if done and pair[1].strip() and pair[0].strip():
            required[pair] += 1
    return required, allowed


def language(tuv):
    return (tuv.get('{http://www.w3.org/XML/1998/namespace}lang') or tuv.get('lang', '')).lower()


def tmx_pairs(path):
    root = parse(path)
    if local(root) != 'tmx':
        raise Refused('no TMX')
    header = child(root, 'header')
    allowed, required = collections.Counter(), collections.Counter()
    for unit in root.iter('tu'):
        wanted = (unit.get('srclang') or (header.get('srclang', '') if header is not None else ''))
        tuvs = [each for each in unit if local(each) == 'tuv']
        base = wanted.lower().replace('_', '-')
        source = next((each for each in tuvs if language(each).replace('_', '-') == base), None)
        if source is None:
            close = [each for each in tuvs if re.split('[-_]', language(each))[0] ==
                     re.split('[-_]', base)[0]]
            source = tuvs[0] if base in ('', '*all*') and tuvs else close[0] if close else None
        for each in tuvs:
            if each is source or source is None:
                continue
            pair = text_of(child(source, 'seg')), text_of(child(each, 'seg'))
            allowed[pair] += 1
            if pair[1].strip() and (len(tuvs) == 2 or language(each) != language(source)):
                required[pair] += 1
    return required, allowed


READERS = [(PO, 'po', po_pairs), (XLIFF, 'xliff', xliff_pairs), (TMX, 'tmx', tmx_pairs)]


def locseg_pairs(locseg, path, is_xml):
    pairs = collections.Counter()
    out = run(locseg, 'export', '-q', '--allow-empty', str(path), '--format', 'jsonl').decode()
    for line in filter(None, out.split('\n')):  # splitlines knows more ends of a line than JSON Lines
        unit = json.loads(line)
        pair = unit['source'], unit['target']
        pairs[tuple(CODE.sub(MARK, text) for text in pair) if is_xml else pair] += 1
    return pairs


def without_codes(pairs):
    """TMX has ways to leave out an end of a pair, which are not counted."""
    out = collections.Counter()
    for pair, count in pairs.items():
        out[tuple(text.replace(MARK, '') for text in pair)] += count
    return out


def judge(locseg, path, kind, reader):
    """What became of one file, and why."""
    try:
        required, allowed = reader(path)
        refused = ''
    except Refused as error:
        refused = str(error) or 'refused'
    try:
        got = locseg_pairs(locseg, path, kind != 'po')
    except Refused as error:
        return ('refused rightly' if refused else 'refused'), str(error)
    if refused:
        return 'read alone', refused
    if kind == 'tmx':
        required, allowed, got = map(without_codes, (required, allowed, got))
    lost, extra = required - got, got - allowed
    if not lost and not extra:
        return 'right', ''
    return 'different', f'{sum(lost.values())} lost, such as {list(lost)[:1]}; ' \
        f'{sum(extra.values())} more, such as {list(extra)[:1]}'


def read_known(path):
    """What becomes of files, by the ends of their paths."""
    if path is None:
        return {}
    lines = [line for line in path.read_text(encoding='utf-8').split('\n')
             if line and not line.startswith('#')]
    return {end: outcome for outcome, end, _ in (line.split(': ', 2) for line in lines)}


def end_of(path, known):
    return next((end for end in known if path.as_posix().endswith('/' + end)), None)


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument('locseg')
    parser.add_argument('--known', type=pathlib.Path)
    parser.add_argument('folders', nargs='+')
    given = parser.parse_args()
    if shutil.which('msgattrib') is None or shutil.which('msgconv') is None:
        print('skipped: needs gettext')
        return 77
    locseg = given.locseg
    known = read_known(given.known)
    unmet, failed = set(known), False
    table = collections.defaultdict(collections.Counter)
    files = [(path, each) for folder in given.folders
             for path in sorted(pathlib.Path(folder).rglob('*'))
             for each in READERS
             if path.name.lower().endswith(each[0]) and path.is_file() and not path.is_symlink()]
    with concurrent.futures.ThreadPoolExecutor(4 * (os.cpu_count() or 1)) as pool:
        judged = pool.map(lambda file: judge(locseg, file[0], *file[1][1:]), files)
        for (path, (_, kind, _)), (outcome, why) in zip(files, judged):
            if end := end_of(path, known):
                unmet.discard(end)
                if outcome == known[end]:
                    continue
                failed = True
            table[kind][outcome] += 1
            if outcome not in ('right', 'refused rightly'):
                print(f'{outcome}: {path}: {why}'[:600], flush=True)
    columns = ['right', 'refused rightly', 'read alone', 'refused', 'different']
    print('| format | files | ' + ' | '.join(columns) + ' |')
    print('|---|--:|' + '--:|' * len(columns))
    total = collections.Counter()
    for kind, counts in sorted(table.items()):
        total.update(counts)
        print(f'| {kind} | {sum(counts.values())} | ' +
              ' | '.join(str(counts[column]) for column in columns) + ' |')
    files = sum(total.values())
    good = total['right'] + total['refused rightly'] + total['read alone']
    print(f'{good} of {files} files are read right or refused rightly')
    for end in sorted(unmet):
        print(f'is not met any more: {end}')
    return 0 if good >= 0.999 * files and not failed and not unmet else 1


if __name__ == '__main__':
    sys.exit(main())
