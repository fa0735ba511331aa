#!/bin/sh
# The extension for VS Code: is packed by vsce with all that it needs, finds the program of an npm
# package, and the client library that it ships speaks with `locseg lsp`.
#
#   vscode_test.sh LOCSEG
#
# Exit status: 0 as expected, 1 otherwise, 77 where there is no npm or nothing can be installed.
set -eu

locseg=$1
here=$(cd "$(dirname "$0")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)
command -v npm >/dev/null || { echo 'skipped: needs npm'; exit 77; }

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cp -R "$root/editors/vscode" "$scratch/extension"
cp "$root/LICENSE" "$scratch/extension/"
quiet='--silent --no-audit --no-fund --ignore-scripts'
if ! (npm install $quiet --omit=dev --prefix "$scratch/extension" &&
  npm install $quiet --prefix "$scratch/vsce" @vscode/vsce@3.6.2) >"$scratch/log" 2>&1; then
  if [ "${CI-}" = true ]; then cat "$scratch/log" >&2; exit 1; fi
  echo 'skipped: npm installs nothing here'
  exit 77
fi

(cd "$scratch/extension" && "$scratch/vsce/node_modules/.bin/vsce" package -o ../locseg.vsix) \
  >"$scratch/log" 2>&1 || { cat "$scratch/log" >&2; exit 1; }
mkdir "$scratch/packed"
(cd "$scratch/packed" && python3 -m zipfile -e ../locseg.vsix .)
version=$(sed -n 's/.*kVersion = "\(.*\)".*/\1/p' "$root/include/locseg/version.h")
grep -q "Version=\"$version\"" "$scratch/packed/extension.vsixmanifest" ||
  { echo "the extension is not of version $version" >&2; exit 1; }

node "$here/vscode_test.js" "$scratch/packed/extension" "$locseg" "$scratch"
