#!/bin/sh
# Downloads the source packages of debian_sources.txt and unpacks their exchange files into
# DIR/PACKAGE, for peers.sh:
#
#     sh tests/clients/fetch_debian.sh DIR
#     sh tests/clients/peers.sh LOCSEG DIR
#
# On any system with apt and Debian's keys, whatever its own sources are; about 500 MB. A package that
# Debian has in a newer version by now is taken in that.
set -eu

dir=$(mkdir -p "$1" && cd "$1" && pwd -P)
list=$(cd "$(dirname "$0")" && pwd -P)/debian_sources.txt
work=$dir/.apt
mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/sources"
keys=/usr/share/keyrings/debian-archive-keyring.gpg
echo "deb-src [signed-by=$keys] http://deb.debian.org/debian bookworm main" > "$work/sources.list"
cat > "$work/opts" <<EOF
Dir::Etc::sourcelist "$work/sources.list";
Dir::Etc::sourceparts "-";
Dir::State::lists "$work/lists";
Dir::Cache "$work/cache";
EOF
export APT_CONFIG="$work/opts"
apt-get update -qq

grep -v '^#' "$list" | while read -r package version; do
  [ -d "$dir/$package" ] && continue
  (cd "$work/sources" && apt-get source --download-only -qq "$package" >/dev/null 2>&1) ||
    echo "$package: some of it cannot be fetched" >&2
  [ -e "$work/sources/${package}_$version.dsc" ] || echo "$package: not in version $version" >&2
  mkdir "$dir/$package"
  for archive in "$work/sources/${package}"_*.tar.*; do
    case $archive in *.asc | *.sig) continue ;; esac
    [ -e "$archive" ] || continue
    tar -xf "$archive" -C "$dir/$package" --wildcards --no-anchored \
      '*.po' '*.pot' '*.xlf' '*.xliff' '*.tmx' 2>/dev/null || true  # an archive without any
  done
done
