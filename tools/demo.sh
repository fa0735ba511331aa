#!/bin/sh
# Installs what is missing, builds locseg, and shows on the articles of samples/ what it does.
#
#   sh tools/demo.sh [CMAKE ARGUMENT...]
#
# Writes to build/release and to a temporary folder, which is gone at the end.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd -P)

sh "$root/tools/install-deps.sh" build

# The tests need packages of their own: a first build leaves them out, a later one keeps what is set.
echo "Building locseg; the first time takes about two minutes on two processors."
tests=
[ -f "$root/build/release/CMakeCache.txt" ] || tests=-DLOCSEG_TESTS=OFF
sh "$root/tools/build.sh" release locseg_tool -DLOCSEG_WERROR=OFF $tests "$@"

PATH=$root/build/release/tools/locseg:$PATH
export PATH
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
cp -R "$root/samples" "$work/samples"
cd "$work"

say() { printf '\n%s\n' "$@"; }
# Shows a command and what it prints. Exit status 1 means findings, which some of them are to have.
show() {
  printf '\n    $ %s\n' "$1"
  status=0
  sh -c "$1" >printed 2>&1 || status=$?
  sed 's/^/    /' printed
  if [ "$status" -gt 1 ]; then
    echo "exit status $status" >&2
    exit 1
  fi
}

say '1. A bilingual article: every translated sentence is followed by its source, which browsers hide.'
show 'sed -n 17p samples/zh-CN/schedule-watering.md'

say '2. The article with one side only: the translation, or the source.'
show 'locseg render samples/zh-CN/schedule-watering.md | sed -n 15,20p'
show 'locseg render --side source samples/zh-CN/schedule-watering.md | sed -n 15,20p'

say '3. Its segments, a record a line, whatever carries them: Markdown, YAML, JSON, XML.'
show 'locseg extract -q samples/zh-CN/hub-faq.yml | sed -n 2,4p'

say '4. All articles into a translation memory. Damage is skipped, counted, and named on request.'
show 'locseg extract samples -o memory.db'
show 'locseg extract --strict samples/flawed/de-DE -o flawed.tsv'

say '5. Again, after one article changed: only that one is parsed again.'
show "sed -i 's/15 Minuten/20 Minuten/' samples/de-DE/schedule-watering.md"
show 'locseg extract samples -o memory.db'

say '6. What the memory holds.'
show 'locseg stats memory.db'

cat <<EOF

The program is $root/build/release/tools/locseg/locseg.

  your own articles   locseg extract FOLDER -o memory.db
  every command       locseg --help, locseg COMMAND --help
  what else there is  README.md
  the tests           sh tools/test.sh
EOF
