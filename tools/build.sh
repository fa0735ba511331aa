#!/bin/sh
# Configures and builds one preset of CMakePresets.json: build/PRESET under the checkout.
#
#   sh tools/build.sh PRESET TARGET [CMAKE ARGUMENT...]
#
# Uses ninja if it is there, else make. A build folder that was made for another generator, or
# for a checkout that has moved since, is configured again instead of failing.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd -P)
preset=$1
target=$2
shift 2

generator='Unix Makefiles'
if command -v ninja >/dev/null; then
  generator=Ninja
fi

cache=$root/build/$preset/CMakeCache.txt
fresh=
if [ -f "$cache" ] && ! { grep -Fqx "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$cache" &&
  grep -Fqx "CMAKE_GENERATOR:INTERNAL=$generator" "$cache"; }; then
  fresh=--fresh
fi

# What went well is not worth forty lines.
printed=$(cmake -S "$root" --preset "$preset" $fresh -G "$generator" "$@" 2>&1) || {
  printf '%s\n' "$printed" >&2
  exit 1
}
case $printed in
  *'CMake Warning'*) printf '%s\n' "$printed" >&2 ;;
esac
sh "$root/tools/progress.sh" cmake --build "$root/build/$preset" --target "$target" -j "$(nproc 2>/dev/null || echo 2)"
