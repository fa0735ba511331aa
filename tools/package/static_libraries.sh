#!/bin/sh
# Builds the libraries that Debian has no archives of (md4c, oneTBB; cpp-httplib, which is one
# header), from Debian's own sources, and ICU's data without the names of languages, regions,
# currencies, time zones and units, which locseg never shows: 19 MB instead of 31.
#
#   sh static_libraries.sh PREFIX
#
# What is in PREFIX already is kept.
set -eu

prefix=$1
work=$prefix.work
[ -e "$prefix/complete" ] && exit 0
rm -rf "$prefix" "$work"
mkdir -p "$prefix/lib" "$work/apt/lists/partial" "$work/icu"
prefix=$(cd "$prefix" && pwd -P)
cd "$work"

# The sources of the packages, from where this machine has its packages; its own lists stay alone.
if [ -d /etc/apt/sources.list.d ]; then
  for list in /etc/apt/sources.list.d/*.sources; do
    [ -e "$list" ] && sed 's/^Types:.*/Types: deb-src/' "$list" >"apt/$(basename "$list")"
  done
fi
[ -s /etc/apt/sources.list ] && sed -n 's/^deb /deb-src /p' /etc/apt/sources.list >apt/main.list
sources() {
  apt-get -q -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts="$PWD/apt" \
    -o Dir::State::Lists="$PWD/apt/lists" "$@"
}
sources update >apt.log
sources source --download-only md4c onetbb cpp-httplib >>apt.log 2>&1 || true
for package in md4c onetbb cpp-httplib; do
  ls "${package}"_*.orig.tar.* >/dev/null 2>&1 || {
    echo "static_libraries.sh: cannot get the sources of $package:" >&2
    tail -n 5 apt.log >&2
    exit 1
  }
  # What was fetched must be what the signed description says.
  sed -n '/^Checksums-Sha256:/,/^[^ ]/s/^ \([0-9a-f]*\) [0-9]* \(.*\.orig\.tar\..*\)$/\1  \2/p' \
    "${package}"_*.dsc | sha256sum --check --quiet
  mkdir "$package"
  tar -xf "${package}"_*.orig.tar.* -C "$package" --strip-components=1
done

build() { # FOLDER OPTION...
  folder=$1
  shift
  CFLAGS=-ffile-prefix-map=$PWD=. CXXFLAGS=-ffile-prefix-map=$PWD=. \
    cmake -S "$folder" -B "$folder.build" -DCMAKE_BUILD_TYPE=Release -DBUILD_SHARED_LIBS=OFF \
    -DCMAKE_INSTALL_PREFIX="$prefix" -DCMAKE_INSTALL_LIBDIR=lib "$@"
  cmake --build "$folder.build" -j "$(nproc)"
  cmake --install "$folder.build"
}
build md4c >build.log
mkdir -p "$prefix/include" && cp cpp-httplib/httplib.h "$prefix/include/"
build onetbb -DTBB_TEST=OFF -DTBB_STRICT=OFF -DTBBMALLOC_BUILD=OFF >>build.log 2>&1

# The archive holds one object, whose only constants are the data.
archive=$(${CXX:-c++} -print-file-name=libicudata.a)
(
  cd icu
  ar x "$archive"
  object=$(ls ./*.o ./*.ao 2>/dev/null | head -n 1)
  name=$(basename "$object" | sed 's/_dat\..*//')
  objcopy -O binary --only-section=.rodata "$object" "$name.dat"
  PATH=$PATH:/usr/sbin
  icupkg -l "$name.dat" | grep -E '^(curr|lang|region|unit|zone)/' |
    grep -vE '/(res_index|pool|root|supplementalData)\.res$' >unused.txt
  icupkg -r unused.txt "$name.dat"
  genccode -a gcc -e "${name%?}" "$name.dat" >/dev/null
  ${CXX:-c++} -c -o "${name}_dat.o" "${name}_dat.S"
  ar rcsD "$prefix/lib/libicudata.a" "${name}_dat.o"
)
touch "$prefix/complete"
rm -rf "$work"
