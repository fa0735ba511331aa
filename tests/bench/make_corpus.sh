#!/bin/sh
# Makes a large tree of articles from a folder of them: copies of the folder, one beside the other,
# with the copy's number at the end of every source and target, so that no text repeats for being
# copied.
#
# usage: make_corpus.sh FROM TO [MEGABYTES]
set -eu

from=${1:?usage: make_corpus.sh FROM TO [MEGABYTES]}
to=${2:?usage: make_corpus.sh FROM TO [MEGABYTES]}
wanted=$((${3:-400} * 1000 * 1000))

size=$(find "$from" -type f -exec cat {} + | wc -c)
[ "$size" -gt 0 ] || { echo "make_corpus.sh: $from holds no bytes" >&2; exit 2; }
copies=$(((wanted + size / 2) / size))
[ "$copies" -gt 0 ] || copies=1

mkdir -p "$to"
copy=1
while [ "$copy" -le "$copies" ]; do
  rm -rf "$to/$copy"
  cp -R "$from" "$to/$copy"
  chmod -R u+w "$to/$copy"
  find "$to/$copy" -type f -exec sed -i \
    -e "s|</span><span class=\"sxs-lookup\">| $copy&|g" -e "s|</span></span>| $copy&|g" {} +
  copy=$((copy + 1))
done
echo "$to: $(find "$to" -type f | wc -l) files, $(find "$to" -type f -exec cat {} + | wc -c) bytes"
