#!/bin/sh
# Runs a build and shows how far it is: a line that is rewritten on a terminal, a few lines elsewhere.
#
#   sh tools/progress.sh COMMAND [ARGUMENT...]
#
# What is no step of ninja or make, such as a compiler's error, is passed on in full. The exit status
# is 1 if that of COMMAND is not 0.
set -eu

built='progress.sh: built'
terminal=
[ -t 1 ] && [ "${TERM-dumb}" != dumb ] && terminal=yes

# Sets `percent` from a step such as `[12/42] Building a.cc` or `[ 28%] Building a.cc`.
read_step() {
  step=${1#?}
  step=${step%%]*}
  case $step in
    */*) percent=$((${step%/*} * 100 / ${step#*/})) ;;
    *)
      step=${step%?}
      percent=${step##* }
      ;;
  esac
}

clear_line() { [ -z "$terminal" ] || printf '\r\033[K'; }

{ "$@" 2>&1 && echo "$built"; } | {
  status=1
  next=25
  while IFS= read -r line; do
    case $line in
      "$built") status=0 ;;
      '['*[0-9]/[0-9]*'] '* | '['*[0-9]'%] '*)
        read_step "$line"
        if [ -n "$terminal" ]; then
          printf '\r%3d%% %.70s\033[K' "$percent" "${line#*] }"
        elif [ "$percent" -ge "$next" ]; then
          next=$((percent / 25 * 25))
          echo "$next% built"
          next=$((next + 25))
        fi
        ;;
      'ninja: no work to do.' | 'Consolidate compiler generated dependencies'*) ;;
      *)
        clear_line
        printf '%s\n' "$line"
        ;;
    esac
  done
  clear_line
  exit "$status"
}
