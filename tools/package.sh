#!/bin/sh
# Makes the packages of a release, from one static build that runs on any Linux of x86-64.
#
#   sh tools/package.sh [FOLDER]        FOLDER: build/packages if left out
#
# Leaves in FOLDER: a tarball, a Debian package, two npm packages, a Python wheel, an SBOM
# (CycloneDX) and SHA256SUMS. Two runs on one commit, in whatever folders, leave the same bytes:
# times are the commit's, and no path of the build is in the program.
#
# Needs what tools/install-deps.sh build installs, dpkg-deb, python3, xz and icupkg (icu-devtools).
set -eu

root=$(cd "$(dirname "$0")/.." && pwd -P)
out=${1:-$root/build/packages}
build=$root/build/package
libraries=$build/libraries

SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct)
export SOURCE_DATE_EPOCH LC_ALL=C TZ=UTC
umask 022

sh "$root/tools/package/static_libraries.sh" "$libraries"
cmake -S "$root" -B "$build/program" --preset release -DLOCSEG_WERROR=OFF -DLOCSEG_TESTS=OFF \
  -DLOCSEG_STATIC_PROGRAM=ON -DCMAKE_PREFIX_PATH="$libraries" \
  -DLOCSEG_HTTPLIB_INCLUDE="$libraries/include" \
  -DLOCSEG_ICU_data="$libraries/lib/libicudata.a" \
  -DCMAKE_CXX_FLAGS="-ffile-prefix-map=$root=. -ffile-prefix-map=$build=build" >/dev/null
sh "$root/tools/progress.sh" cmake --build "$build/program" --target locseg_tool -j "$(nproc)"
strip -o "$build/locseg" "$build/program/tools/locseg/locseg"
python3 "$root/tools/package/pack.py" "$build/locseg" "$out"
