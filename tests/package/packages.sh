#!/bin/sh
# Installs each package that tools/package/pack.py makes of a program where its tool would put it,
# and runs it from there; then what CI systems and hooks do with them. Packing twice must give the
# same bytes.
#
#   packages.sh PROGRAM
#
# Needs dpkg-deb, python3 and xz; pip and npm are tried if they are there. The program need not be
# static: tools/package.sh sees to that. Exit status: 0 if every package works.
set -eu

program=$1
root=$(cd "$(dirname "$0")/../.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
SOURCE_DATE_EPOCH=1764288000
export SOURCE_DATE_EPOCH

strip -o "$work/locseg" "$program"
version=$("$work/locseg" --version | cut -d' ' -f2)
pack() { python3 "$root/tools/package/pack.py" "$work/locseg" "$1" 1; }
pack "$work/packages"
pack "$work/again" >/dev/null
diff -r "$work/packages" "$work/again"
cd "$work/packages"
sha256sum --check --quiet SHA256SUMS

failed=0
# Whether `COMMAND check samples` prints a finding and says so by its exit status.
finds() { # NAME COMMAND...
  name=$1
  shift
  status=0
  found=$("$@" check "$root/samples/flawed") || status=$?
  case $status:$found in
    1:*'[damaged-quotes]'*) echo "$name: works" ;;
    *)
      echo "$name: exit status $status: $found"
      failed=1
      ;;
  esac
}

tar -xJf "locseg-$version-linux-x86_64.tar.xz" -C "$work"
finds tarball "$work/locseg-$version-linux-x86_64/bin/locseg"

dpkg-deb -x "locseg_$version-1_amd64.deb" "$work/deb"
finds 'Debian package' "$work/deb/usr/bin/locseg"
for page in "$work"/deb/usr/share/man/man1/*.gz; do
  gzip -dc "$page" | grep -q '^\.SH NAME' || { echo "$page: no manual page"; failed=1; }
done

if python3 -m venv "$work/venv" 2>/dev/null; then
  "$work/venv/bin/pip" install -q --no-index --disable-pip-version-check ./locseg-*.whl
  finds wheel "$work/venv/bin/locseg"
else
  echo 'wheel: skipped, python3 -m venv does not work here'
fi

if command -v npm >/dev/null; then
  mkdir "$work/npm"
  (cd "$work/npm" && echo '{}' >package.json &&
    npm install --silent --offline --no-audit "$work/packages/locseg-linux-x64-$version.tgz" &&
    npm install --silent --offline --no-audit --omit=optional "$work/packages/locseg-$version.tgz")
  finds npm "$work/npm/node_modules/.bin/locseg"
else
  echo 'npm: skipped, there is no npm'
fi

ROUNDS=1 sh "$root/tests/bench/first_finding.sh" "$work/packages" || failed=1

# Hooks and CI systems: 77 is a test that cannot run here.
status=0
python3 "$root/tests/package/pipelines_test.py" "$work/packages" "$root" || status=$?
case $status in 0 | 77) ;; *) failed=1 ;; esac
exit $failed
