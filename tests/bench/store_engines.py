"""What compare_store_engines.sh measures.

    python3 store_engines.py FOLDER LOCSEG SOURCES QUERIES MEGABYTES
"""

import json
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / 'postgresql'))
from cluster import Cluster, need_programs  # noqa: E402

FOLDER, LOCSEG, SOURCES, QUERIES = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
MEGABYTES = sys.argv[5]
GERMAN = ['--target-lang', 'de-DE']


def timed(*command, **options):
    begun = time.perf_counter()
    subprocess.run([str(part) for part in command], check=True, **options)
    return time.perf_counter() - begun


def bulk(cluster, work):
    tree = work / 'tree'
    subprocess.run(['sh', str(HERE / 'make_corpus.sh'), FOLDER, str(tree), MEGABYTES], check=True,
                   stdout=subprocess.DEVNULL)
    table = work / 'rows.tsv'
    subprocess.run([LOCSEG, 'extract', '-q', str(tree), *GERMAN, '-o', str(table)], check=True)
    with open(table, encoding='utf-8') as lines:
        columns = next(lines).rstrip('\n').split('\t')
        count = sum(1 for _ in lines)
    cluster.sql('CREATE TABLE bare(' + ', '.join(f'"{name}" text' for name in columns) +
                ', number bigserial PRIMARY KEY)')
    names = ', '.join(f'"{name}"' for name in columns)
    script = (f"\\copy bare({names}) from '{table}' with (format csv, delimiter E'\\t', "
              "quote E'\\b', header)")
    bare = timed('psql', '-X', '-q', '-h', '127.0.0.1', '-p', cluster.port, '-U', 'tester', '-d',
                 'memory', '-c', script)
    file = timed(LOCSEG, 'extract', '-q', tree, *GERMAN, '-o', work / 'bulk.db')
    server = timed(LOCSEG, 'extract', '-q', tree, *GERMAN, '-o', cluster.url('bulk'))
    print(f'{count} segments: psql \\copy {bare:.2f} s, file {file:.2f} s, '
          f'server {server:.2f} s: {server / bare:.2f} times \\copy (limit 2.5)')


def memories(cluster, work):
    units = subprocess.run([LOCSEG, 'extract', '-q', FOLDER, *GERMAN, '-o', '-'], check=True,
                           stdout=subprocess.PIPE).stdout
    many = subprocess.run([sys.executable, str(HERE / 'recombine.py'), str(SOURCES)], check=True,
                          input=units, stdout=subprocess.PIPE).stdout
    exchange = work / 'many.jsonl'
    exchange.write_bytes(many)
    file, url = work / 'many.db', cluster.url('many')
    for store in (file, url):
        took = timed(LOCSEG, 'import', '-q', store, exchange)
        print(f'import of {SOURCES} units: {took:.2f} s ({"file" if store == file else "server"})')
    cluster.sql('VACUUM ANALYZE')
    rows = sorted({json.loads(line)['source'] for line in many.decode().splitlines()})
    queries = []
    for source in random.Random(1).choices(rows, k=QUERIES):
        words = source.split(' ')
        words.insert(len(words) // 2, 'however')
        queries.append(json.dumps({'source': ' '.join(words)}))
    return file, url, queries


def one_by_one(store, queries):
    command = [LOCSEG, 'lookup', str(store), '-', '--source-lang', 'en-US', *GERMAN]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          text=True) as process:
        took, answers = [], []
        for query in [queries[0], *queries]:  # the first opens the store
            begun = time.perf_counter()
            process.stdin.write(query + '\n')
            process.stdin.flush()
            answers.append(process.stdout.readline())
            took.append(time.perf_counter() - begun)
        process.stdin.close()
    return sorted(took[1:]), answers[1:]


def all_at_once(store, queries):
    return timed(LOCSEG, 'lookup', store, '-', '--source-lang', 'en-US', *GERMAN,
                 input=('\n'.join(queries) + '\n').encode(), stdout=subprocess.DEVNULL)


def main():
    need_programs()
    with Cluster() as cluster, tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        bulk(cluster, work)
        file, url, queries = memories(cluster, work)
        of_file, expected = one_by_one(file, queries)
        of_server, answers = one_by_one(url, queries)
        if answers != expected:
            sys.exit('the engines give different answers')
        for label, took in (('file', of_file), ('server', of_server)):
            print(f'{label}: median {1000 * statistics.median(took):.2f} ms, 95th percentile '
                  f'{1000 * took[len(took) * 95 // 100]:.2f} ms')
        print(f'median {statistics.median(of_server) / statistics.median(of_file):.1f} times a '
              "file's (limits 20, 5 ms)")
        rates = [len(queries) / all_at_once(store, queries) for store in (file, url)]
        print(f'at once: file {rates[0]:.0f}, server {rates[1]:.0f} a second: '
              f'{rates[1] / rates[0]:.2f} (limit 0.5)')
        size = cluster.sql("SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c JOIN "
                           "pg_namespace n ON n.oid=c.relnamespace WHERE nspname='many' AND "
                           "relkind='r'")
        print(f'bytes a source: file {os.path.getsize(file) / SOURCES:.0f}, '
              f'server {int(size) / SOURCES:.0f}')
        print(cluster.sql("SELECT relname, pg_total_relation_size(c.oid), reltuples FROM pg_class c "
                          "JOIN pg_namespace n ON n.oid=c.relnamespace WHERE nspname='many' AND "
                          "relkind='r' ORDER BY 2 DESC"))


main()
