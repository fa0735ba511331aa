#!/bin/sh
# How fast `locseg serve` answers, with 8 connections for a minute, beside one look-up in a process
# that is open already.
#
# usage: compare_serve.sh ARTICLES [SECONDS]
#   SECONDS  60 if left out
# Needs wrk (Debian: wrk). The memory holds ARTICLES, which are of one language; the queries are 200
# of its sources with a word put into their middle. Prints the median and the 95th percentile of one
# look-up (`lookup -`, from the line to its answer) and of the requests, their ratio (limit 5), and
# how many requests failed (limit 0).
# LOCSEG names the binary.
set -eu

articles=${1:?usage: compare_serve.sh ARTICLES [SECONDS]}
seconds=${2:-60}
here=$(cd "$(dirname "$0")" && pwd)
LOCSEG=${LOCSEG:-$here/../../build/release/tools/locseg/locseg}
work=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
server=0

"$LOCSEG" extract -q "$articles" --target-lang xx -o "$work/memory.db"
"$LOCSEG" export -q "$work/memory.db" --unique -o "$work/units.jsonl"
"$LOCSEG" lookup -q "$work/memory.db" 'index it' >/dev/null

cat >"$work/one.py" <<'PYTHON'
import json, statistics, subprocess, sys, time, urllib.parse
locseg, work = sys.argv[1:]
sources = [json.loads(line)['source'] for line in open(f'{work}/units.jsonl')]
sources = [text for text in sources if 20 < len(text) < 200 and text.isascii()]
queries = []
for text in sources[::max(1, len(sources) // 200)][:200]:
    words = text.split()
    words.insert(len(words) // 2, 'rather')
    queries.append(' '.join(words))
with open(f'{work}/targets.txt', 'w') as out:
    out.writelines(f'/v1/lookup?source={urllib.parse.quote_plus(query)}\n' for query in queries)
process = subprocess.Popen([locseg, 'lookup', '-q', f'{work}/memory.db', '-'], text=True,
                           stdin=subprocess.PIPE, stdout=subprocess.PIPE)
times = []
for _ in range(5):
    for query in queries:
        begin = time.perf_counter()
        process.stdin.write(json.dumps({'source': query}) + '\n')
        process.stdin.flush()
        process.stdout.readline()
        times.append(1000 * (time.perf_counter() - begin))
process.stdin.close()
process.wait()
times.sort()
print(f'{times[len(times) // 2]:.3f} {times[len(times) * 95 // 100]:.3f}')
PYTHON
one=$(python3 "$work/one.py" "$LOCSEG" "$work")

"$LOCSEG" serve "$work/memory.db" --listen 127.0.0.1:0 2>"$work/serve.log" &
server=$!
for _ in 1 2 3 4 5 6 7 8 9 10; do
  port=$(sed -n 's,.*:\([0-9]*\)/$,\1,p' "$work/serve.log")
  [ -n "$port" ] && break
  sleep 0.5
done

cat >"$work/ask.lua" <<LUA
local targets = {}
for line in io.lines("$work/targets.txt") do targets[#targets + 1] = line end
local at = 0
request = function()
  at = at % #targets + 1
  return wrk.format("GET", targets[at])
end
done = function(summary, latency)
  local failed = summary.errors.connect + summary.errors.read + summary.errors.write +
                 summary.errors.status + summary.errors.timeout
  io.write(string.format("RESULT %.3f %.3f %d %d\n", latency:percentile(50) / 1000,
                         latency:percentile(95) / 1000, summary.requests, failed))
end
LUA
served=$(wrk -t2 -c8 -d"${seconds}s" -s "$work/ask.lua" "http://127.0.0.1:$port" |
  sed -n 's/^RESULT //p')
kill "$server"
wait "$server"

python3 - "$one" "$served" "$seconds" <<'PYTHON'
import sys
one, served, seconds = sys.argv[1].split(), sys.argv[2].split(), float(sys.argv[3])
print(f'one look-up:                    median {one[0]} ms, 95th percentile {one[1]} ms')
print(f'8 connections for {seconds:.0f} s:         median {served[0]} ms, 95th percentile {served[1]} ms,'
      f' {float(served[2]) / seconds:.0f} requests a second')
print(f'95th percentile, served to one: {float(served[1]) / float(one[1]):.2f} (limit 5)')
print(f'failed:                         {served[3]} of {served[2]} (limit 0)')
sys.exit(0 if float(served[1]) <= 5 * float(one[1]) and served[3] == '0' else 1)
PYTHON
