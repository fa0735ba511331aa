#!/bin/sh
# Filling a new store, next to `sqlite3 .import` of the same segments into one bare table. Made-up
# units, all distinct, so that nothing folds; no parsing. Needs sqlite3 and a build with
# -DLOCSEG_BENCHMARKS=ON.
#
#   tests/bench/compare_store.sh [BUILD [COPIES [ROUNDS]]]    16 copies are 1.43 million segments
#
# Prints a line a round: seconds by the clock and of processor time for both, and the ratios; then
# the ratio of the best rounds. Seconds are only worth comparing within one run.
set -eu
build=${1:-build/release}
copies=${2:-16}
rounds=${3:-3}
bench=$(realpath "$build/tests/store_bench")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

"$bench" tsv "$copies" > segments.tsv 2> /dev/null
echo "$(wc -l < segments.tsv) segments, $(($(wc -c < segments.tsv) / 1000000)) MB"
round=0
while [ "$round" -lt "$rounds" ]; do
  round=$((round + 1))
  rm -f bare.db* store.db*
  sync
  /usr/bin/time -a -o times -f 'import %e %U %S %M' sqlite3 bare.db -cmd '.mode tabs' \
    'CREATE TABLE segment(article, line, id, source_lang, target_lang, source, target,
                          translation_type, recovered)' \
    '.import segments.tsv segment'
  sync
  /usr/bin/time -a -o times -f 'store %e %U %S %M' "$bench" fill store.db "$copies" 2> /dev/null
done
awk '
  { clock[$1] = $2; cpu[$1] = $3 + $4; mib = $5 / 1024
    if (!($1 in best_clock) || $2 < best_clock[$1]) best_clock[$1] = $2
    if (!($1 in best_cpu) || cpu[$1] < best_cpu[$1]) best_cpu[$1] = cpu[$1] }
  $1 == "store" {
    printf "import %.2f s (%.2f s cpu), store %.2f s (%.2f s cpu, %d MiB): %.2f, cpu %.2f\n",
      clock["import"], cpu["import"], clock["store"], cpu["store"], mib,
      clock["store"] / clock["import"], cpu["store"] / cpu["import"] }
  END { printf "best rounds: %.2f, cpu %.2f\n",
      best_clock["store"] / best_clock["import"], best_cpu["store"] / best_cpu["import"] }' times
