#!/usr/bin/env python3
"""HTML reports of hostile articles hold no element, attribute, script or style that those of harmless
articles do not: what the articles say is text.

    inert_html.py LOCSEG
"""
import html.parser
import os
import subprocess
import sys
import tempfile

PAYLOADS = ['<script>document.title="ran"</script>', '<img src=x onerror=document.title=1>',
            '"><svg onload=document.title=1>', '\'><b onmouseover=\'document.title=1\' x=\'',
            '" onmouseover="document.title=1', '</style><script>document.title=1</script>',
            '</title></textarea><script>document.title=1</script>', '<!--', '-->', ']]>',
            '<a href="javascript:document.title=1">x</a>', '[x](javascript:document.title=1)',
            '<iframe srcdoc="&lt;script&gt;document.title=1&lt;/script&gt;"></iframe>',
            '&lt;script&gt;document.title=1&lt;/script&gt;', '&#60;script&#62;', '<?php x ?>',
            '<base href=//x.example>', '<meta http-equiv=refresh content=0>', '`<script>`',
            '<link rel=stylesheet href=//x.example/a.css>', '\x1b]0;x\x07<script>', '\u2028<script>']
NAMES = ['<img src=x onerror=alert(1)>.md', '"><script>alert(1)<!--.md', '\' onclick=\'alert(1).md']
HARMLESS = 'harmless'


class Shape(html.parser.HTMLParser):
    """What of a page is markup, and its text."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.parts, self.text, self.open = set(), [], ''
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.open = tag
        self.parts.add('<' + tag + '>')
        for name, value in attrs:
            self.parts.add(f'<{tag} {name}>')
            if name in ('href', 'src', 'action', 'style', 'http-equiv', 'content', 'rel'):
                self.parts.add(f'<{tag} {name}={"#" if (value or "").startswith("#") else value}>')

    def handle_endtag(self, tag):
        self.open = ''

    def handle_data(self, data):
        if self.open in ('script', 'style'):
            self.parts.add(data)
        else:
            self.text.append(data)

    def handle_comment(self, data):
        self.parts.add('<!--' + data)

    def handle_decl(self, decl):
        self.parts.add('<!' + decl)

    def handle_pi(self, data):
        self.parts.add('<?' + data)


def write_articles(folder, payloads, names, language, changed=''):
    os.makedirs(folder)
    for name in names:
        text = '---\ntitle: "%s"\nms.contentlocale: \'%s\'\n---\n' % (
            payloads[-1].replace('"', '\\"'), language.replace("'", "''"))
        for number, payload in enumerate(payloads):
            ids = 'abcde-%d' % (101 + number)
            text += ('# <span data-ttu-id="%s">Ein  %s%s Satz. **x**</span><span class="sxs-lookup"><span '
                     'data-stu-id="%s">A %s sentence. **x** 7</span></span>\n\n'
                     % (ids, payload, changed, ids, payload))
        with open(os.path.join(folder, name), 'w', encoding='utf-8', newline='') as file:
            file.write(text)


def write_pages(folder, payloads, names, sentence, command):
    os.makedirs(folder)
    for name in names:
        with open(os.path.join(folder, name), 'w', encoding='utf-8', newline='') as file:
            for payload in payloads:
                file.write(sentence % payload + '\n\n```\n' + command % payload + '\n```\n\n')


def reports(locseg, folder, payloads, names):
    """The HTML reports about articles that hold the payloads."""
    old, new, job = (os.path.join(folder, name) for name in ('old', 'new', 'job'))
    write_articles(old, payloads, names, payloads[0])
    write_articles(new, payloads, names, payloads[0], ' anderer')
    write_articles(job, payloads, names, 'de')
    write_pages(os.path.join(folder, 'en'), payloads, names, 'A %s sentence. **x** 7 and more.', 'run --all %s')
    write_pages(os.path.join(folder, 'de'), payloads[1:], names, 'Ein %s Satz.', 'run --some %s')
    memory = os.path.join(folder, 'memory.db')
    subprocess.run([locseg, 'extract', '-q', '--target-lang', 'de', '--root', old, '-o', memory, old],
                   check=True)
    for arguments in (['check', '--select', 'all', new], ['diff', old, new],
                      ['analyze', memory, job],
                      ['status', '--no-git', '--target-lang', 'de', '--root', folder,
                       '--source-tree', os.path.join(folder, 'en'), os.path.join(folder, 'de')]):
        done = subprocess.run([locseg, *arguments, '--format', 'html'], stdout=subprocess.PIPE,
                              check=False)
        if done.returncode not in (0, 1):
            sys.exit('%s exited %d' % (arguments, done.returncode))
        yield arguments[0], done.stdout.decode()


def main():
    locseg = sys.argv[1]
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        harmless = dict(reports(locseg, os.path.join(folder, 'harmless'), [HARMLESS] * len(PAYLOADS),
                                ['a.md', 'b.md', 'c.md']))
        for payload in PAYLOADS[:2]:  # that markup is seen
            page = harmless['check'].replace('<p class="place">', '<p class="place">' + payload)
            if Shape(page).parts <= Shape(harmless['check']).parts:
                print('this test does not see %s' % payload)
                failed = 1
        for kind, page in reports(locseg, os.path.join(folder, 'hostile'), PAYLOADS, NAMES):
            hostile, known = Shape(page), Shape(harmless[kind])
            for part in sorted(hostile.parts - known.parts):
                print('%s: what an article says is markup: %s' % (kind, part[:200]))
                failed = 1
            if 'onerror=alert(1)' not in ''.join(hostile.text):
                print('%s: the text of the articles is not in the report' % kind)
                failed = 1
    return failed


if __name__ == '__main__':
    sys.exit(main())
