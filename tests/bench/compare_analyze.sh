#!/bin/sh
# How many new segments analyze handles in a second, against a large memory.
#
# The memory holds the distinct sources of ARTICLES and, up to 100,000, recombinations of them; the
# job 20,000 other recombinations, none of which the memory has (recombine.py, fixed seeds). All
# sources must be of one language. Prints segments a second by the clock, and as one would get from
# two processors that do nothing else: two divided by the processor time of one.
#
# usage: compare_analyze.sh ARTICLES [WORK]
#   WORK  where to put the memory, kept for the next run; a temporary folder if left out
# LOCSEG names the binary; ROUNDS the number of rounds.
set -eu

articles=${1:?usage: compare_analyze.sh ARTICLES [WORK]}
work=${2:-$(mktemp -d)}
here=$(cd "$(dirname "$0")" && pwd)
locseg=${LOCSEG:-$here/../../build/release/tools/locseg/locseg}

mkdir -p "$work"
if [ ! -f "$work/memory.db" ]; then
  "$locseg" extract -q "$articles" --target-lang xx -o "$work/units.jsonl"
  python3 "$here/recombine.py" 100000 1 < "$work/units.jsonl" > "$work/memory.jsonl"
  python3 "$here/recombine.py" 20000 2 --new-to "$work/memory.jsonl" \
    < "$work/units.jsonl" > "$work/job.jsonl"
  "$locseg" import -q "$work/making.db" "$work/memory.jsonl"
  "$locseg" analyze -q "$work/making.db" "$work/job.jsonl" > /dev/null  # indexes it
  mv "$work/making.db" "$work/memory.db"
fi
"$locseg" stats "$work/memory.db"

python3 - "$locseg" "$work" "${ROUNDS:-5}" << 'PYTHON'
import os, statistics, subprocess, sys, time
locseg, work, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
segments = sum(1 for _ in open(f'{work}/job.jsonl'))
kinds = {'-j1': ['-j1'], '-j2': ['-j2'], '-j2 --no-internal': ['-j2', '--no-internal']}
figures = {name: [] for name in kinds}
outputs = {}
for number in range(rounds + 1):
    for name, options in kinds.items():
        begin = time.perf_counter()
        process = subprocess.Popen([locseg, 'analyze', '-q', *options, f'{work}/memory.db',
                                    f'{work}/job.jsonl'], stdout=subprocess.PIPE)
        outputs[name] = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        if status != 0:
            sys.exit('compare_analyze.sh: analyze failed')
        if number > 0:
            figures[name].append((time.perf_counter() - begin, usage.ru_utime + usage.ru_stime,
                                  usage.ru_maxrss / 1024))
print(f'{segments:,} new segments, median of {rounds} rounds')
for name, rows in figures.items():
    wall, cpu, peak = (statistics.median(column) for column in zip(*rows))
    print(f'  {name:20} {segments / wall:9,.0f}/s by the clock {2 * segments / cpu:9,.0f}/s by two '
          f'processors {peak:7.1f} MiB')
if outputs['-j1'] != outputs['-j2']:
    sys.exit('compare_analyze.sh: the output differs with the number of threads')
PYTHON
