#!/bin/sh
# How long it takes from a package to the first finding: npm, pip and dpkg install it where there is
# nothing of it yet, and the program checks samples/flawed.
#
#   first_finding.sh PACKAGES [ROOT]
#
# PACKAGES is a folder that tools/package.sh filled. ROOT is the tree of a bare system, as debootstrap
# makes it, with /proc mounted, in which everything runs; left out: this system, with a database of
# dpkg's own in a temporary folder. No network is asked: packages are files, as a mirror would hand
# them out. A tool that is absent is named and skipped. ROUNDS: how often, 3 if left out; the slowest
# counts. Exit status 1 if one takes more than LIMIT seconds, 10 if left out, or if no tool is there.
set -eu

packages=$(cd "${1:?usage: first_finding.sh PACKAGES [ROOT]}" && pwd -P)
root=${2-}
samples=${SAMPLES:-$(cd "$(dirname "$0")/../../samples/flawed" && pwd -P)}
rounds=${ROUNDS:-3}
limit=${LIMIT:-10}

if [ -n "$root" ]; then
  inside=$(mktemp -d -p "$root/tmp")
  trap 'rm -rf "$inside"' EXIT
  cp -R "$packages" "$inside/packages"
  cp -R "$samples" "$inside/flawed"
  cp "$0" "$inside/first_finding.sh"
  there=/tmp/$(basename "$inside")
  chroot "$root" env SAMPLES="$there/flawed" BARE=yes sh "$there/first_finding.sh" "$there/packages"
  exit
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

by_npm() {
  cd "$1"
  echo '{}' >package.json
  npm install --silent --offline --no-audit --no-fund --cache "$1/cache" \
    "$packages"/locseg-linux-x64-*.tgz
  npm install --silent --offline --no-audit --no-fund --cache "$1/cache" --omit=optional \
    "$packages"/locseg-[0-9]*.tgz
  first_line node_modules/.bin/locseg check "$samples"
}

by_pip() {
  python3 -m venv "$1"
  "$1/bin/pip" install -q --no-index --no-cache-dir --disable-pip-version-check "$packages"/locseg-*.whl
  first_line "$1/bin/locseg" check "$samples"
}

by_dpkg() {
  if [ -n "${BARE-}" ]; then
    dpkg -i "$packages"/locseg_*_amd64.deb
    first_line locseg check "$samples"
    dpkg -P locseg
    return
  fi
  mkdir -p "$1/var/lib/dpkg/info" "$1/var/lib/dpkg/updates"
  : >"$1/var/lib/dpkg/status"
  dpkg --root="$1" --force-not-root --log="$1/log" -i "$packages"/locseg_*_amd64.deb
  first_line "$1/usr/bin/locseg" check "$samples"
}

# The first line that the command prints, and when.
first_line() {
  "$@" >"$work/found" 2>"$work/said" || [ $? -eq 1 ]
  date +%s.%N >"$work/end"
}

# Seconds that TOOL takes, to stdout, or nothing.
once() {
  mkdir "$work/$1"
  begin=$(date +%s.%N)
  (set -e; "by_$1" "$work/$1") >"$work/log" 2>&1 || { cat "$work/log" >&2; return 1; }
  grep -q ': error: .*\[' "$work/found" || { cat "$work/log" "$work/said" >&2; return 1; }
  rm -r "${work:?}/$1"
  echo "$begin $(cat "$work/end")" | awk '{printf "%.2f\n", $2 - $1}'
}

failed=0
measured=0
for tool in npm pip dpkg; do
  case $tool in pip) needed=python3 ;; *) needed=$tool ;; esac
  command -v "$needed" >/dev/null || { echo "$tool: skipped, it is absent"; continue; }
  : >"$work/seconds"
  for round in $(seq "$rounds"); do
    once "$tool" >>"$work/seconds" || { echo "$tool: no finding"; failed=1; continue 2; }
  done
  slowest=$(sort -n "$work/seconds" | tail -n 1)
  echo "$tool: $slowest s to the first finding"
  measured=$((measured + 1))
  echo "$slowest $limit" | awk '{exit !($1 <= $2)}' || { echo "$tool: more than $limit s"; failed=1; }
done
[ "$measured" -gt 0 ] || failed=1
exit $failed
