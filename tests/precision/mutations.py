#!/usr/bin/env python3
"""Break sound segments in the way each rule is about, and see whether it notices.

usage: mutations.py LOCSEG CORPUS [RULE...]
       mutations.py --languages LOCSEG CORPUS... [RULE...]

The first form asks of each rule, the second of each rule in each language of the folders.

For each rule about segments, up to 200 pairs of CORPUS/bilingual that its mutation applies to are
drawn with a fixed seed. They are written twice, as they are and broken, into articles of their own,
and checked for that rule alone. Where articles seldom hold what a rule is about (placeholders,
alerts, terms), it is put into both texts first. For rules about consistency each pair stands there
twice. For rules about articles, one segment or line of each of 200 articles is broken.

At least 95 in 100 of the broken ones must be reported, and at most two of those left as they are.
By language, up to 100 pairs are broken, of a language without human translations those of machines
that the rule has nothing to say of; fewer than ten tell nothing. A rule about one script, mark or
language is asked where that is written.
Exit status: 0 when every rule passes, else 1.
"""
import os
import random
import re
import sys
import tempfile
import unicodedata
import zlib

from run_check import run_check

SEED = 20210712
DRAWN = 200
DRAWN_BY_LANGUAGE = 100
FEWEST = 10
FOLDERS = {'de-de': 'de-DE', 'ja-jp': 'ja-JP', 'zh-cn': 'zh-CN', 'contribute-zh-cn': 'zh-CN'}
PAIR = re.compile(
    r'<span data-ttu-id="([^"<>]*)">(.*?)</span><span class="sxs-lookup">'
    r'<span data-stu-id="\1">(.*?)</span></span>', re.S)
LINK = re.compile(r'(?<!!)\[([^][()]+)\]\(([^()\s]+)\)')
BOLD = re.compile(r'\*\*([^*\s](?:[^*]*[^*\s])?)\*\*')


LATIN = {'de-DE', 'es-ES', 'fr-FR', 'it-IT', 'pl-PL', 'tr-TR'}
HAN = {'ja-JP', 'zh-CN'}


def substitute(pattern, replacement):
    """A mutation: the first match in the target is replaced; None where there is none."""
    pattern = re.compile(pattern)

    def mutate(source, target, _lang, _rng):
        changed, count = pattern.subn(replacement, target, count=1)
        return (source, changed) if count and changed != target else None
    return mutate


def both(added, broken, sound=None):
    """`added` goes to the end of both texts, `broken` stands in its place in the broken target; in the
    sound one `sound` does, if it is given."""
    def mutate(source, target, _lang, _rng):
        return (source + added, target + broken), (source + added, target + (sound or added))
    return mutate


def in_prose(mutate):
    """`mutate`, for targets without code and tags."""
    return lambda s, t, l, r: None if re.search('[`<]', t) else mutate(s, t, l, r)


def insert(text):
    def mutate(source, target, _lang, rng):
        at = rng.randrange(len(target) + 1)
        return source, target[:at] + text + target[at:]
    return mutate


def untranslated(source, _target, _lang, _rng):
    words = re.findall(r'(?<![\w`/.-])[A-Za-z]+(?![\w`/-])', source)
    lower = [word for word in words if word.islower()]
    plain = not re.search(r'[`\[\]_*{}/<>0-9-]', source) and source[:1].isupper()
    function = {'the', 'to', 'is', 'of', 'in', 'you', 'your', 'with', 'are', 'a'} & set(lower)
    return (source, source) if plain and len(lower) >= 4 and len(lower) > .7 * len(words) and function else None


def partly_untranslated(source, target, lang, _rng):
    run = re.search(r'(?<![\w\[(*"`-] )(?<![\w\[(*"`/.-])[a-z]+(?: [a-z]+){4,}', LINK.sub('', source))
    at = len(target) - (target[-1:] in ('。', '.'))
    if lang in LATIN or not run or run[0] not in source or not re.match(r'[^\W\d_A-Za-z]', target[at - 1:]):
        return None
    if at == len(target) and lang != 'th-TH':
        return None
    gap = '' if lang in HAN else ' '
    return source, target[:at] + gap + run[0] + target[at:]


def emphasis(source, target, _lang, _rng):
    count = len(BOLD.findall(target))
    plain = '\\*' not in source + target and '***' not in source + target
    if count < 2 or count != len(BOLD.findall(source)) or not plain:
        return None
    if source.count('*') != 4 * count or target.count('*') != 4 * count:
        return None
    if re.search(r'\*\*\s+\*\*', source + target):
        return None
    return source, BOLD.sub(r'\1', target, count=1)


def broken_emphasis(source, target, _lang, _rng):
    if len(BOLD.findall(target)) != 1 or target.count('*') != 4 or source.count('*') != 4:
        return None
    return source, BOLD.sub(r'** \1**', target, count=1)


def link(replacement):
    def mutate(source, target, _lang, _rng):
        if len(LINK.findall(target)) != len(LINK.findall(source)):
            return None
        found = LINK.search(target)
        if not found or found[2] in LINK.sub('', target) or found[2].startswith('#'):
            return None
        if found[1].strip() == '' or found[2] in found[1] or source.count(found[2]) != 1:
            return None
        if re.search(re.escape(found[2].split('//')[-1]), LINK.sub(r'\1', target)):
            return None
        return source, LINK.sub(replacement, target, count=1)
    return mutate


def number(source, target, _lang, rng):
    found = [m for m in re.finditer(r'(?<![\w.,:/%-])\d{2,6}(?![\w.,:/%-])', target)]
    prose = re.sub(r'\]\([^)]*\)|`[^`]*`|https?:\S+', '', source)
    found = [m for m in found
             if re.search(r'(?<![\w.,:/-])' + m[0] + r'(?![\w,:/.-]|[a-z])', prose)
             and target.count(m[0]) == 1]
    if not found:
        return None
    match = rng.choice(found)
    digits = list(match[0])
    at = rng.randrange(len(digits))
    digits[at] = rng.choice([d for d in '123456789' if d != digits[at]])
    return source, target[:match.start()] + ''.join(digits) + target[match.end():]


def final_punctuation(source, target, lang, _rng):
    words = re.findall(r'\b[A-Za-z]+\b', source)
    running = sum(word.islower() for word in words) > .6 * len(words)
    verbs = {'is', 'are', 'will', 'can', 'must', 'should', 'has', 'have', 'need', 'was'}
    running = running and verbs & set(re.split(r'\b(?:that|wh\w+)\b', source)[0].lower().split())
    if lang == 'ja-JP' or len(words) < 5 or not running or not source.endswith('.'):
        return None
    return (source, target[:-1]) if re.search(r'\w[.。]$', target) else None


def bracket(source, target, _lang, _rng):
    plain = not re.search(r'[\[\]{}<>`]', source + target)
    even = target.count('(') == target.count(')') > 0 and source.count('(') == source.count(')')
    return (source, target.replace(')', '', 1)) if plain and even else None


def quote(source, target, _lang, _rng):
    even = sum(target.count(q) for q in '"“”„«»') % 2 == 0 and source.count('"') % 2 == 0
    changed = re.sub('["“”„«»]', '', target, count=1) if '<' not in target else target
    return (source, changed) if even and changed != target and '`' not in target and '](' not in target else None


def repeated_word(source, target, lang, _rng):
    if lang == 'de-DE':
        return substitute(r'(?<=[a-z] )([a-zäöü]{5,})(?= [a-z])', r'\1 \1')(source, target, lang, _rng)
    if lang == 'th-TH':
        return substitute(r'(?<= )([ก-๛]{5,16})(?= )', r'\1\1')(source, target, lang, _rng)
    if lang not in HAN:
        return substitute(r'(?<=[^\W\d_] )((?:(?![A-Z])[^\W\d_]){5,})(?= [^\W\d_])', r'\1 \1')(
            source, target, lang, _rng)
    return substitute(r'([\u4e00-\u9fff\u30a0-\u30fa]{5})', r'\1\1')(source, target, lang, _rng)


def mojibake(source, target, _lang, _rng):
    def twice(match):
        raw = match[0].encode('utf-8')
        return ''.join(bytes([b]).decode('cp1252', 'ignore') or chr(b) for b in raw)
    changed = re.sub(r'[ßäöüÄÖÜ„“]|[\u4e00-\u9fff]|[^\W\d_A-Za-z]', twice, target, count=1)
    return (source, changed) if changed != target else None


def not_normalized(source, target, _lang, _rng):
    prose = re.sub(r'\]\([^)]*\)|`[^`]*`|\S+@\S+|\S*\\\S*|\S*://\S*', '', target)
    found = re.search(r'[äöüÄÖÜがぎぐげごパピプペポガギグゲゴ]', prose)
    found = found or re.search('|'.join(c for c in set(prose) if ord(c) > 0x7f and
                                        unicodedata.normalize('NFD', c) != c) or '(?!)', prose)
    if not found or target.find(found[0]) != target.rfind(found[0]):
        return None
    return source, target.replace(found[0], unicodedata.normalize('NFD', found[0]))


def truncated(source, target, _lang, _rng):
    plain = not re.search(r'[`\[\]<>]', source + target)
    return (source, target[:max(1, len(target) // 5)]) if len(source) > 90 and plain else None


MUTATIONS = {
    'empty-source': lambda s, t, l, r: ('', t) if s.strip() and t.strip() else None,
    'empty-target': lambda s, t, l, r: (s, ' ') if s.strip() and t.strip() else None,
    'untranslated': untranslated,
    'partly-untranslated': partly_untranslated,
    'alert-keyword-translated': both(' [!NOTE]', ' [!HINWEIS]'),
    'broken-emphasis': broken_emphasis,
    'code-span-mismatch': substitute(r'`([^`]+)`', r'`x\1`'),
    'emphasis-mismatch': emphasis,
    'empty-link-text': link(r'\1[](\2)'),
    'entity-mismatch': both(' &lt;name&gt;', ' <name>'),
    'image-mismatch': both(' ![a](media/a.png)', ' ![a](media/b.png)'),
    'include-mismatch': both(' [!INCLUDE[a](../a.md)]', ' [!INCLUDE[a](../b.md)]'),
    'link-mismatch': link(r'\1'),
    'link-target-changed': link(r'[\1](x-\2)'),
    'placeholder-mismatch': both(' {0} %s', ' {1} %s'),
    'punctuation-in-link': substitute(r'(\w{6})\]\(([^()\s]+)\)([.。])$', r'\1\3](\2)'),
    'tag-mismatch': both(' <kbd>x</kbd>', ' <kbd>x'),
    'tag-nesting': both(' <b><i>x</i></b>', ' <b><i>x</b></i>'),
    'number-mismatch': number,
    'decimal-punctuation': both(' 1.0', ' 1。0'),
    'url-mismatch': both(' https://contoso.example/a1', ' https://contoso.example/a2'),
    'email-mismatch': both(' help@contoso.example', ' hilfe@contoso.example'),
    'path-mismatch': both(' settings.json', ' einstellungen.json'),
    'identifier-mismatch': both(' Get-ContosoItem', ' Hole-ContosoItem'),
    'version-mismatch': both(' 10.4.771', ' 10.4.772'),
    'bracket-balance': bracket,
    'double-space': substitute(r'(?<=[^\W\d_]) (?=[^\W\d_])', '  '),
    # One space ends a Thai sentence.
    'edge-space': lambda s, t, l, r: (s, t + ('  ' if l == 'th-TH' else ' '))
    if s and s[-1] > ' ' and t[-1:] > ' ' else None,
    'empty-brackets': substitute(r'(?<=\w) [(（][^()（）\[\]`]+[)）]', ' ()'),
    'final-punctuation': final_punctuation,
    'line-feed-mismatch': both('  \nx', ' x'),
    'missing-space-after-link': substitute(r'(\w\]\([^()\s]+\)) (?=[^\W\dA-Z_\u0e00-\u0e7f\u3040-\u9fff]{3})', r'\1'),
    'quote-balance': quote,
    'repeated-punctuation': in_prose(substitute(r'(?<=\w)(，|、|。|,(?= )|،)', r'\1\1')),
    'repeated-word': repeated_word,
    'space-before-punctuation': in_prose(substitute(r'(?<=\w)([。，]|[.,]$|[,،](?= ))', r' \1')),
    'bidi-override': insert('\u202e'),
    'bidi-unbalanced': insert('\u202b'),
    # U+200B is where a Thai line may break.
    'invisible-character': lambda s, t, l, r: insert('\u2060' if l == 'th-TH' else '\u200b')(s, t, l, r),
    'mixed-script-word': substitute(r'(?<= )([B-Zb-z]{2,})a(?=[a-z]{2,} )', '\\1\u0430'),
    'mojibake': mojibake,
    'not-normalized': not_normalized,
    'replacement-character': substitute(r'\w', '\ufffd'),
    'script-mismatch': lambda s, t, l, r: insert(' 文件 ' if l == 'ru-RU' else ' файл ')(s, t, l, r),
    'adjacent-code-spans': both(' Set `mode` to `fast`.', ' `mode` `fast`.', ' `mode` → `fast`.'),
    'exchanged-link-text': both(' [E101](e101.md) [E102](e102.md)',
                                ' [E102](e101.md) [E101](e102.md)'),
    'punctuation-in-emphasis': both(' Select **Send**.', ' → **Tallowmere.**',
                                    ' → **Tallowmere**.'),
    'quote-across-emphasis': both(' Open *Send*.', ' → "*Tallowmere" x*', ' → "*Tallowmere*" x'),
    'code-number-mismatch': both(' 0a1b2c3d-4e5f-6a7b-8c9d-0e1f2a3b4c5d',
                                 ' 0a1b2c3d-4e5f-6a7b-8c9d-0e1f2a3b4c5e'),
    'code-punctuation': both(' Pump::Start', ' Pump：：Start'),
    'name-mismatch': both(' Contoso.Core', ' Contoso.Kern'),
    'inner-space': substitute(r'(?<=[^\]])\((?=[^\W\d_][^()\[\]`]*\))', '( '),
    'missing-space-at-arrow': both(' x > y', ' x> y'),
    'narrow-mark': substitute('(?<=[\u4e00-\u9fff])，(?=[\u4e00-\u9fff])', ','),
    'glued-dash': lambda s, t, l, r: None if re.search('[-–—]', s + t) else
    ((s + ' Option x - Pump', t + ' Option x-Pump'), (s + ' x - Pump', t + ' x – Pump')),
    'initial-case': lambda s, t, l, r: (
        ('The valve is open. ' + s, 'ist offen, so ein Ventil. ' + t),
        ('The valve is open. ' + s, 'Ist offen, so ein Ventil. ' + t))
    if s[-1] in '.!?' and t[-1] in '.!?' else None,
    'dotted-i': lambda s, t, l, r: None if re.search(r'\bI', t) else
    ((s + ' For', t + ' Için'), (s + ' For', t + ' İçin')),
    'split-suffix': both(' in Tallowmere', " Tallowmere 'de", " Tallowmere'de"),
    'glued-words': in_prose(substitute(r'(?<=[^\W\d_]{3})([,،]) (?=[^\W\d_]{3})', r'\1')),
    'inner-capital': both(' Send', ' ИДЕНТИФИКАТОРом', ' идентификатором'),
    'straight-quotes': both(' Send', ' "发送"', ' “发送”'),
    'lookalike-spelling': both(' กำ', ' ก\u0e4d\u0e32'),
    'length-ratio': truncated,
}


# Words that a made-up glossary has, as sentences put behind both texts.
TERMS = {
    'de-DE': (' Das Ventil ist offen.', ' Die Klappe ist offen.', ' Das Tallowmere-Tor ist offen.'),
    'ja-JP': ('バルブが開いています。', '栓が開いています。', 'タローミア門が開いています。'),
    'zh-CN': ('阀门已打开。', '活门已打开。', '塔洛米尔门已打开。'),
    'ar-SA': (' الصمام مفتوح.', ' المحبس مفتوح.', ' بوابة تالومير مفتوحة.'),
    'es-ES': (' La válvula está abierta.', ' La llave está abierta.', ' La puerta Talomera está abierta.'),
    'fr-FR': (' La vanne est ouverte.', ' Le clapet est ouvert.', ' La porte Talomère est ouverte.'),
    'it-IT': (' La valvola è aperta.', ' La saracinesca è aperta.', ' La porta Talomera è aperta.'),
    'pl-PL': (' Zawór jest otwarty.', ' Kurek jest otwarty.', ' Brama Talomera jest otwarta.'),
    'ru-RU': (' Клапан открыт.', ' Вентиль открыт.', ' Ворота Таломера открыты.'),
    'th-TH': (' วาล์วเปิดอยู่', ' ก๊อกเปิดอยู่', ' ประตูทัลโลเมียร์เปิดอยู่'),
    'tr-TR': (' Vana açık.', ' Supap açık.', ' Talomer Kapısı açık.'),
}
GLOSSARY = ('source,target,status,target-lang\nvalve,Ventil,preferred,de\nvalve,Klappe,forbidden,de\n'
            'valve,バルブ,preferred,ja\nvalve,栓,forbidden,ja\nvalve,阀门,preferred,zh\n'
            'valve,活门,forbidden,zh\nTallowmere Gate,,do-not-translate,\n'
            'valve,الصمام,preferred,ar\nvalve,المحبس,forbidden,ar\n'
            'valve,válvula,preferred,es\nvalve,llave,forbidden,es\n'
            'valve,vanne,preferred,fr\nvalve,clapet,forbidden,fr\n'
            'valve,valvola,preferred,it\nvalve,saracinesca,forbidden,it\n'
            'valve,zawór,preferred,pl\nvalve,kurek,forbidden,pl\n'
            'valve,клапан,preferred,ru\nvalve,вентиль,forbidden,ru\n'
            'valve,วาล์ว,preferred,th\nvalve,ก๊อก,forbidden,th\n'
            'valve,vana,preferred,tr\nvalve,supap,forbidden,tr\n')


def term(source, target, lang, _rng):
    words = 'valve|Klappe|栓|活门|المحبس|llave|clapet|saracinesca|kurek|вентил|ก๊อก|supap'
    if re.search(words, source + target, re.I):
        return None
    added = source + ' The valve is open.'
    return (added, target + TERMS[lang][1]), (added, target + TERMS[lang][0])


def kept_term(source, target, lang, _rng):
    added = source + ' The Tallowmere Gate is open.'
    return (added, target + TERMS[lang][2]), (added, target + ' Tallowmere Gate.')


MUTATIONS |= {'missing-term': term, 'forbidden-term': term, 'translated-do-not-translate': kept_term}


def fold(text):
    return re.sub(r'[^\w<>+=%#&@$]', '', text.lower())


def other_target(pair):
    return pair, (pair[0], pair[1] + ' x')


def other_source(pair):
    return pair, (pair[0] + ' again', pair[1])


def left_label(pair):
    """A label, made of the source's hash, that is translated twice and left once."""
    label = 'Valve ' + ''.join(chr(ord('a') + int(d)) for d in str(zlib.crc32(pair[0].encode())))
    return (label, pair[1]), (label, label), (label, pair[1])


# Of a pair, those that stand in the broken article.
TWICE = {'inconsistent-target': other_target, 'inconsistent-source': other_source,
         'untranslated-repeat': left_label}
# Rules about one language that the folders do not have: their pairs are said to be in it.
LANGUAGE = {'dotted-i': 'tr-TR', 'split-suffix': 'tr-TR', 'inner-capital': 'ru-RU',
            'straight-quotes': 'zh-CN'}


def in_pair(change):
    """A mutation of an article: `change` of one pair, chosen at random."""
    def mutate(text, rng):
        pairs = list(PAIR.finditer(text))
        match = rng.choice(pairs[1:-1])
        changed = change(match[0], match[1], rng.choice(pairs)[1])
        return text[:match.start()] + changed + text[match.end():]
    return mutate


def at_line(insert):
    """`insert` as lines of their own, before a line with a pair that begins a paragraph."""
    def mutate(text, rng):
        starts = [m.start() + 2 for m in re.finditer(r'\n\n<span data-ttu', text)]
        if not starts:
            return None
        at = rng.choice(starts)
        return text[:at] + insert(text[at:text.index('\n', at)]) + text[text.index('\n', at):]
    return mutate


def line_ends(text, rng):
    ends = [m.start() for m in re.finditer('\n', text)]
    at = rng.choice(ends)
    if text.count('\r\n') == len(ends):
        return text[:at - 1] + text[at:]
    return text[:at] + '\r' + text[at:] if '\r' not in text else None


def damaged(text, rng):
    pairs = list(PAIR.finditer(text))
    at = rng.randrange(1, len(pairs) - 3)
    begin, end = pairs[at].start(), pairs[at + 2].end()
    return text[:begin] + text[begin:end].replace('"', '&quot;') + text[end:]


def wrong_locale(text, _rng):
    other = 'de-DE' if 'ms.contentlocale: ja-JP' in text else 'ja-JP'
    return re.sub('ms.contentlocale: .*', 'ms.contentlocale: ' + other, text)


ARTICLES = {
    'unpaired-span': in_pair(lambda pair, i, _: pair.replace('</span></span>', '')),
    'id-mismatch': in_pair(lambda pair, i, _: pair.replace('stu-id="' + i, 'stu-id="' + i + '9')),
    'duplicate-id': in_pair(lambda pair, i, other: pair.replace(i, other)),
    'malformed-id': in_pair(lambda pair, i, _: pair.replace(i, i.replace('-', '_'))),
    'id-order': in_pair(lambda pair, i, _: pair.replace(i, i[:6] + '99999')),
    'damaged-quotes': damaged,
    'span-in-code-block': at_line(lambda line: '```\n' + line + '\n```\n'),
    'leaking-span': at_line(lambda line: '\\' + line),
    'conflict-marker': at_line(lambda line: '<<<<<<< HEAD\n' + line + '\n=======\n\n>>>>>>> main'),
    'invalid-utf8': in_pair(lambda pair, i, _: pair.replace('">', '">\udcff', 1)),
    'mixed-line-ends': line_ends,
    'byte-order-mark': lambda text, _rng: '\ufeff' + text,
    'front-matter-missing': lambda text, _rng: re.sub('ms.contentlocale: .*\n', '', text),
    'locale-mismatch': wrong_locale,
}


def pairs_of(corpus):
    pairs = []
    for folder, lang in FOLDERS.items():
        root = os.path.join(corpus, 'bilingual', folder)
        for where, _, names in sorted(os.walk(root)):
            for name in sorted(names):
                with open(os.path.join(where, name), encoding='utf-8', errors='replace') as handle:
                    text = handle.read()
                if not re.search(r'ms\.translationtype: *HT', text):
                    continue  # sound segments: those that a person translated
                pairs += [(m[3], m[2], lang) for m in PAIR.finditer(text)
                          if name.endswith('.md') and '<span' not in m[2] + m[3]]
    return sorted(set(pairs))


def articles_of(corpus):
    """The Markdown articles with five pairs and more, and a language."""
    articles = []
    for where, _, names in sorted(os.walk(os.path.join(corpus, 'bilingual'))):
        for name in sorted(names):
            with open(os.path.join(where, name), encoding='utf-8', newline='') as handle:
                text = handle.read()
            if name.endswith('.md') and 'ms.contentlocale: ' in text and len(PAIR.findall(text)) > 5:
                articles.append(text)
    return articles


def language_of(folder):
    """`es-ES` of the folder es-es or zh-cn-nuget; None if its name tells none."""
    found = re.search(r'(?:^|-)([a-z]{2})-([a-z]{2})(?:-|$)', folder)
    return f'{found[1]}-{found[2].upper()}' if found else None


def pairs_by_language(corpora):
    """The pairs of each language; those of people, if it has a thousand of them, else all."""
    human, all_pairs = {}, {}
    for corpus in corpora:
        for folder in sorted(os.listdir(os.path.join(corpus, 'bilingual'))):
            lang = language_of(folder)
            for where, _, names in sorted(os.walk(os.path.join(corpus, 'bilingual', folder))):
                for name in sorted(name for name in names if lang and name.endswith('.md')):
                    with open(os.path.join(where, name), encoding='utf-8', errors='replace') as handle:
                        text = handle.read()
                    found = {(m[3], m[2], lang) for m in PAIR.finditer(text)
                             if '<span' not in m[2] + m[3]}
                    all_pairs.setdefault(lang, set()).update(found)
                    if re.search(r'ms\.translationtype: *HT', text):
                        human.setdefault(lang, set()).update(found)
    return {lang: sorted(human[lang] if len(human.get(lang, ())) >= 1000 else pairs)
            for lang, pairs in sorted(all_pairs.items())}


def write(path, lang, pairs):
    with open(path, 'w', encoding='utf-8', newline='') as handle:
        handle.write(f'---\nms.contentlocale: {lang}\nms.translationtype: HT\n---\n\n')
        for number, (source, target) in enumerate(pairs, 103):
            handle.write(f'<span data-ttu-id="a1b2c-{number}">{target}</span><span class="sxs-lookup">'
                         f'<span data-stu-id="a1b2c-{number}">{source}</span></span>\n\n')


def findings_in(locseg, rule, folder):
    glossary = os.path.join(folder, 'terms.csv')
    with open(glossary, 'w', encoding='utf-8') as handle:
        handle.write(GLOSSARY)
    return run_check(locseg, '--select', rule, '--glossary', glossary, folder)


def reported(locseg, rule, sets):
    """How many segments of the sets, by language, the rule finds fault with."""
    with tempfile.TemporaryDirectory() as folder:
        for lang, pairs in sets.items():
            write(os.path.join(folder, lang + '.md'), lang, pairs)
        findings = findings_in(locseg, rule, folder)
        # A finding that is said once an article speaks for so many.
        more = [re.search(r'; (\d+) in this article', f['message']) for f in findings]
        return (len({(f['article'], f['id']) for f in findings}) +
                sum(int(m[1]) - 1 for m in more if m))


def reported_articles(locseg, rule, articles):
    """How many of the articles the rule finds fault with."""
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(articles):
            with open(os.path.join(folder, f'{number}.md'), 'w', encoding='utf-8',
                      errors='surrogateescape', newline='') as handle:
                handle.write(text)
        return len({f['article'] for f in findings_in(locseg, rule, folder)})


def run_rule(locseg, rule, mutate, pairs):
    rng = random.Random(f'{SEED} {rule}')
    order = pairs[:]
    rng.shuffle(order)
    broken, sound, count = {}, {}, 0
    for source, target, lang in order:
        result = mutate(source, target, lang, rng) if source and target else None
        if not result:
            continue
        after, before = result if isinstance(result[0], tuple) else (result, (source, target))
        broken.setdefault(lang, []).append(after)
        sound.setdefault(lang, []).append(before)
        count += 1
        if count == DRAWN:
            break
    if not count:
        return 0, 0, 0
    return count, reported(locseg, rule, broken), reported(locseg, rule, sound)


def run_article_rule(locseg, rule, mutate, articles):
    rng = random.Random(f'{SEED} {rule}')
    order = articles[:]
    rng.shuffle(order)
    broken, sound = [], []
    for text in order:
        changed = mutate(text, rng)
        if changed is None or changed == text:
            continue
        broken.append(changed)
        sound.append(text)
        if len(sound) == DRAWN:
            break
    return (len(sound), reported_articles(locseg, rule, broken),
            reported_articles(locseg, rule, sound))


def run_corpus_rule(locseg, rule, twice, pairs):
    rng = random.Random(f'{SEED} {rule}')
    order = pairs[:]
    rng.shuffle(order)
    broken, sound, seen, count = {}, {}, set(), 0
    for source, target, lang in order:
        sides = {(lang, fold(source)), (lang, fold(target))}
        if len(re.findall(r'\w+', source)) < 4 or not fold(target) or sides & seen:
            continue
        seen |= sides
        broken.setdefault(lang, []).extend(twice((source, target)))
        sound.setdefault(lang, []).extend([(source, target)] * 2)
        count += 1
        if count == DRAWN:
            break
    return count, reported(locseg, rule, broken), reported(locseg, rule, sound)


# Languages that a rule is not about: it is off there, or what it is about is not written there.
OFF = {'final-punctuation': {'ja-JP', 'th-TH'}, 'missing-space-after-link': {'ja-JP', 'zh-CN', 'th-TH'},
       'glued-dash': {'de-DE', 'ru-RU'}, 'decimal-punctuation': LATIN | {'ru-RU', 'ar-SA', 'th-TH'},
       'initial-case': HAN | {'ar-SA', 'th-TH'}, 'glued-words': HAN | {'th-TH'}}
ONLY = {'dotted-i': {'tr-TR'}, 'split-suffix': {'tr-TR'}, 'lookalike-spelling': {'th-TH'},
        'narrow-mark': {'zh-CN'}, 'straight-quotes': {'zh-CN'}, 'inner-capital': {'ru-RU'}}


def sound_for(locseg, rule, pairs, mutate, rng):
    """Pairs that `mutate` applies to and of which the rule has nothing to say, with what it makes."""
    made = []
    for source, target, lang in pairs:
        result = mutate(source, target, lang, rng) if source and target else None
        if result:
            made.append(result if isinstance(result[0], tuple) else (result, (source, target)))
        if len(made) == 2 * DRAWN_BY_LANGUAGE:
            break
    if not made:
        return []
    with tempfile.TemporaryDirectory() as folder:
        write(os.path.join(folder, 'a.md'), pairs[0][2], [before for _, before in made])
        noisy = {f['id'] for f in findings_in(locseg, rule, folder)}
    return [both for number, both in enumerate(made, 103)
            if f'a1b2c-{number}' not in noisy][:DRAWN_BY_LANGUAGE]


def main_by_language(locseg, corpora, wanted):
    by_language = pairs_by_language(corpora)
    good = True
    print('| rule |' + ''.join(f' {lang[:2]} |' for lang in by_language) +
          '\n|---|' + '--:|' * len(by_language))
    for rule, mutate in MUTATIONS.items():
        if wanted and rule not in wanted:
            continue
        cells = []
        for lang, pairs in by_language.items():
            if lang in OFF.get(rule, ()) or lang not in ONLY.get(rule, {lang}):
                cells.append('')
                continue
            rng = random.Random(f'{SEED} {rule} {lang}')
            order = pairs[:]
            rng.shuffle(order)
            made = sound_for(locseg, rule, order, mutate, rng)
            hits = reported(locseg, rule, {lang: [after for after, _ in made]}) if made else 0
            passed = len(made) < FEWEST or hits >= .95 * len(made)
            good = good and passed
            cells.append((f'{hits}/{len(made)}' if passed else f'**{hits}/{len(made)}**') if made else '')
        print(f'| {rule} | ' + ' | '.join(cells) + ' |', flush=True)
    return 0 if good else 1


def main():
    if sys.argv[1] == '--languages':
        corpora = [word for word in sys.argv[3:] if os.path.isdir(word)]
        return main_by_language(sys.argv[2], corpora, sys.argv[3 + len(corpora):])
    locseg, corpus, wanted = sys.argv[1], sys.argv[2], sys.argv[3:]
    pairs = pairs_of(corpus)
    articles = articles_of(corpus)
    runs = ([(rule, run_article_rule, ARTICLES[rule], articles) for rule in ARTICLES] +
            [(rule, run_rule, MUTATIONS[rule],
              [(source, target, LANGUAGE.get(rule, lang)) for source, target, lang in pairs])
             for rule in MUTATIONS] +
            [(rule, run_corpus_rule, TWICE[rule], pairs) for rule in TWICE])
    good = True
    print('| rule | broken | reported when broken | reported as they are | |\n|---|--:|--:|--:|---|')
    for rule, run, mutate, drawn_from in runs:
        if wanted and rule not in wanted:
            continue
        count, hits, noise = run(locseg, rule, mutate, drawn_from)
        passed = count > 0 and hits >= .95 * count and noise <= 2
        good = good and passed
        print(f"| {rule} | {count} | {hits} | {noise} | {'' if passed else 'FAILS'} |", flush=True)
    return 0 if good else 1


if __name__ == '__main__':
    sys.exit(main())
