#!/bin/sh
# diff beside extract, and beside itself.
#
#   1. diff of two trees of 1,000 articles, word by word, beside the extract of both to JSON Lines:
#      3 times is the limit;
#   2. 20,000 segments entirely reordered beside 20,000 unchanged: 5 times is the limit;
#   3. memory: of 20,000 and of 80,000 reordered segments.
#
# usage: compare_diff.sh ARTICLES [WORK]
#   ARTICLES  a folder of articles, which make_revisions.py copies
#   WORK      where to put the trees, kept for the next run; a temporary folder if left out
# LOCSEG names the binary; ROUNDS the number of rounds.
set -eu

articles=${1:?usage: compare_diff.sh ARTICLES [WORK]}
work=${2:-$(mktemp -d)}
here=$(cd "$(dirname "$0")" && pwd)
locseg=${LOCSEG:-$here/../../build/release/tools/locseg/locseg}
rounds=${ROUNDS:-7}

for tool in python3 "$locseg"; do
  command -v "$tool" > /dev/null || { echo "compare_diff.sh: needs $tool" >&2; exit 2; }
done
mkdir -p "$work"
[ -d "$work/after" ] || python3 "$here/make_revisions.py" "$articles" "$work" 1000
for count in 20000 80000; do
  mkdir -p "$work/$count"
  [ -f "$work/$count/reordered.jsonl" ] ||
    python3 "$here/make_revisions.py" --reordered "$work/$count" "$count"
done
side() { python3 "$here/side_by_side.py" --rounds "$rounds" "$@"; }
# Exit status 1 says that there is a difference, which is no failure here.
diff="$locseg diff -q"
either="|| [ \$? -eq 1 ]"

echo "== $(find "$work/before" -type f | wc -l) articles, $(find "$work/before" -type f -exec cat {} + | wc -c) bytes, twice"
"$locseg" diff --summary "$work/before" "$work/after" | tail -n 1
side \
  "extract of both=$locseg extract -q $work/before $work/after" \
  "diff=$diff $work/before $work/after $either" \
  "diff --format json=$diff --format json $work/before $work/after $either" \
  "diff --summary=$diff --summary $work/before $work/after $either"

for count in 20000 80000; do
  echo "== $count segments"
  side \
    "unchanged=$diff --summary $work/$count/here.jsonl $work/$count/same.jsonl $either" \
    "reordered=$diff --summary $work/$count/here.jsonl $work/$count/reordered.jsonl $either" \
    "reordered, word by word=$diff $work/$count/here.jsonl $work/$count/reordered.jsonl $either"
done
