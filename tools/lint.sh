#!/bin/sh
# Runs clang-tidy with .clang-tidy on the sources that differ from a git revision.
#
#   sh tools/lint.sh [REVISION | FILE...]
#
# REVISION is HEAD~1 if left out. A header that changed is checked through the .cc file of its name.
# Exit status 1 if there is a warning.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd -P)
cd "$root"
if [ $# -gt 0 ] && [ -f "$1" ]; then
  changed=$(printf '%s\n' "$@")
else
  changed=$(git diff --name-only --diff-filter=d "${1:-HEAD~1}" -- '*.cc' '*.h')
fi

# What is checked alone must be compiled alone.
build=build/lint
cmake -S . -B "$build" -DLOCSEG_UNITY=OFF -DLOCSEG_BENCHMARKS=OFF -DCMAKE_CXX_COMPILER=clang++ >/dev/null
sources=
for file in $changed; do
  case $file in
    *.h) source=${file%.h}.cc ;;
    *) source=$file ;;
  esac
  if grep -Fq "\"$root/$source\"" "$build/compile_commands.json"; then
    sources="$sources $source"
  fi
done
if [ -z "$sources" ]; then
  echo "no source changed"
  exit 0
fi
# What goes well is not worth a line a file.
printf '%s\n' $sources | sort -u |
  xargs -P "$(nproc 2>/dev/null || echo 2)" -n 4 clang-tidy-14 --quiet -p "$build" 2>/dev/null
