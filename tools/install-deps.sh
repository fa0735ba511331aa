#!/bin/sh
# Installs the Debian packages that locseg needs and that are not there yet.
#
#   sh tools/install-deps.sh [build|test|all]
#
# `build` (the default) is what the program needs, `test` adds what its tests need, `all` adds
# what developers and CI need. This file is the one list of packages; versions are Debian 12's.
# Where every package is installed, nothing is done and the network is not touched. Where there is
# no apt-get, or it may not be used, the list is printed and the exit status is 0 all the same: the
# same libraries may have come another way, and CMake names whatever is really missing.
set -eu

build='g++ cmake ninja-build pkg-config
  libicu-dev libstemmer-dev libsqlite3-dev libtbb-dev libfmt-dev libexpected-dev libxxhash-dev
  libpugixml-dev nlohmann-json3-dev libmd4c-dev libmd4c-html0-dev libtomlplusplus-dev libcli11-dev
  libcpp-httplib-dev libpq-dev'
test='libgtest-dev libgmock-dev libyaml-cpp-dev python3 python3-yaml git patch sqlite3 libxml2-utils
  curl jq xz-utils postgresql'
develop='gettext translate-toolkit omegat python3-venv fish zsh mkdocs pre-commit
  python3-jsonschema python3-junitparser neovim clang libclang-rt-14-dev clang-format clang-tidy
  libbenchmark-dev'

case ${1-build} in
  build) wanted=$build ;;
  test) wanted="$build $test" ;;
  all) wanted="$build $test $develop" ;;
  *)
    echo "usage: install-deps.sh [build|test|all]" >&2
    exit 2
    ;;
esac

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
  echo "This is not Debian: install what your system calls these packages, then go on."
  printf '  %s\n' $wanted
  exit 0
fi

missing=
for package in $wanted; do
  case $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true) in
    'install ok installed' | 'hold ok installed') ;;
    *) missing="$missing $package" ;;
  esac
done
if [ -z "$missing" ]; then
  exit 0
fi

as_root=
if [ "$(id -u)" -ne 0 ]; then
  as_root=sudo
  if ! command -v sudo >/dev/null; then
    echo "Missing packages, and neither root nor sudo to install them with:"
    printf '  %s\n' $missing
    exit 0
  fi
fi

echo "Installing with apt-get:$missing"
export DEBIAN_FRONTEND=noninteractive
if ! { $as_root apt-get update -qq &&
  $as_root apt-get install -qq --no-install-recommends $missing >/dev/null; }; then
  echo "apt-get failed; these packages are still missing, and the build may not go on without them:"
  printf '  %s\n' $missing
fi
