#!/bin/sh
# Compares a page with what a command prints.
#
#   generated_page.sh PAGE COMMAND [ARGUMENT...]
#
# LOCSEG_UPDATE=1 rewrites the page; it is refused if CI=true. Exit status: 0 if they are the same.
set -eu

page=$1
shift

if [ "${LOCSEG_UPDATE-}" = 1 ] && [ "${CI-}" = true ]; then
  echo "LOCSEG_UPDATE=1 is refused if CI=true: pages are rewritten by people" >&2
  exit 1
fi

printed=$(mktemp)
trap 'rm -f "$printed"' EXIT
if ! "$@" >"$printed"; then
  echo "failed: $*" >&2
  exit 1
fi
[ -e "$page" ] && cmp -s "$page" "$printed" && exit 0
if [ "${LOCSEG_UPDATE-}" = 1 ]; then
  cat "$printed" >"$page"
  echo "updated $page"
  exit 0
fi
[ -e "$page" ] || page=/dev/null
diff -u --label "$page" --label 'what the program prints' "$page" "$printed" || true
exit 1
