"""What a store on a server promises beyond a file: roles, passwords, and that both engines hold and
answer the same.

    python3 server_test.py LOCSEG SAMPLES
"""

import json
import pathlib
import random
import re
import sys
import time
import unittest
import urllib.error
import urllib.request

from cluster import need_programs
from store_case import GERMAN, StoreCase, rows, run, start


class ServerStore(StoreCase):
    def life_of_a_store(self):
        self.both(lambda store: self.extract(store))
        self.same_answers()
        changed = sorted(self.articles.rglob('*.md'))
        changed[0].write_text(changed[0].read_text().replace('den', 'DEN'))
        changed[1].unlink()
        self.both(lambda store: self.extract(store))
        self.both(lambda store: self.extract(store, '--prune'))
        legacy = self.folder / 'legacy.tsv'
        legacy.write_text('source\ttarget\nOpen the valve.\tVentil öffnen.\n'
                          "quote ' $1 \\\\ ; DROP TABLE unit; --\tZitat\n")
        self.both(lambda store: run('import', '-q', store, legacy, '--source-lang', 'en-US',
                                    *GERMAN))
        other = self.folder / 'other.db'
        run('export', '-q', self.file, '-o', other)
        self.both(lambda store: run('import', '-q', store, other, '--on-conflict', 'replace'))
        self.same_answers()

    def test_holds_and_answers_what_a_file_does(self):
        self.life_of_a_store()
        self.assertEqual(self.cluster.sql(f'SELECT count(*) FROM {self.schema}.unit u WHERE NOT '
                                          f'EXISTS (SELECT FROM {self.schema}.use WHERE use.source'
                                          '=u.source AND use.ordinal=u.ordinal)'), '0')

    def test_holds_and_answers_it_in_parts_too(self):
        run('store-setup', '-q', '--parts', '4', self.url)
        self.life_of_a_store()
        parts = self.cluster.sql(f'SELECT count(DISTINCT part) FROM {self.schema}.source')
        self.assertEqual(parts, '4')

    def test_is_read_by_the_other_commands(self):
        self.both(lambda store: self.extract(store))
        copy = self.folder / 'copy.jsonl'
        run('export', '-q', self.url, '-o', copy)
        run('check', self.url, status=None)
        self.assertEqual(run('diff', '-q', self.url, self.file, status=None).stdout,
                         run('diff', '-q', self.file, self.file, status=None).stdout)
        run('merge', '-q', self.url, self.articles, status=None)
        second = self.cluster.url(self.schema + 'copy')
        run('export', '-q', self.url, '-o', second)
        self.assertEqual(rows(second), rows(self.url))

    def wait_for_lock(self, granted):
        for _ in range(600):
            if self.cluster.sql(
                    f"SELECT count(*) FROM pg_locks WHERE mode = 'ExclusiveLock' AND relation = "
                    f"'{self.schema}.locseg_store'::regclass AND granted = {granted}") == '1':
                return
            time.sleep(0.05)
        self.fail('nothing waits')

    def test_a_writer_that_waited_sees_that_the_version_changed(self):
        self.extract(self.url)
        before = rows(self.url)
        (self.articles / 'new.md').write_bytes(next(self.articles.rglob('*.md')).read_bytes())
        with self.cluster.psql() as other:
            other.stdin.write(f'BEGIN; LOCK TABLE {self.schema}.locseg_store IN EXCLUSIVE MODE;\n')
            other.stdin.flush()
            self.wait_for_lock(granted=True)
            with start('extract', '-q', self.articles, '--root', self.articles, *GERMAN, '-o',
                       self.url) as writer:
                self.wait_for_lock(granted=False)
                other.stdin.write(f'UPDATE {self.schema}.locseg_store SET version = version + 1; '
                                  'COMMIT;\n')
                other.stdin.close()
                _, said = writer.communicate()
        self.assertEqual(writer.returncode, 2)
        self.assertIn('schema version 5 meanwhile', said)
        self.cluster.sql(f'UPDATE {self.schema}.locseg_store SET version = version - 1')
        self.assertEqual(rows(self.url), before)

    def test_a_reader_cannot_write(self):
        self.extract(self.url)
        run('store-setup', '-q', self.url)
        reader = self.cluster.url(self.schema, 'locseg_reader')
        before = rows(self.url)
        self.assertEqual(rows(reader), before)
        run('lookup', reader, 'Water', *GERMAN)
        (self.articles / 'new.md').write_bytes(next(self.articles.rglob('*.md')).read_bytes())
        refused = self.extract(reader, status=2)
        self.assertIn('permission denied', refused.stderr)
        self.assertEqual(rows(self.url), before)
        writer = self.cluster.url(self.schema, 'locseg_writer')
        self.extract(writer)
        self.assertNotEqual(rows(self.url), before)
        (self.articles / 'new.md').unlink()
        self.extract(writer, '--prune')
        self.assertEqual(rows(self.url), before)
        self.whole()

    def test_shows_no_password(self):
        for url in ('postgresql://ann:Secret1@127.0.0.1:1/x',
                    'postgresql://ann:Secret1@127.0.0.1:port/x',
                    'postgresql://ann:Secret1@127.0.0.1:1/x?bad=1',
                    'postgresql://ann:Secret1%zz@127.0.0.1:1/x',
                    'postgresql://ann:Secret1%00@127.0.0.1:1/x',
                    'postgresql://ann:x@127.0.0.1:1/x?password=Secret1%',
                    'postgresql://127.0.0.1:1/x?password=Secret1'):
            for command in (['stats', url], ['lookup', url, 'x'], ['diff', url, url],
                            ['extract', self.articles, '-o', url], ['store-setup', url]):
                said = run(*command, status=2)
                self.assertNotIn('Secret1', said.stderr + said.stdout)
                self.assertIn('postgresql://', said.stderr)
        url = self.cluster.url(self.schema, password='Secret1')
        said = run('store-setup', url)
        self.assertNotIn('Secret1', said.stderr + said.stdout)
        said = run('extract', self.articles, *GERMAN, '-o', url)
        self.assertNotIn('Secret1', said.stderr + said.stdout)
        said = run('analyze', url, self.articles, *GERMAN)
        self.assertNotIn('Secret1', said.stderr + said.stdout)
        with start('lookup', url, '-', *GERMAN) as process:
            process.stdin.write('{"source":"Water"}\n')
            process.stdin.flush()
            process.stdout.readline()
            line = pathlib.Path(f'/proc/{process.pid}/cmdline').read_bytes()
            self.assertNotIn(b'Secret1', line)
            self.assertIn(b'tester@', line)
            process.communicate()

    def test_a_service_answers_again_after_a_failure(self):
        self.extract(self.url)
        with start('serve', self.url, *GERMAN, '--listen', '127.0.0.1:0') as service:
            said = service.stderr.readline()
            if 'has no HTTP server' in said:
                self.skipTest(said)
            address = re.search(r'http://\S+/', said).group()

            def ask(count):
                body = json.dumps({'source': 'Now switch off the power.'}) + '\n'
                try:
                    with urllib.request.urlopen(address + 'v1/lookup', (body * count).encode(),
                                                timeout=60) as answer:
                        return answer.status, answer.read().decode()
                except urllib.error.HTTPError as error:
                    return error.code, error.read().decode()

            for count in (1, 40):  # by one connection, and by several
                status, before = ask(count)
                self.assertEqual((status, before.count('Schalten Sie') >= count), (200, True))
                find = f'ALTER FUNCTION {self.schema}.locseg_find RENAME TO locseg_find'
                self.cluster.sql(find + '_away')
                self.assertNotIn('Schalten Sie', ask(count)[1])
                self.cluster.sql(find.replace('_find R', '_find_away R'))
                self.assertEqual(ask(count), (200, before))
            service.terminate()

    def test_of_a_newer_version_is_refused(self):
        self.extract(self.url)
        self.cluster.sql(f'UPDATE {self.schema}.locseg_store SET version = 99')
        for command in (['stats', self.url], ['lookup', self.url, 'x'],
                        ['extract', self.articles, '-o', self.url]):
            self.assertIn('schema version 99', run(*command, status=2).stderr)

    def test_with_an_index_of_another_version_answers_once_it_is_rebuilt(self):
        self.both(lambda store: self.extract(store))
        self.cluster.sql(f"UPDATE {self.schema}.locseg_store SET match_version = '0.9 70'; "
                         f'DELETE FROM {self.schema}.posting; '
                         f"UPDATE {self.schema}.source SET hashes = '', terms = '{{}}', tokens = 0")
        self.assertIn('version 0.9 70', run('lookup', self.url, 'x', *GERMAN, status=2).stderr)
        run('lookup', '--rebuild', self.url)
        self.same_answers()

    # An order of few sources says little of those that come later.
    def test_an_open_look_up_follows_an_order_of_terms_that_is_made_again(self):
        words = ['open', 'the', 'valve', 'of', 'a', 'red', 'pump', 'and', 'wait', 'until', 'it', 'stops']
        chance = random.Random(1)
        units = [{'article': f'{number // 20}.md', 'id': f'a-{number}', 'source_lang': 'en-US',
                  'target_lang': 'de-DE', 'target': f'Ziel {number}',
                  'source': ' '.join(chance.choices(words, k=5 + number % 6))}
                 for number in range(400)]
        order = f'SELECT order_number, length(term_order) FROM {self.schema}.locseg_store'

        def bring(some):
            lines = self.folder / 'lines.jsonl'
            lines.write_text(''.join(json.dumps(unit) + '\n' for unit in some))
            self.both(lambda store: run('import', '-q', store, lines))

        bring(units[:20])
        of_few = self.cluster.sql(order)
        with start('lookup', self.url, '-', *GERMAN) as process:
            def answer(source):
                process.stdin.write(json.dumps({'source': source}) + '\n')
                process.stdin.flush()
                return process.stdout.readline()

            self.assertIn('"score":', answer(units[3]['source']))
            bring(units)
            self.assertNotEqual(self.cluster.sql(order), of_few)
            for unit in units[::20]:
                query = unit['source'] + ' now'
                self.assertEqual(answer(query), run('lookup', self.file, '-', *GERMAN, input=json.dumps(
                    {'source': query}) + '\n').stdout)
            process.communicate()
        self.whole()

    def test_whose_texts_lack_their_language_is_damaged(self):
        self.extract(self.url)
        for table in ('source', 'unit'):
            self.cluster.sql(f'UPDATE {self.schema}.{table} SET lang = lang + 90')
            said = run('lookup', '--rebuild', self.url, status=2).stderr
            self.assertIn('damaged', said)
            self.cluster.sql(f'UPDATE {self.schema}.{table} SET lang = lang - 90')
        run('lookup', '--rebuild', self.url)

    def test_is_named_if_it_is_absent(self):
        self.assertIn('no such store', run('stats', self.url, status=2).stderr)

    def test_only_a_store_on_a_server_loads_libpq(self):
        self.both(lambda store: self.extract(store))
        for store, loads in ((self.file, False), (self.url, True)):
            with start('lookup', store, '-', *GERMAN) as process:
                process.stdin.write('{"source":"Water"}\n')
                process.stdin.flush()
                process.stdout.readline()
                maps = pathlib.Path(f'/proc/{process.pid}/maps').read_text()
                self.assertEqual('libpq.so' in maps, loads)
                process.communicate()


need_programs()
unittest.main(argv=sys.argv[:1] + sys.argv[3:], verbosity=2)
