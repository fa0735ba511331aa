"""A test with a server and a new store on it: LOCSEG SAMPLES are the first words of the command."""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

from cluster import Cluster

LOCSEG, SAMPLES = sys.argv[1], pathlib.Path(sys.argv[2])
GERMAN = ['--target-lang', 'de-DE']

# How many rows are doubled, or belong to nothing, or are missing from the index.
FAULTS = '''
SELECT (SELECT count(*) - count(DISTINCT (lang, text)) FROM source),
       (SELECT count(*) - count(DISTINCT (source, lang, state, target)) FROM unit),
       (SELECT count(*) - count(DISTINCT (source, ordinal, article)) FROM use),
       (SELECT count(*) - count(DISTINCT (path, source_lang, target_lang, part)) FROM article),
       (SELECT count(*) FROM source s WHERE NOT EXISTS (
          SELECT FROM unit u WHERE u.source = s.number)),
       (SELECT count(*) FROM unit u WHERE NOT EXISTS (
          SELECT FROM source s WHERE s.number = u.source)),
       (SELECT count(*) FROM unit u WHERE NOT EXISTS (
          SELECT FROM use WHERE use.source = u.source AND use.ordinal = u.ordinal)),
       (SELECT count(*) FROM use WHERE NOT EXISTS (
          SELECT FROM unit u WHERE use.source = u.source AND use.ordinal = u.ordinal)),
       (SELECT count(*) FROM use WHERE NOT EXISTS (
          SELECT FROM article a WHERE a.id = use.article)),
       (SELECT count(*) FROM source s, unnest(s.terms) AS term
        WHERE NOT EXISTS (
          SELECT FROM posting p, unnest(p.sources) AS e
          WHERE p.family = 0 AND p.term = term
            AND p.base + (e >> 8) = s.number)),
       (SELECT count(*) FROM source s WHERE tokens BETWEEN 1 AND 255
          AND (SELECT order_number FROM locseg_store) <> 0 AND NOT EXISTS (
            SELECT FROM rare r, unnest(r.spots) AS e
            WHERE e & (1::bigint << 47) - 1 = s.number AND e >> 47 & 255 = s.tokens
              AND e >> 55 BETWEEN r.first AND r.last))
'''


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


class StoreCase(unittest.TestCase):
    SHARDS = 0  # how many more servers have the sources

    @classmethod
    def setUpClass(cls):
        cls.cluster, *cls.shards = [Cluster() for _ in range(1 + cls.SHARDS)]
        cls.number = 0

    @classmethod
    def tearDownClass(cls):
        for each in (cls.cluster, *cls.shards):
            each.__exit__()

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

    def setting_up(self):
        shards = [word for shard in self.shards for word in ('--shard', shard.url(self.schema))]
        return ['store-setup', '-q', self.url, *shards]

    def extract(self, store, *options, status=0):
        return run('extract', '-q', self.articles, '--root', self.articles, *GERMAN, *options,
                   '-o', store, status=status)

    # The tables agree with one another.
    def whole(self, cluster=None):
        found = (cluster or self.cluster).sql(f'SET search_path = {self.schema};' + FAULTS)
        self.assertEqual(found, '|'.join(['0'] * 11))

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
        # More than are asked at a time, and lines that are no queries among them.
        many = (queries + '\nno query\n') * (1 + 400 // queries.count('\n'))
        asked = [run('lookup', store, '-', *GERMAN, input=many, status=2).stdout
                 for store in (self.file, self.url)]
        self.assertEqual(*asked)
        for command in (['lookup', '--concordance', '--format', 'json', 'STORE', 'the'],
                        ['stats', 'STORE', '--format', 'json'],
                        ['analyze', 'STORE', self.articles, '--format', 'json']):
            said = [run(*[store if word == 'STORE' else word for word in command], *GERMAN)
                    .stdout.replace(str(store), 'STORE') for store in (self.file, self.url)]
            self.assertEqual(*said)
