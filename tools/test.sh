#!/bin/sh
# Installs what is missing, builds, and runs every test.
#
#   sh tools/test.sh [CMAKE ARGUMENT...]
#
# LOCSEG_CORPUS=DIR in the environment, or -DLOCSEG_CORPUS=DIR, names a folder of real articles
# for the tests that need one; without it they are skipped and say so.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd -P)
corpus=${LOCSEG_CORPUS:+$(cd "$LOCSEG_CORPUS" && pwd -P)}

sh "$root/tools/install-deps.sh" test
sh "$root/tools/build.sh" release all -DLOCSEG_TESTS=ON -DLOCSEG_WERROR=OFF \
  "-DLOCSEG_CORPUS=$corpus" "$@"
ctest --test-dir "$root/build/release" --output-on-failure --no-tests=error \
  -j "$(nproc 2>/dev/null || echo 2)"
