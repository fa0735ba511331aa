"""Stores of every version of the schema, as dumps in STORES: each is read or becomes one of this
version, with the same rows and answers; what cannot be is refused and stays as it is.

    python3 migration_test.py LOCSEG STORES

A version that is new gets a dump of its own, of rows.jsonl, and the ones before stay.
"""

import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'postgresql'))
from cluster import Cluster, programs  # noqa: E402

LOCSEG, STORES = sys.argv[1], pathlib.Path(sys.argv[2])
ROWS = (STORES / 'rows.jsonl').read_text()
SOURCES = sorted({json.loads(line)['source'] for line in ROWS.splitlines()})
ADDED = json.dumps({'article': 'docs/new.md', 'id': 'n-1', 'source': 'Rinse the filter.',
                    'target': 'Spülen Sie den Filter.', 'source_lang': 'en-US',
                    'target_lang': 'de-DE', 'translation_type': 'HT'}) + '\n'


def run(*arguments, status=0, **options):
    done = subprocess.run([LOCSEG, *map(str, arguments)], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, check=False, **options)
    if done.returncode != status:
        raise AssertionError(f'{arguments}: exit status {done.returncode}\n{done.stderr}')
    return done.stdout if status == 0 else done.stderr


def rows(store):
    return run('export', '-q', store, '-o', '-', '--format', 'jsonl')


def answers(store):
    """Of texts that are in the store, and of some that are like them."""
    queries = ''.join(json.dumps({'source': text}) + '\n'
                      for source in SOURCES for text in (source, 'Now ' + source))
    return [run('lookup', '-q', store, '-', '--min-score', least, '--target-lang', language,
                input=queries) for language in ('de-DE', 'fr-FR', 'ja-JP') for least in ('50', '70')]


class Migration(unittest.TestCase):
    def setUp(self):
        self.place = tempfile.TemporaryDirectory(prefix='locseg-migration-')
        self.folder = pathlib.Path(self.place.name)
        self.addCleanup(self.place.cleanup)

    # A store of this version that was never another.
    def new_store(self):
        store = self.folder / 'new.db'
        run('import', '-q', store, STORES / 'rows.jsonl')
        self.assertEqual(rows(store), ROWS)
        return store

    # The same rows, before and after one more article.
    def holds_the_same(self, store):
        new = self.new_store()
        added = self.folder / 'added.jsonl'
        added.write_text(ADDED)
        self.assertEqual(rows(store), ROWS)
        for each in (store, new):
            run('import', '-q', each, added)
        self.assertEqual(rows(store), rows(new))
        self.assertEqual(answers(store), answers(new))

    def file_of(self, name):
        path = self.folder / f'{name}.db'
        with sqlite3.connect(path) as database:
            database.executescript((STORES / f'{name}.sql').read_text())
        database.close()
        return path


class Files(Migration):
    def test_every_version_that_can_be_read_holds_the_same(self):
        for name in ('sqlite2', 'sqlite3'):
            with self.subTest(name):
                self.setUp()
                store = self.file_of(name)
                before = store.read_bytes()
                self.assertEqual(rows(store), ROWS)
                self.assertEqual(store.read_bytes(), before)
                self.holds_the_same(store)
                self.assertEqual(sqlite3.connect(store).execute('PRAGMA user_version').fetchone(),
                                 (3,))

    def test_what_is_too_old_or_newer_is_refused_and_stays(self):
        old = self.file_of('sqlite1')
        newer = self.file_of('sqlite3')
        with sqlite3.connect(newer) as database:
            database.execute('PRAGMA user_version=99')
        database.close()
        for store, said in ((old, 'found schema version 1'), (newer, 'found schema version 99')):
            before = store.read_bytes()
            for command in (['stats', store], ['lookup', store, 'x'],
                            ['import', store, STORES / 'rows.jsonl']):
                self.assertIn(said, run(*command, status=2))
            self.assertEqual(store.read_bytes(), before)


@unittest.skipIf(programs() is None, 'needs PostgreSQL')
class Servers(Migration):
    def setUp(self):
        super().setUp()
        self.cluster = Cluster()
        self.addCleanup(self.cluster.__exit__)
        self.url = self.cluster.url()

    def load(self, name):
        self.cluster.load((STORES / f'{name}.sql').read_text())

    def test_every_older_version_is_of_this_one_once_it_is_written(self):
        for version in ('1', '2', '3'):
            with self.subTest(version):
                self.setUp()
                self.load('postgresql' + version)
                self.assertIn('found schema version ' + version, run('stats', self.url, status=2))
                self.holds_the_same_once(lambda: run('store-setup', '-q', self.url))
                self.has_rare_lists_once_it_is_rebuilt()

    # Without them it answers by lists of all terms.
    def has_rare_lists_once_it_is_rebuilt(self):
        before = answers(self.url)
        self.assertEqual(self.cluster.sql('SELECT count(*) FROM locseg.rare'), '0')
        run('lookup', '-q', '--rebuild', self.url)
        self.assertNotEqual(self.cluster.sql('SELECT count(*) FROM locseg.rare'), '0')
        self.assertEqual(answers(self.url), before)

    def test_older_versions_keep_their_roles_and_writers(self):
        for version in ('1', '2', '3'):
            with self.subTest(version):
                self.setUp()
                self.load('postgresql' + version)
                self.keeps_its_roles_and_writers()

    def keeps_its_roles_and_writers(self):
        for role, grants in (('locseg_writer', 'SELECT, INSERT, UPDATE, DELETE'),
                             ('locseg_reader', 'SELECT')):
            self.cluster.sql(f'CREATE ROLE {role}; GRANT USAGE ON SCHEMA locseg TO {role}; '
                             f'GRANT {grants} ON ALL TABLES IN SCHEMA locseg TO {role}; '
                             f'GRANT SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA locseg TO {role}')
        self.cluster.sql('GRANT SELECT ON ALL TABLES IN SCHEMA locseg TO PUBLIC')
        added = self.folder / 'added.jsonl'
        added.write_text(ADDED)
        by_writer = self.cluster.url('locseg', 'locseg_writer')
        self.assertIn('must be owner', run('import', by_writer, added, status=2))
        run('import', '-q', self.url, STORES / 'rows.jsonl')  # the owner writes
        run('import', '-q', by_writer, added)
        self.assertIn('Spülen', run('lookup', self.cluster.url('locseg', 'locseg_reader'),
                                    'Rinse the filter.', '--target-lang', 'de-DE'))

    def test_another_store_further_along_the_search_path_stays(self):
        for version in ('1', '2', '3'):
            with self.subTest(version):
                self.setUp()
                other = self.cluster.url('other')
                run('import', '-q', other, STORES / 'rows.jsonl')
                before = answers(other)
                self.load('postgresql' + version)
                both = self.cluster.url('locseg,other')
                self.holds_the_same_once(lambda url=both: run('store-setup', '-q', url))
                self.assertEqual(answers(other), before)

    def holds_the_same_once(self, migrate):
        migrate()
        self.holds_the_same(self.url)
        self.assertEqual(self.cluster.sql('SELECT version FROM locseg.locseg_store'), '4')

    def test_a_migration_that_is_cut_off_changes_nothing(self):
        self.load('postgresql1')
        self.cluster.sql('CREATE TABLE locseg.reread(it int)')  # stops it in the middle
        before = self.cluster.dump()
        self.assertIn('already exists', run('store-setup', self.url, status=2))
        self.assertEqual(self.cluster.dump(), before)
        self.cluster.sql('DROP TABLE locseg.reread')
        self.holds_the_same_once(lambda: run('import', '-q', self.url, STORES / 'rows.jsonl'))

    def test_a_newer_version_is_refused_and_stays(self):
        self.load('postgresql1')
        self.cluster.sql('UPDATE locseg.locseg_store SET version = 99')
        before = self.cluster.dump()
        for command in (['stats', self.url], ['lookup', self.url, 'x'], ['store-setup', self.url],
                        ['import', self.url, STORES / 'rows.jsonl']):
            self.assertIn('found schema version 99', run(*command, status=2))
        self.assertEqual(self.cluster.dump(), before)


unittest.main(argv=sys.argv[:1] + sys.argv[3:], verbosity=2)
