#!/bin/sh
# Asks the shells that are here to complete command lines of locseg.
#
#   completion_test.sh LOCSEG
#
# bash is always there; fish is asked if it is installed, and zsh reads its script.
set -eu

locseg=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
for shell in bash zsh fish; do "$locseg" --completion $shell >"$work/$shell"; done

same() { # WHAT EXPECTED GOT
  [ "$2" = "$3" ] && return
  printf '%s: expected %s, got %s\n' "$1" "$2" "$3"
  failed=1
}

in_bash() { # WORD...: the last one is completed
  bash -c '
    . "$0"
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    _locseg
    echo "${COMPREPLY[@]}"' "$work/bash" "$@"
}
same 'bash, a command' 'extract export' "$(in_bash locseg ex)"
same 'bash, an option' '--baseline' "$(in_bash locseg check --basel)"
same 'bash, a word' 'error warning info never' "$(in_bash locseg check --fail-on '')"
same 'bash, the word of another command' 'target source' "$(in_bash locseg render --side '')"
same 'bash, a file' '' "$(in_bash locseg check --baseline '')"

if command -v fish >/dev/null; then
  in_fish() { fish -N -c "source $work/fish; complete -C '$1'" | cut -f1 | sort | tr '\n' ' '; }
  same 'fish, a command' 'export extract ' "$(in_fish 'locseg ex')"
  same 'fish, an option' '--baseline ' "$(in_fish 'locseg check --basel')"
  same 'fish, a word' 'error info never warning ' "$(in_fish 'locseg check --fail-on ')"
fi
if command -v zsh >/dev/null; then
  zsh -n "$work/zsh" || failed=1
fi
exit $failed
