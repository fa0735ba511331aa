#!/bin/sh
# tools/progress.sh, on what ninja and make print.
#
#   progress_test.sh PROGRESS
set -eu

progress=$1
wrong=0

expect() { # STATUS WHAT EXPECTED SCRIPT
  got=0
  printed=$(sh "$progress" sh -c "$4") || got=$?
  if [ "$got" -ne "$1" ] || [ "$printed" != "$3" ]; then
    printf '%s: exit status %s, printed:\n%s\n' "$2" "$got" "$printed"
    wrong=1
  fi
}

expect 0 'steps of ninja' '25% built
50% built
75% built
100% built' 'for i in 1 2 3 4 5 6 7 8 9 10; do echo "[$i/10] Building CXX object a.cc.o"; done'
expect 0 'steps of make' '25% built
100% built' 'printf "[  3%%] a\n[ 28%%] b\n[ 29%%] c\n[100%%] Built target d\n"'
expect 0 'nothing to do' '' 'echo "ninja: no work to do."'
expect 1 'an error' '50% built
a.cc:1:1: error: expected "]"
  int a[4 = {};' 'echo "[1/2] a"; echo "a.cc:1:1: error: expected \"]\"" >&2; echo "  int a[4 = {};"; exit 2'
expect 1 'a failure that says nothing' '' 'exit 1'
exit $wrong
