"""What the scripts that measure stores on PostgreSQL have in common."""

import contextlib
import pathlib
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'postgresql'))
from cluster import Cluster, need_programs  # noqa: E402,F401

GERMAN = ['--target-lang', 'de-DE']


def timed(*command, **options):
    begun = time.perf_counter()
    subprocess.run([str(part) for part in command], check=True, **options)
    return time.perf_counter() - begun


def spread(locseg, cluster, shards, schema, shard_schema):
    """Sets up a store whose sources are on `shards`, and returns its URL."""
    store = cluster.url(schema)
    each = [word for shard in shards for word in ('--shard', shard.url(shard_schema))]
    subprocess.run([locseg, 'store-setup', '-q', store, *each], check=True)
    return store


def lookup(locseg, store, *options):
    return [locseg, 'lookup', str(store), '-', '--source-lang', 'en-US', *GERMAN, *options]


def processor_time(processes):
    """Of processes and their children, in seconds."""
    families = {str(process) for process in processes}
    used = 0
    for folder in pathlib.Path('/proc').glob('[0-9]*'):
        with contextlib.suppress(OSError):  # one that has ended meanwhile
            parent = (folder / 'stat').read_text().rpartition(')')[2].split()[1]
            if folder.name in families or parent in families:
                used += int((folder / 'schedstat').read_text().split()[0])
    return used / 1e9


def one_by_one(locseg, store, queries, servers=()):
    """Look-ups in one process, in order: the seconds of each; the processor time of each, here and on
    the servers; and the answers."""
    with subprocess.Popen(lookup(locseg, store), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          text=True) as process:
        took, used, answers = [], [], []
        everyone = [process.pid, *(server.process() for server in servers)]
        for query in [queries[0], *queries]:  # the first opens the store
            used_before = processor_time(everyone)
            begun = time.perf_counter()
            process.stdin.write(query + '\n')
            process.stdin.flush()
            answers.append(process.stdout.readline())
            took.append(time.perf_counter() - begun)
            used.append(processor_time(everyone) - used_before)
        process.stdin.close()
    return took[1:], used[1:], answers[1:]


def all_at_once(locseg, store, queries):
    return timed(*lookup(locseg, store), input=('\n'.join(queries) + '\n').encode(),
                 stdout=subprocess.DEVNULL)


def table_bytes(servers, schema):
    """The bytes of each table with its indexes, on all of the servers."""
    tables = {}
    for server in servers:
        for line in server.sql("SELECT relname, pg_total_relation_size(c.oid) FROM pg_class c JOIN "
                               f"pg_namespace n ON n.oid=c.relnamespace WHERE nspname='{schema}' "
                               "AND relkind='r'").splitlines():
            name, size = line.split('|')
            tables[name] = tables.get(name, 0) + int(size)
    return tables


def print_tables(servers, schema, units):
    tables = table_bytes(servers, schema)
    print(f'bytes a unit: {sum(tables.values()) / units:.0f}: ' + ', '.join(
        f'{name} {size / units:.0f}' for name, size in
        sorted(tables.items(), key=lambda each: -each[1]) if size / units >= 1))
