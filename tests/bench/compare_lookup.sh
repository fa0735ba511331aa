#!/bin/sh
# Fuzzy look-ups beside what else answers them. Needs a build with -DLOCSEG_BENCHMARKS=ON, sqlite3,
# python3 and, for the comparison with its tmdb, translate-toolkit.
#
# usage: compare_lookup.sh FOLDER [BUILD [QUERIES [DECLARATIONS]]]
#
# FOLDER holds articles in folders named zh-cn, de-de and ja-jp. Their sources are English; for de,
# ja and zh as sources the sides are swapped. Memories are made larger than that by recombining
# their sentences with a fixed seed, as lookup_bench.cc says. DECLARATIONS holds TypeScript
# declarations with documentation comments, as api_units.py says.
#
#   1. in one process, per language, 100,000 sources, threshold 70: medians and 95th percentiles of
#      processor time, beside a bit-parallel scan of all sources with the same cut-off
#   2. the same with 10,000, 100,000 and 1,000,000 English sources
#   3. translate-toolkit's tmdb with the same 100,000 English sources, and one of the queries,
#      which may take it minutes
#   4. one process a look-up, beside `sqlite3 STORE 'select 1'`
#   5. what opening the store of 1,000,000 takes, and what the index takes of each store
#   6. with DECLARATIONS: 500 queries, sources with a word put into their middle, in a memory of API
#      reference: whole processes beside a scan, and the same in one process from the first query
#      on. Limits: 40 times by processor time, 25 at the 95th percentile
set -eu
folder=${1:?usage: compare_lookup.sh FOLDER [BUILD [QUERIES [DECLARATIONS]]]}
build=${2:-build/release}
queries=${3:-400}
declarations=${4:+$(realpath "$4")}
here=$(dirname "$(realpath "$0")")
folder=$(realpath "$folder")
locseg=$(realpath "$build/tools/locseg/locseg")
bench=$(realpath "$build/tests/lookup_bench")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

for part in zh-cn de-de ja-jp; do "$locseg" extract -q "$folder/$part" > "$part.jsonl"; done
"$bench" check

echo "== one process, 100,000 sources, threshold 70"
make() { # LANGUAGE SIDE PART
  "$bench" make "$2" 100000 "$1.db" < "$3.jsonl"
  "$bench" open "$1.db" > /dev/null
  printf '%s: ' "$1"
  "$bench" run "$queries" "$1.db"
}
make en source zh-cn
make de target de-de
make ja target ja-jp
make zh target zh-cn

echo "== growth, en"
for count in 10000 1000000; do
  "$bench" make source "$count" "$count.db" < zh-cn.jsonl
  "$bench" open "$count.db" > /dev/null
done
"$bench" run "$queries" 10000.db
"$bench" run "$queries" en.db
"$bench" run "$((queries / 4))" 1000000.db

echo "== translate-toolkit's tmdb, en, 100,000 sources"
"$bench" tsv en.db > en.tsv
"$bench" queries 1 en.db > en.queries
/usr/bin/python3 "$here/lookup_by_tmdb.py" en.tsv en.queries || echo "(not measured)"

echo "== one process a look-up"
for language in en ja; do
  query=$("$bench" queries 3 $language.db | tail -n 1)
  printf '%s\n' "$query" > $language.query
  python3 "$here/side_by_side.py" --rounds 30 \
    "sqlite3 select 1=sqlite3 $language.db 'select 1'" \
    "locseg lookup, $language=$locseg lookup -q $language.db \"\$(cat $language.query)\""
done

echo "== opening 1,000,000 sources"
"$bench" open 1000000.db

echo "== size of the index, of the units' texts"
for store in en de ja zh 1000000; do
  sqlite3 "$store.db" "
    SELECT '$store', round(100.0 *
      (SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'match%') /
      (SELECT sum(coalesce(length(CAST(source AS BLOB)), 0) +
                  coalesce(length(CAST(target AS BLOB)), 0)) FROM unit)) || '%'"
done

[ -n "$declarations" ] || exit 0
echo "== API reference"
/usr/bin/python3 "$here/api_units.py" "$declarations" > api.jsonl
/usr/bin/python3 "$here/api_units.py" --queries 500 < api.jsonl > api.queries
"$locseg" import -q api.db api.jsonl
"$locseg" lookup -q api.db - < api.queries > /dev/null
python3 "$here/side_by_side.py" --rounds 5 \
  "locseg lookup=$locseg lookup -q api.db - < api.queries" \
  "scan=$bench scan api.db < api.queries"
"$bench" answer api.db < api.queries
