#!/usr/bin/env python3
"""Looks texts up in translate-toolkit's tmdb. usage: lookup_by_tmdb.py UNITS.tsv QUERIES

A query that takes it more than two minutes is given up, and counts as that long.
"""
import os
import signal
import sqlite3
import statistics
import sys
import tempfile
import time

try:
    from translate.storage import tmdb
except ImportError:
    sys.exit('lookup_by_tmdb.py: no translate-toolkit')

LIMIT = 120  # seconds


class TooLong(Exception):
    pass


def give_up(*_):
    raise TooLong


signal.signal(signal.SIGALRM, give_up)

with tempfile.TemporaryDirectory() as folder:
    memory = tmdb.TMDB(os.path.join(folder, 'tm.db'), max_candidates=10, min_similarity=70)
    units = []
    with open(sys.argv[1], encoding='utf-8') as lines:
        for line in lines:
            source, target = line.rstrip('\n').split('\t')
            units.append({'source': source, 'target': target, 'context': ''})
    memory.add_list(units, 'en', 'zh')
    times = []
    failed = given_up = 0
    with open(sys.argv[2], encoding='utf-8') as lines:
        for line in lines:
            begin = time.process_time()
            signal.alarm(LIMIT)
            try:
                memory.translate_unit(line.rstrip('\n'), 'en', 'zh')
            except sqlite3.Error:  # it hands some texts to SQLite as expressions of a full-text search
                failed += 1
                continue
            except TooLong:
                given_up += 1
            finally:
                signal.alarm(0)
            times.append((time.process_time() - begin) * 1000)
    if not times:
        sys.exit(f'lookup_by_tmdb.py: all {failed} queries failed')
    times.sort()
    print(f'{len(units)} sources, {len(times)} queries: p50 {statistics.median(times):.1f} ms, '
          f'p95 {times[int(0.95 * (len(times) - 1))]:.1f} ms of processor time; {failed} queries failed, {given_up} given up')
