#!/bin/sh
# extract beside what else could be used for it, on one tree, warm, two threads, side by side.
#
#   1. to JSON Lines, beside ripgrep printing only the ids, and a Python regular expression;
#   2. into a store, beside `sqlite3 .import` of the same segments into one bare table, and an
#      unchanged second run beside extract to JSON Lines;
#   3. on 1, 4 and 16 parts of the tree.
#
# usage: compare_extract.sh ARTICLES [WORK]
#   ARTICLES  a folder of articles; make_corpus.sh copies it to 400 MB
#   WORK      where to put the tree, kept for the next run; a temporary folder if left out
# LOCSEG names the binary; ROUNDS the number of rounds.
set -eu

articles=${1:?usage: compare_extract.sh ARTICLES [WORK]}
work=${2:-$(mktemp -d)}
here=$(cd "$(dirname "$0")" && pwd)
locseg=${LOCSEG:-$here/../../build/release/tools/locseg/locseg}
rounds=${ROUNDS:-7}
tree=$work/tree

for tool in rg sqlite3 python3 "$locseg"; do
  command -v "$tool" > /dev/null || { echo "compare_extract.sh: needs $tool" >&2; exit 2; }
done
[ -d "$tree" ] || sh "$here/make_corpus.sh" "$articles" "$tree" 400
side() { python3 "$here/side_by_side.py" "$@"; }

echo "== JSON Lines"
side --rounds "$rounds" \
  "rg, ids only=rg -j2 -o --no-filename 'data-ttu-id=\"[^\"]*\"' $tree" \
  "locseg extract=$locseg extract -q -j2 $tree" \
  "Python regex to TSV=python3 $here/extract_by_regex.py $tree"

echo "== store"
"$locseg" extract -q -j2 --format tsv "$tree" > "$work/pairs.tsv"
cat > "$work/import.sql" <<SQL
create table segment(article, line, id, source_lang, target_lang, source, target,
                     translation_type, recovered);
.mode ascii
.separator "\t" "\n"
.import --skip 1 $work/pairs.tsv segment
SQL
side --rounds 3 \
  "sqlite3 .import=rm -f $work/bare.db; sqlite3 $work/bare.db < $work/import.sql" \
  "locseg extract -o new.db=rm -f $work/new.db*; $locseg extract -q -j2 $tree -o $work/new.db"
side --rounds "$rounds" \
  "locseg extract=$locseg extract -q -j2 $tree" \
  "unchanged second run=$locseg extract -q -j2 $tree -o $work/new.db"

echo "== growth"
copies=$(ls "$tree" | wc -l)
parts() { ls -d "$tree"/* | head -n "$1" | tr '\n' ' '; }
side --rounds "$rounds" \
  "1 part=$locseg extract -q -j2 $(parts $((copies / 16)))" \
  "4 parts=$locseg extract -q -j2 $(parts $((copies / 4)))" \
  "16 parts=$locseg extract -q -j2 $(parts "$copies")"
