#!/bin/sh
# The runners themselves: that each finds what it has to find. A small script plays locseg.
set -eu

here=$(cd "$(dirname "$0")" && pwd -P)
python=${1-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset LOCSEG_UPDATE CI
wrong=0

mkdir "$work/bin" "$work/samples" "$work/case"
cat >"$work/bin/locseg" <<'PROGRAM'
#!/bin/sh
case $1 in
  show) cat "$2" ;;
  fail) echo 'no such folder' >&2; exit 2 ;;
esac
PROGRAM
chmod +x "$work/bin/locseg"
echo sample >"$work/samples/a.md"

expect() { # STATUS WHAT COMMAND...
  status=$1 what=$2 got=0
  shift 2
  "$@" >"$work/printed" 2>&1 || got=$?
  if [ "$got" -ne "$status" ]; then
    echo "$what: exit status $got where $status was expected"
    cat "$work/printed"
    wrong=1
  fi
}

fill() { # CMD OUT ERR EXIT; an empty one is left out
  rm -rf "$work/case"
  mkdir "$work/case"
  echo 'input' >"$work/case/input.md"
  echo "$1" >"$work/case/cmd"
  [ -z "$2" ] || echo "$2" >"$work/case/out"
  [ -z "$3" ] || echo "$3" >"$work/case/err"
  [ -z "$4" ] || echo "$4" >"$work/case/exit"
}
run() { sh "$here/run.sh" "$work/bin/locseg" "$work/case" "$work/samples"; }

fill 'locseg show input.md' input '' ''
expect 0 'what is expected' run
fill 'locseg show input.md' other '' ''
expect 1 'other output' run
fill 'locseg show input.md' '' '' ''
expect 1 'output where none is expected' run
fill 'locseg show input.md' input '' 1
expect 1 'success where failure is expected' run
fill 'locseg fail' '' 'no such folder' 2
expect 0 'an expected failure' run
fill 'locseg fail' '' 'no such folder' ''
expect 1 'failure where success is expected' run
fill 'locseg fail' '' 'no such file' 2
expect 1 'another message' run
fill 'locseg show samples/a.md' sample '' ''
expect 0 'the samples' run
fill 'ls' 'input.md' '' ''
expect 0 'neither expectations nor unasked samples in the scratch folder' run
fill 'echo reason; exit 77' '' '' ''
expect 77 'a skipped case' run
fill 'echo changed >input.md; locseg show input.md' changed '' ''
expect 0 'a case that changes its input' run
expect 0 'the same again, since it changed a copy' run

fill 'locseg show input.md; locseg fail' other '' 3
export LOCSEG_UPDATE=1
expect 0 'an update' run
unset LOCSEG_UPDATE
expect 0 'the updated case' run
fill 'locseg show input.md' other '' ''
export LOCSEG_UPDATE=1 CI=true
expect 1 'an update in CI' run
unset LOCSEG_UPDATE CI

generated() { sh "$here/generated_page.sh" "$work/page.md" "$work/bin/locseg" "$@"; }
echo sample >"$work/page.md"
expect 0 'a generated page' generated show "$work/samples/a.md"
expect 1 'a page whose command fails' generated fail
echo stale >"$work/page.md"
expect 1 'a stale page' generated show "$work/samples/a.md"
export LOCSEG_UPDATE=1 CI=true
expect 1 'an update of a generated page in CI' generated show "$work/samples/a.md"
unset CI
expect 1 'an update by a command that fails' generated fail
expect 0 'an update of a generated page' generated show "$work/samples/a.md"
unset LOCSEG_UPDATE
expect 0 'the updated generated page' generated show "$work/samples/a.md"

if [ -n "$python" ]; then
  run_page() { "$python" "$here/run_page.py" "$work/bin/locseg" "$work/page.md" "$work/samples"; }
  page() { printf 'Text\n\n```console\n%s\n```\n' "$1" >"$work/page.md"; }
  page "$(printf '$ locseg show samples/a.md\nsample\n$ locseg fail\nno such folder\n[2]')"
  expect 0 'a true page' run_page
  page "$(printf '$ locseg show samples/a.md\nother')"
  expect 1 'a page that shows something else' run_page
  page "$(printf '$ locseg fail\nno such folder')"
  expect 1 'a page that hides a failure' run_page
  page "$(printf '$ printf "a\\nb\\nc and d\\n"\n...\nc ... d')"
  expect 0 'elisions' run_page
  page "$(printf '$ printf "a\\nb\\n"\n...\nc')"
  expect 1 'an elision before what is not there' run_page
  printf '# Two Words: `code`\n\n[a](page.md#two-words-code) `samples/a.md` `samples/*.md`\n' >"$work/page.md"
  expect 0 'links and paths that lead somewhere' run_page
  printf '`samples/CASE.md` [there](https://example.org)\n\n```\n[a](b.md)\n```\n' >"$work/page.md"
  expect 0 'placeholders, other sites and fenced blocks' run_page
  printf '[a](b.md)\n' >"$work/page.md"
  expect 1 'a link to a missing page' run_page
  printf '# One\n\n[a](#two)\n' >"$work/page.md"
  expect 1 'a link to a missing heading' run_page
  printf '`samples/b.md`\n' >"$work/page.md"
  expect 1 'a missing file in backticks' run_page
  page "$(printf '$ locseg show samples/a.md\nother')"
  export LOCSEG_UPDATE=1
  expect 0 'an update of a page' run_page
  unset LOCSEG_UPDATE
  expect 0 'the updated page' run_page
else
  echo 'no Python 3: the runner of pages was not tested'
fi
exit $wrong
