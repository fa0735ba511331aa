#!/bin/sh
# Neovim, headless, with `locseg lsp` as its language server: findings arrive as diagnostics, change
# with the text, and a quick fix repairs one.
#
#   neovim_test.sh LOCSEG
#
# Exit status: 0 as expected, 1 otherwise, 77 where there is no Neovim.
set -eu

locseg=$1
here=$(cd "$(dirname "$0")" && pwd -P)
command -v nvim >/dev/null || { echo 'skipped: needs nvim'; exit 77; }

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/site/de-de" "$scratch/home"
cat >"$scratch/site/de-de/hub.md" <<'ARTICLE'
---
ms.contentlocale: de-DE
---

<span data-ttu-id="0a1b2-101">Den 🌱  Hub einrichten</span><span class="sxs-lookup"><span data-stu-id="0a1b2-101">Set up the 🌱 hub</span></span>
ARTICLE
printf '[check]\nselect = ["double-space"]\n' >"$scratch/site/.locseg.toml"

cd "$scratch/site"
HOME=$scratch/home XDG_CONFIG_HOME=$scratch/home XDG_STATE_HOME=$scratch/home LOCSEG=$locseg \
  timeout 60 nvim --headless -u NONE -i NONE -c "luafile $here/neovim_test.lua" de-de/hub.md
