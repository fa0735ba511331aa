#!/bin/sh
# Makes the documentation site: static pages from docs/, with one for each rule.
#
#   sh tools/site.sh [FOLDER]        FOLDER: build/site if left out
#
# Needs mkdocs, Debian's package. Fails if a link of the site leads nowhere. Two runs on one commit
# leave the same bytes.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd -P)
out=${1:-$root/build/site}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct)
export SOURCE_DATE_EPOCH LC_ALL=C.UTF-8 TZ=UTC

command -v mkdocs >/dev/null || {
  echo "site.sh: there is no mkdocs; install Debian's package" >&2
  exit 1
}
python3 "$root/tools/site/pages.py" "$root" "$work"
mkdocs --quiet build --strict --config-file "$work/mkdocs.yml" --site-dir "$work/site"
python3 "$root/tools/site/links.py" "$work/site"
rm -rf "$out"
mkdir -p "$(dirname "$out")"
mv "$work/site" "$out"
echo "$(find "$out" -name '*.html' | wc -l) pages in $out"
