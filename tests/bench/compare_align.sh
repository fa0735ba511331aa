#!/bin/sh
# align beside aligners of the literature, and its times.
#
#   1. exact F1 and misaligned pairs of `locseg align`, of Gale and Church's lengths alone, and of
#      lengths with a lexicon, on each set;
#   2. time of a tree, of one article, and of four and sixteen times as much in one: 4.5 times is the
#      limit from four to sixteen. From one to four it is more, since 500 sentences are the least that
#      a lexicon is learned from, and a second pass asks it;
#   3. time of bad input: ten thousand items on one side, a paragraph of 5 MB on both.
#
# usage: compare_align.sh DATA [WORK]
#   DATA  folders LANGUAGE/CONDITION/NAME with source.md, target.md and gold.md, the bilingual article
#   WORK  where to put the trees, kept for the next run; a temporary folder if left out
# LOCSEG and ALIGN_PEERS name the binaries; HELD=1 takes every third article, HELD=0 the others.
set -eu

data=${1:?usage: compare_align.sh DATA [WORK]}
work=${2:-$(mktemp -d)}
here=$(cd "$(dirname "$0")" && pwd)
locseg=${LOCSEG:-$here/../../build/release/tools/locseg/locseg}
peers=${ALIGN_PEERS:-$here/../../build/release/tests/align_peers}

for tool in python3 "$locseg"; do
  command -v "$tool" > /dev/null || { echo "compare_align.sh: needs $tool" >&2; exit 2; }
done

# Every third article by name is held back from tuning; names count in the largest condition.
names() {
  ls "$data/$1/handoff" | LC_ALL=C sort |
    awk -v held="${HELD:-}" 'held == "" || (held == 1) == (NR % 3 == 0)'
}

for set in "$data"/*/*; do
  condition=${set##*/}
  language=${set%/*}
  language=${language##*/}
  trees=$work/$language/$condition
  rm -rf "$trees"
  mkdir -p "$trees/source" "$trees/target" "$trees/gold"
  for name in $(names "$language"); do
    [ -d "$set/$name" ] || continue
    cp "$set/$name/source.md" "$trees/source/$name.md"
    cp "$set/$name/target.md" "$trees/target/$name.md"
    ln -s "$(cd "$set/$name" && pwd)" "$trees/gold/$name"
  done
  echo "== $language $condition, $(ls "$trees/gold" | wc -l) articles"
  "$locseg" align -q --no-ignore --target-lang "$language" "$trees/source" "$trees/target" \
    > "$trees/locseg.jsonl"
  printf 'locseg            '
  python3 "$here/score_alignment.py" "$trees/locseg.jsonl" "$trees/gold"
  for method in length lexicon; do
    [ -x "$peers" ] || continue
    "$peers" "$method" "$trees/source" "$trees/target" > "$trees/$method.jsonl"
    printf '%-18s' "$method"
    python3 "$here/score_alignment.py" "$trees/$method.jsonl" "$trees/gold"
  done
done

trees=$(ls -d "$work"/*/handoff | head -n 1)
largest=$(ls -S "$trees/source" | head -n 1)
for side in source target; do
  for times in 1 2 3 4; do
    cat "$trees/$side/$largest"
  done > "$work/$side-4.md"
  for times in 1 2 3 4; do
    cat "$work/$side-4.md"
  done > "$work/$side-16.md"
done
: > "$work/empty.md"
awk 'BEGIN { for (i = 0; i < 10000; i++) print "- Item number " i "." }' > "$work/items.md"
awk 'BEGIN { for (i = 0; i < 115000; i++) printf "This is sentence %d of a long paragraph. ", i }' \
  > "$work/long.md"
python3 "$here/side_by_side.py" --rounds 3 \
  "an empty article=$locseg align -q --allow-empty $work/empty.md $work/empty.md" \
  "the largest=$locseg align -q $trees/source/$largest $trees/target/$largest" \
  "four times the largest=$locseg align -q $work/source-4.md $work/target-4.md" \
  "sixteen times the largest=$locseg align -q $work/source-16.md $work/target-16.md" \
  "the tree=$locseg align -q --no-ignore $trees/source $trees/target" \
  "items on one side=$locseg align -q $work/items.md $trees/target/$largest" \
  "a long paragraph=$locseg align -q $work/long.md $work/long.md"
