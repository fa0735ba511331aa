"""What a store on a server promises beyond a file: roles, passwords, cuts, many at once, and that
both engines hold and answer the same.

    python3 server_test.py LOCSEG SAMPLES
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

from cluster import Cluster, need_programs

LOCSEG, SAMPLES = sys.argv[1], pathlib.Path(sys.argv[2])
GERMAN = ['--target-lang', 'de-DE']


def run(*arguments, status=0, **options):
    done = subprocess.run([LOCSEG, *map(str, arguments)], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, check=False, **options)
    if status is not None and done.returncode != status:
        raise AssertionError(f'{arguments}: exit status {done.returncode}\n{done.stderr}')
    return done


def start(*arguments):
    return subprocess.Popen([LOCSEG, *map(str, arguments)], stdin=subprocess.PIPE,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def rows(store):
    return run('export', store, '-o', '-', '--format', 'jsonl', '-q', '--allow-empty').stdout


class ServerStore(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.cluster = Cluster()
        cls.number = 0

    @classmethod
    def tearDownClass(cls):
        cls.cluster.__exit__()

    def setUp(self):
        type(self).number += 1
        self.schema = f's{self.number}'
        self.url = self.cluster.url(self.schema)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='locseg-server-'))
        self.file = self.folder / 'm.db'
        self.articles = self.folder / 'docs'
        shutil.copytree(SAMPLES / 'de-DE', self.articles)
        # Articles that share most of their units.
        text = (self.articles / 'schedule-watering.md').read_text()
        for number, word in enumerate(('small', 'large', 'green', 'old', 'new', 'dry', 'wet')):
            (self.articles / f'garden-{word}.md').write_text(
                text.replace('the ', f'the {word} ') if number % 2 else text + '\n')

    def tearDown(self):
        shutil.rmtree(self.folder)

    def extract(self, store, *options, status=0):
        return run('extract', '-q', self.articles, '--root', self.articles, *GERMAN, *options,
                   '-o', store, status=status)

    def both(self, step):
        for store in (self.file, self.url):
            step(store)
        self.assertEqual(rows(self.file), rows(self.url))

    def queries(self):
        sources = sorted({json.loads(line)['source'] for line in rows(self.file).splitlines()})
        asked = []
        for number, source in enumerate(sources):
            words = source.split(' ')
            words.insert(len(words) // 2, 'today')
            asked.append({'source': source if number % 3 == 0 else ' '.join(words),
                          'before': sources[0], 'after': sources[(number + 1) % len(sources)]})
        return ''.join(json.dumps(each) + '\n' for each in asked)

    def same_answers(self):
        queries = self.queries()
        for score in ('50', '70', '100'):
            asked = [run('lookup', store, '-', '--min-score', score, *GERMAN,
                         input=queries).stdout for store in (self.file, self.url)]
            self.assertEqual(*asked)
            self.assertIn('"score":', asked[0])
        for command in (['lookup', '--concordance', '--format', 'json', 'STORE', 'the'],
                        ['stats', 'STORE', '--format', 'json'],
                        ['analyze', 'STORE', self.articles, '--format', 'json']):
            said = [run(*[store if word == 'STORE' else word for word in command], *GERMAN)
                    .stdout.replace(str(store), 'STORE') for store in (self.file, self.url)]
            self.assertEqual(*said)

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
        self.extract(self.cluster.url(self.schema, 'locseg_writer'))
        self.assertNotEqual(rows(self.url), before)

    def test_shows_no_password(self):
        for url in ('postgresql://ann:Secret1@127.0.0.1:1/x',
                    'postgresql://ann:Secret1@127.0.0.1:port/x',
                    'postgresql://ann:Secret1@127.0.0.1:1/x?bad=1',
                    'postgresql://127.0.0.1:1/x?password=Secret1'):
            for command in (['stats', url], ['lookup', url, 'x'], ['diff', url, url],
                            ['extract', self.articles, '-o', url], ['store-setup', url]):
                said = run(*command, status=2)
                self.assertNotIn('Secret1', said.stderr + said.stdout)
                self.assertIn('postgresql://', said.stderr)
        url = self.cluster.url(self.schema, password='Secret1')
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

    # Stops `command` while it waits for the lock that writers take.
    def while_it_waits(self, command, act):
        holder = subprocess.Popen(
            ['psql', '-X', '-q', '-h', '127.0.0.1', '-p', str(self.cluster.port), '-U', 'tester',
             '-d', 'memory'], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True)
        holder.stdin.write(f'BEGIN; LOCK TABLE {self.schema}.locseg_store IN EXCLUSIVE MODE;\n'
                           '\\echo locked\n')
        holder.stdin.flush()
        self.assertEqual(holder.stdout.readline(), 'locked\n')
        waiting = 'SELECT count(*) FROM pg_locks WHERE NOT granted'
        process = start(*command)
        for _ in range(300):
            if self.cluster.sql(waiting) != '0':
                break
            time.sleep(0.1)
        else:
            self.fail('nothing waits')
        act()
        _, said = process.communicate()
        self.assertEqual(process.returncode, 2, said)
        holder.kill()
        holder.communicate()
        return said

    def cut(self):
        self.cluster.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                         "WHERE application_name = 'locseg'")

    def restart(self):
        self.cluster.stop('immediate')
        self.cluster.start()

    def test_a_writer_that_is_cut_off_says_so_and_can_run_again(self):
        self.extract(self.file)
        exchange = self.folder / 'all.jsonl'
        run('export', '-q', self.file, '-o', exchange)
        run('store-setup', '-q', self.url)
        extract = ['extract', '-q', self.articles, '--root', self.articles, *GERMAN, '-o', self.url]
        for act in (self.cut, self.restart):
            for command in (extract, ['import', '-q', self.url, exchange]):
                said = self.while_it_waits(command, act)
                self.assertIn('run it again', said)
                self.assertEqual(rows(self.url), '')
        run(*extract)
        self.assertEqual(rows(self.url), rows(self.file))

    def test_a_reader_that_is_cut_off_asks_again(self):
        self.extract(self.url)
        answers = []
        with start('lookup', self.url, '-', *GERMAN) as process:
            for act in (None, self.cut, self.restart):
                if act:
                    act()
                process.stdin.write('{"source":"Water the garden today."}\n')
                process.stdin.flush()
                answers.append(process.stdout.readline())
            self.cluster.stop('immediate')
            process.stdin.write('{"source":"Water"}\n')
            _, said = process.communicate()
            self.cluster.start()
        self.assertEqual(len(set(answers)), 1)
        self.assertNotEqual(answers[0], '')
        self.assertIn('refused', said)
        run('lookup', self.url, 'Water', *GERMAN)

    def test_many_write_and_read_at_once(self):
        seconds = float(os.environ.get('LOCSEG_TEST_SECONDS', '3'))
        run('store-setup', '-q', self.url)
        articles = sorted(each for each in self.articles.rglob('*') if each.is_file())
        for number in range(8):  # each has most of the articles, each is in most folders
            for place, article in enumerate(articles):
                if (place + number) % 8 < 5:
                    to = self.folder / f'w{number}' / article.relative_to(self.articles)
                    to.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy(article, to)
        end = time.time() + seconds
        while time.time() < end:
            writers = [start('extract', '-q', self.folder / f'w{number}', '--root',
                             self.folder / f'w{number}', *GERMAN, '-o', self.url)
                       for number in range(8)]
            readers = [start('lookup', self.url, 'Water the garden.', '--source-lang', 'en-US',
                             *GERMAN) for _ in range(8)]
            for process in writers:
                _, said = process.communicate()
                self.assertEqual(process.returncode, 0, said)
            for process in readers:
                process.communicate()
        self.extract(self.file)
        self.assertEqual(rows(self.url), rows(self.file))


need_programs()
unittest.main(argv=sys.argv[:1] + sys.argv[3:], verbosity=2)
