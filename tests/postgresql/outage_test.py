"""A store on a server whose connections are cut, whose server stops at once, or is replaced by its
standby: a run says so or asks again, and the next one completes with the same rows.

    python3 outage_test.py LOCSEG SAMPLES
"""

import contextlib
import sys
import time
import unittest

from cluster import Cluster, need_programs
from store_case import GERMAN, StoreCase, rows, run, start

# What a writer changes, in its order.
WRITTEN = ('locseg_store', 'source', 'unit', 'posting', 'article', 'use')


class Outage(StoreCase):
    # Runs `act` while something waits for the lock on `table`.
    def while_waiting(self, process, act, table):
        waiting = ("SELECT count(*) FROM pg_locks WHERE NOT granted AND "
                   f"relation = '{self.schema}.{table}'::regclass")
        for _ in range(600):
            if self.cluster.sql(waiting) != '0':
                break
            if process.poll() is not None:
                self.fail(f'did not wait for {table}: {process.communicate()}')
            time.sleep(0.05)
        else:
            self.fail(f'nothing waits for {table}')
        act()

    # Holds a lock on `table`, which ends with the connection.
    @contextlib.contextmanager
    def held(self, table, mode):
        with self.cluster.psql() as holder:
            holder.stdin.write(f'BEGIN; LOCK TABLE {self.schema}.{table} IN {mode} MODE;\n'
                               '\\echo locked\n')
            holder.stdin.flush()
            self.assertEqual(holder.stdout.readline(), 'locked\n')
            try:
                yield
            finally:
                holder.kill()
                holder.communicate()

    # Stops `command` in the middle of its transaction, before its first change of `table`.
    def stopped_at(self, table, command, act):
        with self.held(table, 'SHARE'):
            process = start(*command)
            self.while_waiting(process, act, table)
            _, said = process.communicate()
        self.assertEqual(process.returncode, 2, said)
        self.assertIn('run it again', said)

    def cut(self):
        self.cluster.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                         "WHERE application_name = 'locseg'")

    def restart(self):
        self.cluster.stop('immediate')
        self.cluster.start()

    def extracting(self, url):
        return ['extract', '-q', self.articles, '--root', self.articles, *GERMAN, '-o', url]

    # Two articles are gone, one is changed: units come and go.
    def change_articles(self):
        articles = sorted(self.articles.glob('garden-*.md'))
        articles[0].unlink()
        articles[1].write_text(articles[1].read_text().replace('den', 'DEN'))

    def test_a_writer_that_is_cut_off_says_so_and_can_run_again(self):
        self.extract(self.url)
        before = rows(self.url)
        self.change_articles()
        self.extract(self.file)
        exchange = self.folder / 'all.jsonl'
        run('export', '-q', self.file, '-o', exchange)
        extract = self.extracting(self.url)
        imports = ['import', '-q', self.url, exchange, '--on-conflict', 'replace']
        for number, table in enumerate(WRITTEN):
            acts = (self.cut, self.restart)
            self.stopped_at(table, extract, acts[number % 2])
            self.assertEqual(rows(self.url), before)
            self.stopped_at(table, imports, acts[1 - number % 2])
            self.assertEqual(rows(self.url), before)
        self.whole()
        run(*extract, '--prune')
        self.assertEqual(rows(self.url), rows(self.file))
        run(*imports)
        run('import', '-q', self.file, exchange, '--on-conflict', 'replace')
        self.assertEqual(rows(self.url), rows(self.file))
        self.whole()

    # Sequences do not go back with a transaction.
    def test_a_first_run_after_one_that_was_cut_off_makes_rare_lists(self):
        run('store-setup', '-q', self.url)
        self.cluster.sql(f"SELECT setval('{self.schema}.source_number', 1000)")
        self.extract(self.url)
        store = f'SELECT order_number, (SELECT count(*) FROM {self.schema}.rare) > 0'
        self.assertEqual(self.cluster.sql(f'{store} FROM {self.schema}.locseg_store'), '1|t')

    # A process that answers one line at a time.
    @contextlib.contextmanager
    def asking(self, url):
        with start('lookup', url, '-', *GERMAN) as process:
            def send():
                process.stdin.write('{"source":"Now switch off the power."}\n')
                process.stdin.flush()
            yield process, send

    # While some are answered, the server is asked the next ones.
    def test_many_look_ups_that_are_cut_off_ask_again(self):
        self.extract(self.url)
        with self.asking(self.url) as (process, send):
            send()
            answer = process.stdout.readline()
            with self.held('rare', 'ACCESS EXCLUSIVE'):
                process.stdin.write('{"source":"Now switch off the power."}\n' * 1000)
                process.stdin.flush()
                self.while_waiting(process, self.cut, 'rare')
            self.assertEqual(process.communicate()[0], answer * 1000)

    def test_a_look_up_that_is_cut_off_asks_again(self):
        self.extract(self.url)
        answers = []
        with self.asking(self.url) as (process, send):
            send()
            answers.append(process.stdout.readline())
            for act in (self.cut, self.restart):  # between two look-ups
                act()
                send()
                answers.append(process.stdout.readline())
            with self.held('rare', 'ACCESS EXCLUSIVE'):  # during one
                send()
                self.while_waiting(process, self.cut, 'rare')
            answers.append(process.stdout.readline())
            process.communicate()
        self.assertEqual(answers, answers[:1] * 4)
        self.assertIn('Schalten Sie', answers[0])

    def test_many_look_ups_that_are_cut_off_ask_again(self):
        self.extract(self.url)
        connections = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'locseg'"
        with self.asking(self.url) as (process, _):
            def ask_many():
                process.stdin.write('{"source":"Now switch off the power."}\n' * 40)
                process.stdin.flush()
                return [process.stdout.readline() for _ in range(40)]

            answers = ask_many()
            self.assertEqual(self.cluster.sql(connections), '2')
            for _ in range(52):  # the third and the fourth come with more than two thousand
                self.assertEqual(ask_many(), answers)
            self.assertEqual(self.cluster.sql(connections), '4')
            self.cut()
            self.assertEqual(ask_many(), answers)
            self.cluster.sql('SELECT pg_terminate_backend(pid) FROM pg_stat_activity '
                             "WHERE application_name = 'locseg' ORDER BY backend_start DESC LIMIT 1")
            self.assertEqual(ask_many(), answers)
            process.communicate()
        self.assertIn('Schalten Sie', answers[0])

    def test_a_look_up_whose_server_is_gone_says_so(self):
        self.extract(self.url)
        with self.asking(self.url) as (process, send):
            with self.held('rare', 'ACCESS EXCLUSIVE'):
                send()
                self.while_waiting(process, lambda: self.cluster.stop('immediate'), 'rare')
            _, said = process.communicate()
            self.cluster.start()
        self.assertEqual(process.returncode, 2)
        self.assertIn('connection to server', said)
        self.assertIn('Schalten', run('lookup', self.url, 'Switch off the power.', *GERMAN).stdout)

    def test_goes_on_with_a_standby_that_is_promoted(self):
        self.extract(self.url)
        with Cluster(standby_of=self.cluster) as standby:
            either = self.cluster.url(self.schema, also=standby)
            writable = either + '&target_session_attrs=read-write'
            self.cluster.wait_for_standby()
            self.assertEqual(rows(standby.url(self.schema)), rows(self.url))
            self.change_articles()
            said = self.extract(standby.url(self.schema), status=2).stderr
            self.assertIn('recovery', said)
            with self.asking(either) as (reader, send):
                send()
                answer = reader.stdout.readline()
                self.assertIn('Schalten Sie', answer)

                def fail_over():
                    self.cluster.stop('immediate')
                    standby.promote()

                self.stopped_at('source', self.extracting(writable), fail_over)
                send()
                self.assertEqual(reader.stdout.readline(), answer)
                run(*self.extracting(writable), '--prune')
                self.extract(self.file)
                self.assertEqual(rows(writable), rows(self.file))
                self.whole(standby)
                reader.communicate()
            self.cluster.start()


need_programs()
unittest.main(argv=sys.argv[:1] + sys.argv[3:], verbosity=2)
