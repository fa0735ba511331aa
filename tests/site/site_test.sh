#!/bin/sh
# Makes the documentation site twice, which must give the same bytes, with a page for each rule; and
# shows a site with faults to the checks of its links.
#
#   site_test.sh PROJECT
#
# Exit status: 0 when all is well, 77 if there is no mkdocs, which in CI (CI=true) is a failure.
set -eu

project=$(cd "$1" && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() {
  echo "site_test.sh: $*"
  exit 1
}

mkdir -p "$work/faulty/sub"
cat >"$work/faulty/index.html" <<'END'
<a href="sub/page.html#there">fine</a> <a href="sub">fine</a> <a href="/index.html">fine</a>
<a href="https://example.com/#x">elsewhere</a> <a href="#nowhere">fault</a>
<a href="sub/page.html#not-there">fault</a> <a href="missing.html">fault</a>
<script src="https://cdn.example/x.js"></script> <link rel="stylesheet" href="missing.css">
END
echo '<h1 id="there">x</h1> <a href="../index.html">fine</a>' >"$work/faulty/sub/page.html"
cp "$work/faulty/sub/page.html" "$work/faulty/sub/index.html"
said=$(python3 "$project/tools/site/links.py" "$work/faulty") && fail "links.py finds no fault: $said"
expected='index.html: #nowhere
index.html: sub/page.html#not-there
index.html: missing.html
index.html: loads https://cdn.example/x.js
index.html: missing.css
9 links, 5 lead nowhere'
[ "$said" = "$expected" ] || fail "links.py says: $said"

if ! command -v mkdocs >/dev/null; then
  echo 'skipped: there is no mkdocs'
  [ "${CI-}" = true ] && exit 1
  exit 77
fi
sh "$project/tools/site.sh" "$work/site"
sh "$project/tools/site.sh" "$work/again" >/dev/null
diff -r "$work/site" "$work/again" || fail 'two runs differ'
grep -o '^### .*' "$project/docs/checks.md" | cut -c5- | while read -r rule; do
  grep -q "href=\"rules/$rule.html\"" "$work/site/checks.html" || fail "no link to $rule"
  grep -q "<h1[^>]*>$rule" "$work/site/rules/$rule.html" || fail "no page of $rule"
done
