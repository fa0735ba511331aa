#!/bin/sh
# check beside what else could be used for it, side by side.
#
#   1. all default rules on articles, and on the same segments as XLIFF, beside all of pofilter's on
#      that XLIFF, single processes as their users run them; segments a second;
#   2. all default rules, beside ripgrep printing only the ids of the segments, two threads each;
#   3. peak memory, rules about all articles included;
#   4. growth: at once, twice, four and eight times the size, an article of 2.5 to 20 MB in one line,
#      one segment of 100,000 emphasis marks and more, and one of 10,000 nested brackets and more.
#
# usage: compare_check.sh ARTICLES [WORK]
#   ARTICLES  a folder of articles; make_corpus.sh copies it to 400 MB
#   WORK      where to put the tree, kept for the next run; a temporary folder if left out
# LOCSEG names the binary; ROUNDS the number of rounds.
set -eu

articles=${1:?usage: compare_check.sh ARTICLES [WORK]}
work=${2:-$(mktemp -d)}
here=$(cd "$(dirname "$0")" && pwd)
locseg=${LOCSEG:-$here/../../build/release/tools/locseg/locseg}
rounds=${ROUNDS:-5}
tree=$work/tree
check="$locseg check -q --fail-on never"

for tool in rg pofilter python3 "$locseg"; do
  command -v "$tool" > /dev/null || { echo "compare_check.sh: needs $tool" >&2; exit 2; }
done
mkdir -p "$work"
[ -d "$tree" ] || sh "$here/make_corpus.sh" "$articles" "$tree" 400
side() { python3 "$here/side_by_side.py" "$@"; }

echo "== beside pofilter, on $articles"
"$locseg" extract -q --format tsv "$articles" > "$work/some.tsv"
python3 "$here/tsv_to_xliff.py" "$work/xliff" < "$work/some.tsv"
echo "$(($(wc -l < "$work/some.tsv") - 1)) segments"
side --rounds 3 \
  "locseg check=$check -o $work/some.json $articles" \
  "locseg check, XLIFF=$check -j1 -o $work/some.json $work/xliff/*.xlf" \
  "pofilter=pofilter --progress=none $work/xliff $work/pofilter"

echo "== beside ripgrep, on $tree"
side --rounds "$rounds" \
  "rg, ids only=rg -j2 -o --no-filename 'data-ttu-id=\"[^\"]*\"' $tree" \
  "locseg check=$check -j2 -o $work/all.json $tree"

echo "== memory"
python3 - "$locseg" "$tree" "$work/all.json" << 'PYTHON'
import json, os, resource, subprocess, sys
locseg, tree, out = sys.argv[1:]
subprocess.run([locseg, "check", "-q", "-j2", "--fail-on", "never", "-o", out, tree], check=True)
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
with open(out) as file:
    segments = json.load(file)["summary"]["segments"]
print(f"{segments:,} segments: peak {peak:.0f} MiB")
PYTHON

echo "== growth"
python3 - "$work" << 'PYTHON'
import sys
work = sys.argv[1]
def pair(number, target, source):
    return (f'<span data-ttu-id="0a1b2-{number}">{target}</span><span class="sxs-lookup">'
            f'<span data-stu-id="0a1b2-{number}">{source}</span></span> ')
def article(name, body):
    with open(f"{work}/{name}.md", "w") as out:
        out.write("---\nms.contentlocale: de-DE\n---\n" + body + "\n")
for size in (1, 2, 4, 8):
    one = pair(100, "Das ist *ein* Satz mit der Zahl 12.", "This is *a* sentence with number 13.")
    body = "".join(pair(103 + i, "Das ist *ein*  Satz mit 12.", "This is *a* sentence with 13.")
                   for i in range(size * 2_500_000 // len(one)))
    article(f"line-{size}", body)
for count in (100_000, 200_000, 400_000, 800_000):
    article(f"marks-{count}", pair(103, "*a **b " * (count // 2), "*a **b " * (count // 2)))
for count in (10_000, 20_000, 40_000, 80_000):
    article(f"brackets-{count}", pair(103, "[(" * (count // 2) + ")]" * (count // 2), "text"))
PYTHON
for kind in line marks brackets; do
  set --
  for file in $(ls -S -r "$work/$kind"-*.md); do
    set -- "$@" "$(basename "$file")=$check -o $work/one.json $file"
  done
  side --rounds 3 "$@"
done
