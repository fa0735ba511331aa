"""A store whose sources are on three servers besides its own: it holds and answers what a file does,
asks each server once for what it is to find, and says which one is gone.

    python3 spread_test.py LOCSEG SAMPLES
"""

import contextlib
import sys
import unittest

from cluster import need_programs
from store_case import GERMAN, StoreCase, rows, run

# The shards, as the tables of the store's own server have them.
SPREAD = ('source', 'unit', 'use', 'posting')


class SpreadStore(StoreCase):
    SHARDS = 3

    def setUp(self):
        super().setUp()
        run(*self.setting_up())

    def counts(self, table):
        return [int(shard.sql(f'SELECT count(*) FROM {self.schema}.{table}'))
                for shard in self.shards]

    def imports(self, store):
        legacy = self.folder / 'legacy.tsv'
        legacy.write_text('source\ttarget\nOpen the valve.\tVentil öffnen.\n'
                          "quote ' $1 \\\\ ; DROP TABLE unit; --\tZitat\n")
        run('import', '-q', store, legacy, '--source-lang', 'en-US', *GERMAN)

    def change_articles(self):
        articles = sorted(self.articles.glob('garden-*.md'))
        articles[0].unlink()
        articles[1].write_text(articles[1].read_text().replace('den', 'DEN'))

    def test_holds_and_answers_what_a_file_does(self):
        self.both(self.extract)
        self.same_answers()
        self.change_articles()
        self.both(self.extract)
        self.both(lambda store: self.extract(store, '--prune'))
        self.both(self.imports)
        self.same_answers()
        self.whole()
        for table in SPREAD:
            self.assertTrue(all(self.counts(table)), table)
        for table in ('gone', 'reread'):
            self.assertEqual(self.counts(table), [0, 0, 0])
        self.assertEqual(self.cluster.sql(f'SELECT count(*) FROM {self.schema}.dropped'), '0')
        run('lookup', '--rebuild', self.url)
        self.same_answers()
        self.whole()

    def test_a_search_is_done_where_the_rows_are(self):
        parts = ','.join(map(str, range(16)))
        plan = self.cluster.sql(f'''SET search_path = {self.schema};
            SET enable_partitionwise_aggregate = on;
            EXPLAIN (VERBOSE, COSTS OFF)
            SELECT spot >> 8 FROM posted WHERE part = ANY('{{{parts}}}') AND family = 0
              AND term = ANY('{{1,2,3}}') AND spot & 255 >= 2 AND spot & 255 <= 9
            GROUP BY part, spot
            HAVING count(*) >= (70 * int4larger(5, (spot & 255)::int) + 99) / 100 - 1''')
        self.assertEqual(plan.count('Async Foreign Scan'), 3, plan)
        self.assertEqual(plan.count('GROUP BY 2, 3 HAVING'), 3, plan)

    def test_a_reader_cannot_write_and_a_writer_can(self):
        self.extract(self.url)
        before = rows(self.url)
        self.change_articles()
        self.assertEqual(rows(self.cluster.url(self.schema, 'locseg_reader')), before)
        refused = self.extract(self.cluster.url(self.schema, 'locseg_reader'), status=2)
        self.assertIn('permission denied', refused.stderr)
        self.extract(self.cluster.url(self.schema, 'locseg_writer'), '--prune')
        self.extract(self.file)
        self.assertEqual(rows(self.url), rows(self.file))

    def test_is_set_up_once(self):
        shards = self.setting_up()[3:]
        self.assertIn('only a new store', run(*self.setting_up(), status=2).stderr)
        run('store-setup', '-q', self.url)  # the roles get what they lack
        other = self.cluster.url(self.schema + 'other')
        self.assertIn('parts', run('store-setup', other, '--parts', '2', *shards, status=2).stderr)
        self.extract(self.url)
        self.assertIn('holds sources already',
                      run('store-setup', other, *shards, status=2).stderr)
        self.assertIn('no such store', run('stats', other, status=2).stderr)

    def test_has_each_shard_once_and_itself_never(self):
        other = self.cluster.url(self.schema + 'other')
        first, *_, last = (shard.url(self.schema + 'other') for shard in self.shards)
        again = first.replace('127.0.0.1', 'localhost')
        for shards, said in (((first, last, again), 'another shard already'),
                             ((first, other), 'its own shard')):
            words = [word for shard in shards for word in ('--shard', shard)]
            self.assertIn(said, run('store-setup', other, *words, status=2).stderr)
        for table in SPREAD:  # nothing was made
            self.assertEqual(self.shards[0].sql(
                f"SELECT count(to_regclass('{self.schema}other.{table}'))"), '0')
        # Two schemas of one database are two shards.
        run('store-setup', '-q', other, '--shard', first, '--shard',
            self.shards[0].url(self.schema + 'second'))

    def test_is_not_spread_over_tables_of_an_older_version(self):
        other = self.cluster.url(self.schema + 'other')
        shard = self.shards[0]
        shard.sql(f'CREATE SCHEMA {self.schema}other; CREATE TABLE {self.schema}other.source(x int)')
        self.assertIn('older locseg', run('store-setup', other, '--shard',
                                          shard.url(self.schema + 'other'), status=2).stderr)

    # After the commit, what no article holds any more goes; the next writer does what is left of that.
    def test_is_written_though_what_is_unused_stays_for_a_while(self):
        self.both(self.extract)
        self.change_articles()
        last = self.shards[2]
        last.sql(f'CREATE FUNCTION {self.schema}.refuse() RETURNS trigger LANGUAGE plpgsql AS '
                 "$$ BEGIN RAISE 'no drops today'; END $$; "
                 f'CREATE TRIGGER refuse BEFORE INSERT ON {self.schema}.gone '
                 f'FOR EACH ROW EXECUTE FUNCTION {self.schema}.refuse()')
        self.both(lambda store: self.extract(store, '--prune'))
        waiting = f'SELECT count(*) > 0 FROM {self.schema}.dropped'
        self.assertEqual(self.cluster.sql(waiting), 't')
        last.sql(f'DROP TRIGGER refuse ON {self.schema}.gone')
        self.both(self.imports)
        self.assertEqual(self.cluster.sql(waiting), 'f')
        self.whole()

    def test_shows_no_password_of_a_shard(self):
        other = self.cluster.url(self.schema + 'other')
        for shard in ('postgresql://ann:Secret1@127.0.0.1:1/x',
                      'postgresql://127.0.0.1:1/x?password=Secret1'):
            said = run('store-setup', other, '--shard', shard, status=2)
            self.assertNotIn('Secret1', said.stdout + said.stderr)
            self.assertIn('127.0.0.1:1', said.stderr)

    # While a shard is down.
    @contextlib.contextmanager
    def without(self, shard, mode):
        shard.stop(mode)
        try:
            yield
        finally:
            shard.start()

    def test_says_which_shard_is_gone_and_goes_on_when_it_is_back(self):
        self.extract(self.url)
        before = rows(self.url)
        answer = run('lookup', self.url, 'Now switch off the power.', *GERMAN).stdout
        self.assertIn('Schalten Sie', answer)
        self.change_articles()
        for number, mode in ((0, 'fast'), (2, 'immediate')):
            with self.without(self.shards[number], mode):
                server = f'{self.schema}_shard_{number + 1}'
                for command in (['lookup', self.url, 'Switch off the power.', *GERMAN],
                                ['export', self.url, '-o', '-'],
                                ['stats', self.url],
                                ['extract', '-q', self.articles, '--root', self.articles, *GERMAN,
                                 '-o', self.url]):
                    said = run(*command, status=2).stderr
                    self.assertIn(f'could not connect to server "{server}"', said)
            self.assertEqual(rows(self.url), before)
            self.assertEqual(run('lookup', self.url, 'Now switch off the power.', *GERMAN).stdout,
                             answer)
        self.extract(self.url, '--prune')
        self.extract(self.file)
        self.assertEqual(rows(self.url), rows(self.file))
        self.whole()

    # Servers commit one after another. What only some of them committed is not found, its numbers are
    # not given again, and the next run completes.
    def test_a_commit_that_reached_only_some_servers_does_no_harm(self):
        self.extract(self.url)
        before = rows(self.url)
        self.change_articles()
        last = self.shards[2]
        last.sql(f'CREATE FUNCTION {self.schema}.refuse() RETURNS trigger LANGUAGE plpgsql AS '
                 "$$ BEGIN RAISE 'no commit today'; END $$; "
                 f'CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON {self.schema}.use '
                 f'DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION {self.schema}.refuse()')
        added = self.articles / 'added.md'
        added.write_text((self.articles / 'install-hub.md').read_text().replace('the ', 'the new '))
        for _ in range(2):
            self.assertIn('no commit today', self.extract(self.url, status=2).stderr)
            self.assertEqual(rows(self.url), before)
        self.assertNotIn('the new', run('lookup', self.url, 'Mount the new hub', '--min-score', '30',
                                        *GERMAN).stdout)
        last.sql(f'DROP TRIGGER refuse ON {self.schema}.use')
        self.extract(self.url, '--prune')
        self.extract(self.file)
        self.assertEqual(rows(self.url), rows(self.file))
        self.same_answers()


need_programs()
unittest.main(argv=sys.argv[:1] + sys.argv[3:], verbosity=2)
