#!/bin/sh
# How long it takes from a package to the first finding: npm, pip and dpkg install it where there is
# nothing of it yet, and the program checks samples/flawed.
#
#   first_finding.sh PACKAGES [ROOT]
#
# PACKAGES is a folder that tools/package.sh filled. ROOT is the tree of a bare system, as debootstrap
# makes it, into which dpkg installs; left out: an empty folder with a database of its own. No network
# is asked: packages are files, as a mirror would hand them out. A tool that is absent is named and
# skipped. ROUNDS: how often, 3 if left out; the slowest counts. Exit status 1 if one takes more than
# LIMIT seconds, 10 if left out.
set -eu

packages=$(cd "${1:?usage: first_finding.sh PACKAGES [ROOT]}" && pwd -P)
root=${2-}
samples=$(cd "$(dirname "$0")/../../samples/flawed" && pwd -P)
rounds=${ROUNDS:-3}
limit=${LIMIT:-10}
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
  if [ -n "$root" ]; then
    dpkg --root="$root" -i "$packages"/locseg_*_amd64.deb
    cp -R "$samples" "$root/tmp/flawed"
    first_line chroot "$root" locseg check /tmp/flawed
    rm -r "$root/tmp/flawed"
    dpkg --root="$root" -P locseg
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

failed=0
for tool in npm pip dpkg; do
  case $tool in pip) needed=python3 ;; *) needed=$tool ;; esac
  command -v "$needed" >/dev/null || { echo "$tool: skipped, it is absent"; continue; }
  slowest=0
  for round in $(seq "$rounds"); do
    mkdir "$work/$tool$round"
    begin=$(date +%s.%N)
    (by_$tool "$work/$tool$round") >"$work/log" 2>&1 || { cat "$work/log"; failed=1; break; }
    grep -q ': error: .*\[' "$work/found" || { echo "$tool: no finding"; failed=1; break; }
    slowest=$(echo "$begin $(cat "$work/end") $slowest" |
      awk '{took = $2 - $1; printf "%.2f", took > $3 ? took : $3}')
    rm -r "${work:?}/$tool$round"
  done
  echo "$tool: $slowest s to the first finding"
  [ "$(echo "$slowest $limit" | awk '{print $1 <= $2}')" = 1 ] || failed=1
done
exit $failed
