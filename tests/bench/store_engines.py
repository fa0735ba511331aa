"""What compare_store_engines.sh measures.

    python3 store_engines.py FOLDER LOCSEG SOURCES QUERIES MEGABYTES SHARDS
"""

import contextlib
import json
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile

from store_measures import (GERMAN, Cluster, all_at_once, need_programs, one_by_one, print_tables,
                            spread, timed)

HERE = pathlib.Path(__file__).resolve().parent
FOLDER, LOCSEG, SOURCES, QUERIES = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
MEGABYTES, SHARDS = sys.argv[5], int(sys.argv[6])


def bulk(cluster, work):
    tree = work / 'tree'
    subprocess.run(['sh', str(HERE / 'make_corpus.sh'), FOLDER, str(tree), MEGABYTES], check=True,
                   stdout=subprocess.DEVNULL)
    table = work / 'rows.tsv'
    subprocess.run([LOCSEG, 'extract', '-q', str(tree), *GERMAN, '-o', str(table)], check=True)
    with open(table, encoding='utf-8') as lines:
        columns = next(lines).rstrip('\n').split('\t')
        count = sum(1 for _ in lines)
    names = ', '.join(f'"{name}"' for name in columns)
    took = []
    for number in range(3):  # each beside the other, since other work comes and goes
        cluster.sql(f'CREATE TABLE bare{number}(' + ', '.join(f'"{name}" text' for name in columns) +
                    ', number bigserial PRIMARY KEY)')
        script = (f"\\copy bare{number}({names}) from '{table}' with (format csv, delimiter E'\\t', "
                  "quote E'\\b', header)")
        took.append((
            timed('psql', '-X', '-q', '-h', '127.0.0.1', '-p', cluster.port, '-U', 'tester', '-d',
                  'memory', '-c', script),
            timed(LOCSEG, 'extract', '-q', tree, *GERMAN, '-o', work / f'bulk{number}.db'),
            timed(LOCSEG, 'extract', '-q', tree, *GERMAN, '-o', cluster.url(f'bulk{number}'))))
    bare, file, server = (statistics.median(each) for each in zip(*took))
    ratios = sorted(each[2] / each[0] for each in took)
    print(f'{count} segments, medians of three: psql \\copy {bare:.2f} s, file {file:.2f} s, '
          f'server {server:.2f} s: {ratios[0]:.2f}, {ratios[1]:.2f}, {ratios[2]:.2f} times \\copy '
          '(limit 2.5)')


def memories(cluster, shards, work):
    units = subprocess.run([LOCSEG, 'extract', '-q', FOLDER, *GERMAN, '-o', '-'], check=True,
                           stdout=subprocess.PIPE).stdout
    many = subprocess.run([sys.executable, str(HERE / 'recombine.py'), str(SOURCES)], check=True,
                          input=units, stdout=subprocess.PIPE).stdout
    exchange = work / 'many.jsonl'
    exchange.write_bytes(many)
    stores = {'file': work / 'many.db', 'server': cluster.url('many')}
    if shards:
        stores['shards'] = spread(LOCSEG, cluster, shards, 'wide', 'many')
    for label, store in stores.items():
        took = timed(LOCSEG, 'import', '-q', store, exchange)
        print(f'import of {SOURCES} units: {took:.2f} s ({label})')
    for server in (cluster, *shards):
        server.sql('VACUUM ANALYZE')
    rows = sorted({json.loads(line)['source'] for line in many.decode().splitlines()})
    queries = []
    for source in random.Random(1).choices(rows, k=QUERIES):
        words = source.split(' ')
        words.insert(len(words) // 2, 'however')
        queries.append(json.dumps({'source': ' '.join(words)}))
    return stores, queries


def compare(stores, queries):
    medians, rates = {}, {}
    for label, store in stores.items():
        took, _, answers = one_by_one(LOCSEG, store, queries)
        took.sort()
        expected = answers if label == 'file' else expected
        if answers != expected:
            sys.exit(f'the answers of the {label} are others')
        medians[label] = statistics.median(took)
        rates[label] = len(queries) / all_at_once(LOCSEG, store, queries)
        print(f'{label}: median {1000 * medians[label]:.2f} ms, 95th percentile '
              f'{1000 * took[len(took) * 95 // 100]:.2f} ms; at once {rates[label]:.0f} a second')
    for label in medians:
        if label != 'file':
            print(f'{label}: median {medians[label] / medians["file"]:.1f} times a file\'s, rate '
                  f'{rates[label] / rates["file"]:.2f} of a file\'s (limits of a server 20, 5 ms, '
                  '0.5)')


def main():
    need_programs()
    with contextlib.ExitStack() as stack:
        work = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory()))
        cluster, *shards = [stack.enter_context(Cluster()) for _ in range(1 + SHARDS)]
        bulk(cluster, work)
        stores, queries = memories(cluster, shards, work)
        compare(stores, queries)
        print(f'file: {os.path.getsize(stores["file"]) / SOURCES:.0f} bytes a unit')
        print_tables([cluster], 'many', SOURCES)
        if shards:
            print_tables(shards, 'many', SOURCES)


main()
