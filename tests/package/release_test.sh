#!/bin/sh
# tools/release.sh refuses what does not agree: a copy of what it reads is made wrong in turn.
#
#   release_test.sh PROJECT
set -eu

project=$(cd "$1" && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GIT_AUTHOR_NAME=n GIT_AUTHOR_EMAIL=e@example.com GIT_COMMITTER_NAME=n \
  GIT_COMMITTER_EMAIL=e@example.com HOME="$work" GIT_CONFIG_NOSYSTEM=1
cd "$work"
mkdir tree
cd tree
for file in tools/release.sh include/locseg/version.h pyproject.toml templates/check.yml README.md \
  docs/ci.md docs/install.md; do
  mkdir -p "$(dirname "$file")"
  cp "$project/$file" "$file"
done
version=$(sed -n 's/.*kVersion = "\(.*\)".*/\1/p' include/locseg/version.h)
printf '# Changelog\n\n## [Unreleased]\n\n## [%s] - 2026-11-28\n\n- New.\n\n## [0.0.1] - 2025-01-01\n' \
  "$version" >CHANGELOG.md
git init -q
git add -A
git commit -q -m release
git tag "v$version"

failed=0
# Runs a dry run, which must exit with STATUS and say TEXT; then puts the tree back.
expect() { # STATUS TEXT
  status=0
  said=$(sh tools/release.sh --dry-run 2>&1) || status=$?
  case $status:$said in
    "$1:"*"$2"*) ;;
    *)
      echo "expected exit status $1 and '$2'; exit status $status: $said"
      failed=1
      ;;
  esac
  git reset -q --hard "v$version"
  git clean -fdq
}
# A wrong tree, committed and tagged.
tagged() {
  git commit -q -a -m wrong
  git tag -f wrong "v$version" >/dev/null
  git tag -f "v$version" >/dev/null
  expect "$@"
  git tag -f "v$version" wrong >/dev/null
  git reset -q --hard "v$version"
}

expect 0 "version $version would be made"
echo change >>README.md
expect 1 'the tree is not clean'
echo new >untracked
expect 1 'the tree is not clean'
git commit -q --allow-empty -m later
expect 1 "there is no tag v$version"
sed -i 's/^## \[Unreleased\]/&\n\n- More./' CHANGELOG.md
tagged 1 'something is under Unreleased'
sed -i "s/^## \[$version\]/## [9.9.9]/" CHANGELOG.md
tagged 1 "the newest release is '9.9.9'"
sed -i 's/2026-11-28/28 Nov 2026/' CHANGELOG.md
tagged 1 "'28 Nov 2026' is not YYYY-MM-DD"
for file in pyproject.toml templates/check.yml README.md docs/ci.md docs/install.md; do
  sed -i "s/$version/9.9.9/" "$file"
  tagged 1 "another version than $version: "
done
sed -i "s/$version/9.9.9/" include/locseg/version.h
expect 1 'there is no tag v9.9.9'
[ ! -e build ] || failed=1
exit $failed
