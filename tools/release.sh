#!/bin/sh
# Makes a release of the commit that is checked out: the packages and the documentation site.
#
#   sh tools/release.sh [--dry-run] [FOLDER]        FOLDER: build/release-VERSION if left out
#
# Before that, tree, tag, version and changelog must agree; everything that does not is listed, and
# the exit status is 1. --dry-run makes nothing.
#
# The way to a release: in CHANGELOG.md, put `## [VERSION] - DATE` under `## [Unreleased]`; put the
# version where this script says that another one is; commit, tag vVERSION, run this script.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd -P)
dry_run=
if [ "${1-}" = --dry-run ]; then
  dry_run=1
  shift
fi
cd "$root"
problems=0
problem() {
  echo "release.sh: $*" >&2
  problems=$((problems + 1))
}

version=$(sed -n 's/.*kVersion = "\(.*\)".*/\1/p' include/locseg/version.h)
[ -n "$version" ] || problem 'include/locseg/version.h: no version'

[ -z "$(git status --porcelain)" ] || problem 'the tree is not clean; commit or stash first'
[ "$(git rev-parse --verify --quiet "refs/tags/v$version^{commit}")" = "$(git rev-parse HEAD)" ] ||
  problem "there is no tag v$version at the commit that is checked out"

# The newest release of the changelog, and what is above it.
released=$(sed -n 's/^## \[\([0-9][^]]*\)\] - .*/\1/p' CHANGELOG.md | head -n 1)
[ "$released" = "$version" ] ||
  problem "CHANGELOG.md: the newest release is '$released', and the version is '$version'"
date=$(sed -n 's/^## \[[0-9][^]]*\] - \(.*\)/\1/p' CHANGELOG.md | head -n 1)
[ "$(date -u -d "$date" +%Y-%m-%d 2>/dev/null)" = "$date" ] ||
  problem "CHANGELOG.md: '$date' is not YYYY-MM-DD"
sed '/^## \[Unreleased\]/,/^## \[[0-9]/!d; /^## /d' CHANGELOG.md | grep -q '[^[:space:]]' &&
  problem 'CHANGELOG.md: something is under Unreleased'

# Where users read a version.
others=$(grep -noE \
  '(locseg==|locseg@v|/check@|rev: v|locseg[-_]|linux-x64-)[0-9]+\.[0-9]+\.[0-9]+' \
  pyproject.toml templates/check.yml README.md docs/ci.md docs/install.md |
  grep -vE "[=@v_-]$(echo "$version" | sed 's/\./\\./g')\$") || true
[ -z "$others" ] || problem "another version than $version: $others"

[ "$problems" -eq 0 ] || exit 1
out=${1:-build/release-$version}
if [ -n "$dry_run" ]; then
  echo "release.sh: version $version would be made in $out"
  exit 0
fi
sh tools/package.sh "$out"
sh tools/site.sh "$out/site"
echo "release.sh: version $version is in $out"
