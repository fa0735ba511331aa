"""Eight writers and eight readers on overlapping articles, on one server and with the sources on three
more: no unit is lost or doubled, and there is no error.

    python3 crowd_test.py LOCSEG SAMPLES SECONDS
"""

import json
import shutil
import sys
import time
import unittest

from cluster import need_programs
from store_case import GERMAN, StoreCase, rows, run, start

SECONDS = float(sys.argv[3])
QUERIES = ''.join(json.dumps({'source': text}) + '\n' for text in (
    'Switch off the power.', 'Now switch off the power.', 'Pair the green app', 'Install the hub'))


class Crowd(StoreCase):
    # A folder for each writer: each has most of the articles, each article is in most folders.
    def deal_out(self, versions):
        articles = sorted(each for each in self.articles.rglob('*') if each.is_file())
        for number in range(8):
            for place, article in enumerate(articles):
                if (place + number) % 8 >= 5:
                    continue
                to = self.folder / f'v{versions}' / f'w{number}' / article.relative_to(self.articles)
                to.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(article, to)
        return [self.folder / f'v{versions}' / f'w{number}' for number in range(8)]

    def at_once(self, folders):
        processes = [start('extract', '-q', folder, '--root', folder, *GERMAN, '-o', self.url)
                     for folder in folders]
        export = ['export', self.url, '-o', '-', '--format', 'jsonl', '-q', '--allow-empty']
        readers = [start('lookup', self.url, '-', '--source-lang', 'en-US', *GERMAN)
                   if number % 2 else start(*export) for number in range(8)]
        for number, process in enumerate(processes + readers):
            out, said = process.communicate(QUERIES if number in (9, 11, 13, 15) else None)
            # A reader sees each server as it was when it first asked it (docs/store.md). The writers
            # have ended by now.
            if self.SHARDS and process in readers and 'units that it does not hold' in said:
                process = start(*export)
                out, said = process.communicate()
            self.assertEqual((process.returncode, said), (0, ''))
            for line in out.splitlines():
                json.loads(line)
            if number in (9, 11, 13, 15):
                self.assertEqual(out.count('\n'), QUERIES.count('\n'))

    def test_loses_and_doubles_nothing(self):
        run(*self.setting_up())
        first = self.deal_out(1)
        for article in sorted(self.articles.glob('garden-*.md'))[::2]:
            article.write_text(article.read_text().replace('den', 'DEN'))
        second = self.deal_out(2)
        end = time.time() + SECONDS
        rounds = 0
        while rounds < 2 or time.time() < end:  # articles change to and fro
            self.at_once([pair[(rounds + number) % 2]
                          for number, pair in enumerate(zip(first, second))])
            self.whole()
            rounds += 1
        for folder in second:
            run('extract', '-q', folder, '--root', folder, *GERMAN, '-o', self.url)
        self.extract(self.file)
        self.assertEqual(rows(self.url), rows(self.file))
        self.whole()


class CrowdOnShards(Crowd):
    SHARDS = 3


need_programs()
unittest.main(argv=sys.argv[:1] + sys.argv[4:], verbosity=2)
