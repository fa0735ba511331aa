#!/bin/sh
# Runs one case of the command line and compares what it did with what is expected.
#
#   run.sh LOCSEG CASE SAMPLES
#
# See README.md beside this file. Exit status: 0 as expected, 1 otherwise, 77 skipped.
set -eu

locseg=$1
case=$2
samples=$3

if [ "${LOCSEG_UPDATE-}" = 1 ] && [ "${CI-}" = true ]; then
  echo "LOCSEG_UPDATE=1 is refused where CI=true: expectations are rewritten by people" >&2
  exit 1
fi

scratch=$(mktemp -d)
trap 'chmod -R u+rwX "$scratch" 2>/dev/null; rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM HUP

here=$scratch/case
cp -R "$case" "$here"
(cd "$here" && rm -f cmd out err exit)
if grep -q 'samples' "$case/cmd"; then
  cp -R "$samples" "$here/samples"
fi

# The same surroundings everywhere: nothing of the user's language, terminal or configuration.
mkdir "$scratch/home" "$scratch/tmp"
status=0
(
  cd "$here"
  exec env -i "PATH=$(dirname "$locseg"):$PATH" LC_ALL=C.UTF-8 TZ=UTC HOME="$scratch/home" \
    TMPDIR="$scratch/tmp" GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_COUNT=1 \
    GIT_CONFIG_KEY_0=init.defaultBranch GIT_CONFIG_VALUE_0=main \
    GIT_AUTHOR_NAME=Author GIT_AUTHOR_EMAIL=author@example.com \
    GIT_COMMITTER_NAME=Author GIT_COMMITTER_EMAIL=author@example.com \
    GIT_AUTHOR_DATE='2026-01-02T03:04:05Z' GIT_COMMITTER_DATE='2026-01-02T03:04:05Z' \
    ${ASAN_OPTIONS:+"ASAN_OPTIONS=$ASAN_OPTIONS"} ${UBSAN_OPTIONS:+"UBSAN_OPTIONS=$UBSAN_OPTIONS"} \
    sh "$case/cmd"
) >"$scratch/out" 2>"$scratch/err" </dev/null || status=$?

if [ "$status" -eq 77 ]; then
  echo "skipped: $(cat "$scratch/out")"
  exit 77
fi
if [ "$status" -ne 0 ]; then
  echo "$status" >"$scratch/exit"
else
  : >"$scratch/exit"
fi

wrong=0
for what in out err exit; do
  expected=$case/$what
  if [ -e "$expected" ] && [ ! -s "$expected" ]; then
    echo "$expected is empty: leave the file out instead" >&2
    wrong=1
  fi
  [ -e "$expected" ] || expected=/dev/null
  cmp -s "$expected" "$scratch/$what" && continue
  if [ "${LOCSEG_UPDATE-}" = 1 ]; then
    if [ -s "$scratch/$what" ]; then
      cp "$scratch/$what" "$case/$what"
    else
      rm "$case/$what"
    fi
    echo "updated $case/$what"
  else
    diff -u --text --label "expected $what" --label "actual $what" "$expected" "$scratch/$what" || true
    wrong=1
  fi
done
exit $wrong
