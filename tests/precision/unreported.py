#!/usr/bin/env python3
"""Count how many of the faults that readers found unreported are reported now.

usage: unreported.py LOCSEG LANGUAGES

LANGUAGES is a folder of folders of bilingual articles (`ar-sa`, `tr-tr`, `zh-cn-...`). For each kind of
fault that readers named as frequent and precise there is a crude pattern here, written apart from the
rules. A segment that
it matches is a fault; it counts as reported if any finding is about the segment. Every second
article, by the hash of its path, was held back while rules were written; both halves are printed.
"""
import collections
import hashlib
import os
import re
import sys

from run_check import run_check

PAIR = re.compile(
    r'<span data-ttu-id="([^"<>]*)">(.*?)</span><span class="sxs-lookup">'
    r'<span data-stu-id="\1">(.*?)</span></span>', re.S)
HAN = '\u4e00-\u9fff'
GUID = re.compile(r'\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b', re.I)
DOTTED = re.compile(r'(?<![\w./\\@-])(?:[A-Za-z_]\w+\.)+[A-Za-z_]\w+(?![\w/\\@.-])')
PASCAL = re.compile(r'(?<![\w./\\@`-])[A-Z][a-z]+(?:[A-Z]+[a-z]*){2,}(?![\w./\\@`-])')
TWO_HUMPS = re.compile(r'(?<![\w./\\@`-])[A-Z][a-z]+[A-Z][a-z]+(?![\w./\\@`-])')
CALL = re.compile(r'(?<![\w.])([A-Za-z_]\w+)\(\)')


def prose(text):
    """The text without code, addresses and the targets of links."""
    return re.sub(r'`+[^`]*`+|\]\([^)]*\)|https?:\S+|<[^<>]*>', lambda m: '\x01' * len(m[0]), text)


def target_has(pattern):
    pattern = re.compile(pattern)
    return lambda source, target: bool(pattern.search(prose(target)))


def only_target(pattern):
    pattern = re.compile(pattern)
    return lambda source, target: bool(
        pattern.search(prose(target)) and not pattern.search(prose(source)))


def lost(pattern):
    def fault(source, target):
        low = re.sub(r'\s', '', target.lower())
        return any(m[0].lower() not in low and not re.fullmatch(r'[a-z]+\.[A-Z][a-z]*', m[0])
                   and re.search('[A-Z]', m[0]) for m in pattern.finditer(prose(source)))
    return fault


def spread(source, target):
    """A name whose punctuation was widened or set apart."""
    names = re.findall(r'\w+::\w+|\w+\(\)|(?<![\w)*])\.[A-Za-z]{2,}\b|\bC\+\+', prose(source))
    squeezed = re.sub(r'\s', '', target).translate(
        {ord('：'): ':', ord('（'): '(', ord('）'): ')', ord('。'): '.'})
    return any(n not in target and n in squeezed for n in names)


def guid(source, target):
    return any(m[0].lower() not in target.lower() for m in GUID.finditer(source))


def function_translated(source, target):
    return any(m[1].lower() not in target.lower() for m in CALL.finditer(prose(source)))


def dotless(source, target):
    """A first I before front vowels or none, or capitals with I and a front vowel or Ğ."""
    words = re.findall(r'[^\W\d_]+', prose(target))
    return any((re.fullmatch(r'I[^\WaıouAOUIâ]+', w) or
                (len(w) > 3 and re.fullmatch('[A-ZÇĞİÖŞÜ]+', w) and 'I' in w and
                 re.search('[EİÖÜĞ]', w) and not re.search('[AOU]', w))) and
               w.lower() not in source.lower() for w in words)


def dotless_in_name(source, target):
    low = source.lower()
    return any('ı' in w and w.isalpha() and len(w) > 2 and w.replace('ı', 'i').lower() in low and
               w.replace('ı', 'i').isascii() for w in re.findall(r'\w+', prose(target)))


def function_with_arguments(source, target):
    return any(m[1].lower() not in target.lower() for m in
               re.finditer(r"(?<![\w.])([A-Z]{3,})\((?=[^()]*['\"=\[])", prose(source)))


def spread_signs(source, target):
    """`3.5+`, `#12`, `==`, `&&`, `f()` and times, with spaces or wide marks inside."""
    signs = re.findall(r'(?<![\w.])\d[\d.]*\+(?![\w+])|(?<![\w&#])#\d+\b|(?<!=)==(?!=)|&&|!=|'
                       r'(?<= )[a-z]\(\)|(?<![\d:])\d{1,2}:\d\d(?![\d:])', prose(source))
    wide = {':': '：', '(': '（', ')': '）'}
    return any(sign not in target and
               re.search(r'[ \\]*'.join(f"[{re.escape(c + wide.get(c, ''))}]" for c in sign), target)
               for sign in signs)


def other_case(source, target):
    """A product's or a site's name in another case."""
    names = re.findall(r'(?<![\w.@/\\-])(?:\.[A-Z]{2,}|[A-Z][a-z]+[A-Z][a-z]+|[a-z]+(?:\.[a-z]+)*\.'
                       r'(?:com|org|ms))\b(?![\w/\\@-])', prose(source))
    return any(n not in target and
               re.search(r'(?<![\w.@/\\-])' + re.escape(n) + r'(?![A-Za-z0-9_/@\\-])', prose(target),
                         re.I) for n in names)


def invented_word(source, target):
    """A Latin word in a text of another script that the source has not."""
    squeezed = re.sub(r'[^a-z]', '', source.lower())
    return any(w.lower() not in squeezed and w.lower() not in WORDS
               for w in re.findall(r'(?<![A-Za-z0-9])[A-Za-z]{4,}(?![A-Za-z0-9])', prose(target)))


WORDS = set()  # of all sources


def numbers_of(text):
    return collections.Counter(re.findall(r'(?<![\w.,:/-])\d+(?![\w.,:/-])', prose(text)))


def number_said_once_less(source, target):
    """Two of a number that are one in the translation, or the other way round."""
    here, there = numbers_of(source), numbers_of(target)
    return set(here) == set(there) and here != there and bool(here)


def extension_without_point(source, target):
    return any(w not in target and re.search(r'(?<![.\w])' + w[1:] + r'\b', target)
               for w in re.findall(r'(?<![\w)*])\.[a-z]{2,5}\b', prose(source)))


def glued(source, target):
    """A comma or a full stop between two words, or code or a link that touches one."""
    mark = r'[^\W\d_]{3,}(?:[,;]|(?<=[а-яёşığüöça-z])[.!?](?=[А-ЯЁÀ-ÝŞİ]))[^\W\d_]{3,}'
    low = source.lower()
    if any(w.lower() not in low and not w.isascii() for w in re.findall(mark, prose(target))):
        return True
    beside = r'[^\W\d_]{3}(?:`|\[[^\[\]]*\]\()'
    plain = [re.sub(r'`[^`]+`', '``', text) for text in (source, target)]
    return bool(re.search(beside, plain[1]) and not re.search(beside, plain[0]))


def mark_in_bold(source, target):
    return bool(re.search(r'(?<=[^*\s])\*\*[.,]', source) and
                not re.search(r'[.,;]\*\*(?!\w)', source) and
                re.search(r'\w{3}[.,。，]\*\*(?=\s|$)', target) and
                not re.fullmatch(r'\*\*[^*]*\*\*', target))


def quotes_cross(source, target):
    text = prose(target)
    if text.count('"') % 2 or '"' not in text:
        return False
    return any(m[1].count('"') % 2 for m in re.finditer(r'(?<!\*)\*{1,2}([^*]+)\*{1,2}(?!\*)', text))


def adjacent_codes(source, target):
    side = re.compile(r'`[^`]+` *`[^`]+`')
    return bool(side.search(target) and not side.search(source) and source.count('`') > 2)


def lost_arrow_space(source, target):
    return bool(re.search(r' \\?> ', source) and
                re.search(r'\w\\?> | \\?>\w', prose(target)))


def initial_case(source, target):
    sentence = re.compile(r'\S+ \S+ \S+ .*[.!?]$', re.S)
    return bool(sentence.match(source) and sentence.match(target) and source[0].isupper() and
                target[0].islower() and target.split()[0] not in source)


def dash_glued(source, target):
    return (len(re.findall(r' [-–—] ', prose(source))) > len(re.findall(r' [-–—] ', prose(target))) and
            len(re.findall(r'\w[-–—](?=\w)', prose(target))) >
            len(re.findall(r'\w[-–—](?=\w)', prose(source))))


def percent_lost(source, target):
    return bool(re.search(r'\d%', prose(source)) and not re.search(r'[%％]|百分', target))


MONTHS = 'January February March April May June July August September October November December'


def month_lost(source, target):
    return bool(re.search(rf"\b(?:{'|'.join(MONTHS.split())}) \d{{4}}\b", prose(source)) and
                not re.search(rf"月|\d[/-]\d|{'|'.join(MONTHS.split())}", target))


KINDS = [
    ('initial case', 'tr ru', initial_case),
    ('dash glued', 'tr zh', dash_glued),
    ('percent sign lost', 'zh', percent_lost),
    ('month lost', 'zh', month_lost),
    ('empty quotes', 'zh', only_target('(?<!")""(?!")')),
    ('code glued to a word', 'tr ru', lambda s, t: bool(
        re.search(r'`[^\W\d_]{3}', re.sub(r'`[^`]+`', lambda m: '`' * len(m[0]), t)) and not
        re.search(r'`[^\W\d_]{3}', re.sub(r'`[^`]+`', lambda m: '`' * len(m[0]), s)))),
    ('words glued', 'tr ru fr es it pl', glued),
    ('function with arguments translated', 'ar th zh', function_with_arguments),
    ('signs of code spread', 'zh ru tr th', spread_signs),
    ('name in another case', 'zh', other_case),
    ('Latin word invented', 'ar th', invented_word),
    ('number said once less or more', 'ar th ru tr zh', number_said_once_less),
    ('kind of file without its point', 'zh', extension_without_point),
    ('underscores shown', 'zh', only_target('[\u4e00-\u9fff]_\\w[^_]*_|_\\w[^_ ]*_[\u4e00-\u9fff]')),
    ('straight quotes round Han', 'zh', lambda s, t: prose(t).count('"') % 2 == 0 and bool(
        re.search(rf'"[^"]*[{HAN}][^"]*"', prose(t)))),
    ('space beside a wide mark', 'zh', target_has('\\S +（|[，：] +(?=[\u4e00-\u9fffA-Za-z\\[])')),
    ('name of two words altered', 'tr ru', lost(TWO_HUMPS)),
    ('mark above no letter', 'th', target_has(
        '[^\u0e01-\u0e2e\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\x01][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]')),
    ('capitals inside a word', 'ru', only_target('[а-я][А-Я]|[А-Я]{2}[а-я]{2}')),
    ('space in a suffix', 'tr', only_target(r"[\w\x01][*)]*(?: ['’] ?| ?['’] )[a-zçğıöşü]{1,6}\b(?!')")),
    ('I for İ', 'tr', dotless),
    ('ı in a name', 'tr', dotless_in_name),
    ('GUID altered', 'tr ru', guid),
    ('name of three words altered', 'tr ru ar th', lost(PASCAL)),
    ('dotted name altered', 'zh ar th ru tr', lost(DOTTED)),
    ('code punctuation', 'zh', spread),
    ('function translated', 'ar th zh', function_translated),
    ('mark in bold', 'tr ru', mark_in_bold),
    ('quotes cross emphasis', 'zh', quotes_cross),
    ('code spans side by side', 'zh ru tr', adjacent_codes),
    ('narrow mark after Han', 'zh', target_has(rf'[{HAN}][”）》]*\**[,;:?!](?=[{HAN}\s]|$)')),
    ('decomposed sara am', 'th', target_has('\u0e4d[\u0e48-\u0e4b]?\u0e32')),
    ('two sara e', 'th', target_has('\u0e40\u0e40')),
    ('mark typed twice', 'th', target_has('([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\\1')),
    ('space before an Arabic mark', 'ar', only_target(' [،؛؟]')),
    ('space lost at an arrow', 'ar th', lost_arrow_space),
    ('space in a link', 'ar th', lambda s, t: bool(re.search(r'(?<!\\)\[[^\[\]]*\w \]\(', t)) and
     not re.search(r'\w \]\(', s)),
    ('space in brackets', 'ar tr ru', only_target(r'(?<=\() +[^ )\n]|[^ (\n] +(?=\))')),
    ('space in quotes', 'ru', only_target(r'" \*\*[^"]*\*\* "|" \[[^"]*" ')),
]


def articles(root):
    for where, _, names in sorted(os.walk(root)):
        for name in sorted(names):
            if name.endswith('.md'):
                yield os.path.join(where, name)


def reported(locseg, folder):
    found, once = set(), collections.defaultdict(set)
    for finding in run_check(locseg, folder):
        name = finding['article'].split(os.path.basename(folder) + '/')[-1]
        found.add((name, finding.get('id')))
        if ' in this article' in finding['message']:
            once[name].add(finding['rule'])
    return found, once


# Rules that speak once for an article, by the kinds of fault that they are about.
ONCE = {'decomposed sara am': 'lookalike-spelling', 'two sara e': 'lookalike-spelling',
        'mark typed twice': 'lookalike-spelling', 'mark above no letter': 'lookalike-spelling',
        'straight quotes round Han': 'straight-quotes',
        'space beside a wide mark': 'space-before-punctuation'}


def main():
    locseg, root = sys.argv[1:]
    for folder in sorted(os.listdir(root)):
        for path in articles(os.path.join(root, folder)):
            with open(path, encoding='utf-8', errors='replace') as handle:
                for match in PAIR.finditer(handle.read()):
                    WORDS.update(re.findall('[a-z]{4,}', match[3].lower()))
    counts = collections.defaultdict(lambda: [0, 0, 0, 0])
    for folder in sorted(os.listdir(root)):
        lang = folder[:2]
        kinds = [(name, fault) for name, langs, fault in KINDS if lang in langs.split()]
        if not kinds:
            continue
        found, once = reported(locseg, os.path.join(root, folder))
        for path in articles(os.path.join(root, folder)):
            name = os.path.relpath(path, os.path.join(root, folder))
            half = int(hashlib.md5(name.encode()).hexdigest(), 16) % 2
            with open(path, encoding='utf-8', errors='replace') as handle:
                text = handle.read()
            for match in PAIR.finditer(text):
                for kind, fault in kinds:
                    if not fault(match[3], match[2]):
                        continue
                    count = counts[kind, lang]
                    count[2 * half] += 1
                    count[2 * half + 1] += ((name, match[1]) in found or
                                            ONCE.get(kind) in once[name])
    total = [0, 0, 0, 0]
    print('| kind of fault | language | seen: faults | reported | held back: faults | reported |\n'
          '|---|---|--:|--:|--:|--:|')
    for (kind, lang), count in sorted(counts.items()):
        print(f'| {kind} | {lang} | {count[0]} | {count[1]} | {count[2]} | {count[3]} |')
        total = [a + b for a, b in zip(total, count)]
    print(f'| **all** | | {total[0]} | {total[1]} | {total[2]} | {total[3]} |')
    return 0 if total[1] + total[3] >= .8 * (total[0] + total[2]) else 1


if __name__ == '__main__':
    sys.exit(main())
