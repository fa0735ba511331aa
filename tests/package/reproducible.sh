#!/bin/sh
# Makes the packages of a commit twice, in two folders that share no part of their paths, and compares
# them byte for byte. Takes two builds of everything: ten minutes on two processors.
#
#   reproducible.sh PROJECT [FOLDER]
#
# FOLDER, a temporary one if left out, must not exist; it keeps both trees if they differ. Exit
# status: 0 if all packages are equal.
set -eu

project=$(cd "$1" && pwd -P)
work=${2:-$(mktemp -u)}
mkdir "$work"
first=$work/a
second=$work/another/folder/that/is-deeper
for tree in "$first" "$second"; do
  git clone -q --no-hardlinks "$project" "$tree"
  git -C "$tree" checkout -q "$(git -C "$project" rev-parse HEAD)"
  (umask 077 && cd / && sh "$tree/tools/package.sh" "$tree/packages")
done
if diff -r "$first/packages" "$second/packages"; then
  (cd "$first/packages" && cat SHA256SUMS)
  rm -rf "$work"
else
  cmp "$first/build/package/locseg" "$second/build/package/locseg" || true
  echo "reproducible.sh: the packages differ; both trees are in $work" >&2
  exit 1
fi
