#!/bin/sh
# A large TMX turned into JSON Lines, next to what `xmllint --stream` takes to read it, and into a
# store, next to `sqlite3 .import` of the same units; then back from the store. The reader of
# translate-toolkit, which builds a tree, reads the sixteenth part. Needs xmllint, sqlite3 and, for
# that part, translate-toolkit.
#
#   tests/bench/compare_tmx.sh [BUILD [MIB [ROUNDS]]]
#
# Prints for each the median of the seconds by the clock, the processor time, the peak of memory and,
# for those that read the whole, the ratio. Seconds are only worth comparing within one run.
set -eu
build=${1:-build/release}
size=${2:-1024}
rounds=${3:-3}
here=$(cd "$(dirname "$0")" && pwd -P)
locseg=$(realpath "$build/tools/locseg/locseg")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 "$here/make_tmx.py" "$size" > memory.tmx
"$locseg" export -q memory.tmx -o memory.tsv
echo "$(($(wc -l < memory.tsv) - 1)) units, $(($(wc -c < memory.tmx) >> 20)) MiB of TMX"
columns=$(head -n 1 memory.tsv | tr '\t' ',')
sed -i 1d memory.tsv

measure() {
  name=$1
  shift
  /usr/bin/time -a -o times -f "$name %e %U %S %M" "$@"
}
round=0
while [ "$round" -lt "$rounds" ]; do
  round=$((round + 1))
  rm -f ./*.db*
  measure xmllint xmllint --stream --noout --nonet --huge memory.tmx
  measure to-jsonl "$locseg" export -q memory.tmx -o memory.jsonl
  sync
  measure sqlite3 sqlite3 bare.db -cmd '.mode tabs' "CREATE TABLE segment($columns)" \
    '.import memory.tsv segment'
  sync
  measure import "$locseg" import -q store.db memory.tmx
  measure to-tmx "$locseg" export -q store.db -o back.tmx
done
python3 "$here/make_tmx.py" $((size / 16)) > part.tmx
measure part-to-jsonl "$locseg" export -q part.tmx -o part.jsonl
# Debian's modules belong to Debian's Python.
if /usr/bin/python3 -c 'import translate.storage.tmx' 2> /dev/null; then
  measure part-toolkit /usr/bin/python3 -c '
import sys
from translate.storage import tmx
with open(sys.argv[1], "rb") as file:
    print(len(tmx.tmxfile(file).units), "units by translate-toolkit")' part.tmx
else
  echo 'translate-toolkit is not here: not compared with'
fi
sort -s -k1,1 -k2,2n times | awk '
  { if ($1 != name) n = 0; name = $1; n++; count[name] = n
    clock[name, n] = $2; cpu[name, n] = $3 + $4; if ($5 > peak[name]) peak[name] = $5 }
  function median(of) { return clock[of, int((count[of] + 1) / 2)] }
  function line(of) {
    printf "%-14s %8.2f s  %8.2f s cpu  %6d MiB\n", of, median(of),
      cpu[of, int((count[of] + 1) / 2)], peak[of] / 1024 }
  END {
    split("xmllint to-jsonl sqlite3 import to-tmx part-to-jsonl part-toolkit", names, " ")
    for (i = 1; i in names; i++) if (names[i] in count) line(names[i])
    printf "to-jsonl / xmllint: %.2f (at most 2)\n", median("to-jsonl") / median("xmllint")
    printf "import / sqlite3: %.2f (at most 1.5)\n", median("import") / median("sqlite3")
    if ("part-toolkit" in count)
      printf "translate-toolkit / locseg: %.1f\n", median("part-toolkit") / median("part-to-jsonl")
  }'
