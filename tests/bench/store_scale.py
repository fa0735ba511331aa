"""What compare_store_scale.sh measures.

    python3 store_scale.py FOLDER LOCSEG REFERENCE_SCAN ENTRIES SHARDS QUERIES
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

from store_measures import (GERMAN, Cluster, all_at_once, lookup, need_programs, one_by_one,
                            print_tables, spread, timed)

HERE = pathlib.Path(__file__).resolve().parent
FOLDER, LOCSEG, SCAN = sys.argv[1:4]
ENTRIES, SHARDS, QUERIES = (int(each) for each in sys.argv[4:7])
SAMPLE = 100_000  # entries that are scanned
SCANNED_FOR = 100  # queries that they are scanned for
LEAST = 70


def made_entries(work):
    """The file of the entries, and lines of it picked at random."""
    units = subprocess.run([LOCSEG, 'extract', '-q', FOLDER, *GERMAN, '-o', '-'], check=True,
                           stdout=subprocess.PIPE).stdout
    entries = work / 'entries.jsonl'
    with open(entries, 'wb') as file:
        subprocess.run([sys.executable, str(HERE / 'perturb_units.py'), str(ENTRIES)], check=True,
                       input=units, stdout=file)
    wanted = min(SAMPLE, ENTRIES)
    picked = set(random.Random(2).sample(range(ENTRIES), wanted))
    with open(entries, encoding='utf-8') as lines:
        sample = [line for at, line in enumerate(lines) if at in picked]
    sources = [json.loads(line)['source'] for line in sample]
    short = sum(len(source) < 30 for source in sources) / len(sources)
    print(f'{ENTRIES} entries, {statistics.mean(map(len, sources)):.0f} characters on average, '
          f'{100 * short:.0f} % shorter than 30', flush=True)
    return entries, sample, sources


def made_queries(sources):
    chance = random.Random(1)
    queries = []
    for source in chance.choices(sources, k=2 * QUERIES):
        words = source.split(' ')
        other = chance.choice(chance.choice(sources).split(' '))
        at = chance.randrange(len(words))
        words[at:at + chance.randrange(2)] = chance.choice(([], [other])) if len(words) > 1 else [other]
        queries.append(json.dumps({'source': ' '.join(words)}))
    return queries


def fill(stores, entries, servers, work):
    for label, store in stores.items():
        took = timed(LOCSEG, 'import', '-q', store, entries)
        print(f'{label}: import {took:.0f} s, {ENTRIES / took:.0f} entries a second', flush=True)
    print(f'file: {os.path.getsize(work / "many.db") / ENTRIES:.0f} bytes an entry')
    for server in servers:
        server.sql('VACUUM ANALYZE')
    print_tables(servers, 'many', ENTRIES)


def in_milliseconds(each):
    each = sorted(each)
    return (f'median {1000 * statistics.median(each):.2f} ms, 95th percentile '
            f'{1000 * each[len(each) * 95 // 100]:.2f} ms')


def compare(stores, queries, servers):
    """The answers, which are those of the file. The first half of the queries meets a store that nobody
    has asked yet: its pages are read from the disk or the system's memory."""
    expected, rates = None, {}
    for label, store in stores.items():
        took, used, answers = one_by_one(LOCSEG, store, queries, () if label == 'file' else servers)
        expected = expected or answers
        if answers != expected:
            sys.exit(f'{label}: the answers are others')
        for name, half in (('the first', slice(QUERIES)), ('the next', slice(QUERIES, None))):
            print(f'{label}, {name} {QUERIES} look-ups: {in_milliseconds(took[half])}; processor time '
                  f'{in_milliseconds(used[half])}', flush=True)
        rates[label] = QUERIES / all_at_once(LOCSEG, store, queries[:QUERIES])
        print(f'{label}: at once {rates[label]:.0f} a second, '
              f'{rates[label] / rates["file"]:.2f} of a file\'s', flush=True)
    return expected


def recall(store, sample, queries, work):
    units = work / 'sample.jsonl'
    units.write_text(''.join(sample), encoding='utf-8')
    queries = queries[:SCANNED_FOR]
    asked = '\n'.join(queries) + '\n'
    wanted = set()
    scanned = subprocess.run([SCAN, str(LEAST), str(units)], check=True, input=asked.encode(),
                             stdout=subprocess.PIPE).stdout.decode()
    for line in scanned.splitlines():
        number, score, source, target = line.split('\t')
        wanted.add((int(number), int(score), source, target))
    answered = subprocess.run(lookup(LOCSEG, store, '--limit', '0', '--min-score', str(LEAST)),
                              check=True, input=asked.encode(), stdout=subprocess.PIPE).stdout.decode()
    found = {(number, match['score'], match['source'], match['target'])
             for number, line in enumerate(answered.split('\n')[:-1])
             for match in json.loads(line)['matches']}
    print(f'recall {len(wanted & found) / len(wanted):.3f}: of {len(wanted)} units that a scan of '
          f'{len(sample)} finds for {len(queries)} queries; look-ups find {len(found)} in all')
    if not wanted <= found:
        sys.exit('a look-up misses matches')


def without_a_shard(store, shard, queries, expected):
    shard.stop('fast')
    command = lookup(LOCSEG, store)
    done = subprocess.run(command, input='\n'.join(queries) + '\n', stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True)
    print(f'a shard stopped: exit {done.returncode}, {len(done.stdout.splitlines())} answers: '
          f'{done.stderr.strip()}')
    if done.returncode != 2 or done.stdout or 'could not connect to server' not in done.stderr:
        sys.exit('a look-up without a shard has to fail')
    shard.start()
    if one_by_one(LOCSEG, store, queries)[-1] != expected:
        sys.exit('the shard is back, and the answers are others')
    print('and started again: the same answers')


def main():
    need_programs()
    with contextlib.ExitStack() as stack:
        work = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory()))
        entries, sample, sources = made_entries(work)
        cluster, *shards = [stack.enter_context(Cluster()) for _ in range(1 + SHARDS)]
        stores = {'file': work / 'many.db'}
        if shards:
            stores[f'{SHARDS} shards'] = spread(LOCSEG, cluster, shards, 'many', 'many')
        else:
            stores['server'] = cluster.url('many')
        fill(stores, entries, [cluster, *shards], work)
        queries = made_queries(sources)
        expected = compare(stores, queries, [cluster, *shards])
        *_, store = stores.values()
        recall(store, sample, queries, work)
        if shards:
            without_a_shard(store, shards[-1], queries, expected)


main()
