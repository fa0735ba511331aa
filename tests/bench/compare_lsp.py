#!/usr/bin/env python3
"""How long an editor waits for findings after a change: `locseg lsp` over its pipes.

usage: compare_lsp.py LOCSEG [ARTICLE]

An article of 100, 1,000 and 10,000 segments, made from those of ARTICLE (left out: of samples/), and
PO and XLIFF files of as many units are opened; then one character is typed into a random target and
taken away again, CHANGES times; in the row of marks it is one that Markdown may mean something by.
Times are from the first byte of `didChange` to the last of the diagnostics, at the client: median,
95th percentile and worst. Beside them: what the same diagnostics cost when the whole text is new to
the server. Exit status 1 if the 95th percentile of an article of 10,000 segments is above LIMIT ms.
"""
import itertools
import json
import os
import random
import re
import statistics
import subprocess
import sys
import time

CHANGES = 200
LIMIT = 50
SIZES = (100, 1000, 10000)
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SAMPLES = ('de-DE/schedule-watering.md', 'flawed/de-DE')
PAIR = re.compile(r'<span data-ttu-id="[^"]*">(.*?)</span><span class="sxs-lookup"><span '
                  r'data-stu-id="[^"]*">(.*?)</span></span>')
HEAD = '---\nms.contentlocale: de-DE\nms.translationtype: HT\n---\n\n'


class Server:
    def __init__(self, locseg):
        self.process = subprocess.Popen([locseg, 'lsp'], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE)

    def send(self, method, params, id=None):
        message = {'jsonrpc': '2.0', 'method': method, 'params': params}
        if id is not None:
            message['id'] = id
        content = json.dumps(message).encode()
        self.process.stdin.write(b'Content-Length: %d\r\n\r\n%s' % (len(content), content))
        self.process.stdin.flush()

    def receive(self):
        """The next message, as bytes."""
        size = 0
        while (line := self.process.stdout.readline()) != b'\r\n':
            if not line:
                sys.exit('the server went away')
            size = int(line.split(b':')[1])
        return self.process.stdout.read(size)

    def diagnostics(self):
        while True:
            content = self.receive()
            if b'publishDiagnostics' in content:
                return content

    def close(self):
        self.send('shutdown', None, 2)
        self.receive()
        self.send('exit', None)
        self.process.wait()


def pairs_of(paths):
    """(target, source) of each pair in files and folders."""
    pairs = []
    for path in paths:
        if os.path.isdir(path):
            pairs += pairs_of(sorted(os.path.join(path, name) for name in os.listdir(path)))
        else:
            with open(path, encoding='utf-8') as file:
                pairs += PAIR.findall(file.read())
    return pairs


# Each makes a file of pairs, and says by what a line begins that has a target and how much of it is
# before the target.


def article_of(pairs):
    lines = [f'<span data-ttu-id="0a1b2-{i}">{target}</span><span class="sxs-lookup"><span '
             f'data-stu-id="0a1b2-{i}">{source}</span></span>\n\n'
             for i, (target, source) in enumerate(pairs, 101)]
    return HEAD + ''.join(lines), '<span', '>'


def po_of(pairs):
    def quoted(text):
        return '"' + text.replace('\\', '\\\\').replace('"', '\\"') + '"'
    lines = [f'msgid {quoted(source)}\nmsgstr {quoted(target)}\n\n' for target, source in pairs]
    head = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    return head + ''.join(lines), 'msgstr "', '"'


def xliff_of(pairs):
    def escaped(text):
        return text.replace('&', '&amp;').replace('<', '&lt;')
    lines = [f'<trans-unit id="{i}"><source>{escaped(source)}</source>\n'
             f'<target>{escaped(target)}</target></trans-unit>\n'
             for i, (target, source) in enumerate(pairs)]
    head = ('<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" '
            'source-language="en" target-language="de" datatype="plaintext"><body>\n')
    return head + ''.join(lines) + '</body></file></xliff>\n', '<target', '>'


def open_document(server, uri, text):
    server.send('textDocument/didOpen', {'textDocument': {
        'uri': uri, 'languageId': 'markdown', 'version': 1, 'text': text}})
    return server.diagnostics()


def measure(locseg, name, made, typed):
    """(milliseconds of each change, of a whole text, diagnostics)."""
    text, begin_of_line, before_target = made
    uri = 'file:///' + name
    server = Server(locseg)
    server.send('initialize', {'capabilities': {}}, 1)
    server.receive()
    begun = time.perf_counter()
    first = open_document(server, uri, text)
    whole = (time.perf_counter() - begun) * 1000
    lines = text.split('\n')
    starts = [i for i, line in enumerate(lines)
              if line.startswith(begin_of_line) and not line.endswith('""')]
    dice = random.Random(1)
    times = []
    for version in range(2, CHANGES + 2):
        if version % 2 == 0:
            line = dice.choice(starts)
            column = lines[line].index(before_target) + len(before_target)
            start = {'line': line, 'character': column}
            change = {'range': {'start': start, 'end': start}, 'text': typed}
        else:
            change = {'range': {'start': start, 'end': dict(start, character=column + 1)}, 'text': ''}
        begun = time.perf_counter()
        server.send('textDocument/didChange', {
            'textDocument': {'uri': uri, 'version': version}, 'contentChanges': [change]})
        last = server.diagnostics()
        times.append((time.perf_counter() - begun) * 1000)
    server.close()
    strip = re.compile(rb'"version":\d+')
    if strip.sub(b'', first) != strip.sub(b'', last):
        sys.exit('the text is as it was, the diagnostics are not')
    return times, whole, len(json.loads(last)['params']['diagnostics'])


def main():
    locseg = sys.argv[1]
    paths = sys.argv[2:] or [os.path.join(ROOT, 'samples', name) for name in SAMPLES]
    pairs = pairs_of(paths)
    print(f'{"":>14} {"segments":>9} {"findings":>9} {"median ms":>10} {"95th ms":>8} {"worst ms":>9} '
          f'{"whole ms":>9}')
    failed = False
    for kind, name, make, typed, sizes in (('article', 'a.md', article_of, 'x', SIZES),
                                           ('article, marks', 'a.md', article_of, '`', SIZES[-1:]),
                                           ('PO', 'a.po', po_of, 'x', SIZES[-1:]),
                                           ('XLIFF', 'a.xlf', xliff_of, 'x', SIZES[-1:])):
        for size in sizes:
            # Each with a number, so that no two are alike.
            some = [(f'{i} {target}', f'{i} {source}')
                    for i, (target, source) in enumerate(itertools.islice(
                        itertools.cycle(pairs), size))]
            times, whole, findings = measure(locseg, name, make(some), typed)
            late = statistics.quantiles(times, n=20)[-1]
            print(f'{kind:>14} {size:>9} {findings:>9} {statistics.median(times):>10.2f} {late:>8.2f} '
                  f'{max(times):>9.2f} {whole:>9.1f}', flush=True)
            failed = failed or (kind == 'article' and size == SIZES[-1] and late > LIMIT)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
