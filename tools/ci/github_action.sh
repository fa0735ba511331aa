#!/usr/bin/env bash
# What action.yml runs: gets locseg, checks, and tells of it in the ways that GitHub shows:
# annotations, the summary of the job, a SARIF file, one comment on the pull request.
#
#   github_action.sh
#
# Reads the action's inputs from INPUT_NAME, and what GitHub documents for every step: GITHUB_OUTPUT,
# GITHUB_PATH, GITHUB_STEP_SUMMARY, GITHUB_EVENT_NAME, GITHUB_EVENT_PATH, GITHUB_API_URL, GITHUB_SHA,
# RUNNER_TEMP. Without INPUT_TOKEN it posts nothing and leaves the comment in a file. Needs bash, jq
# and, to fetch or to post, curl; git for the comment.
#
# Everything from outside is foreign: inputs, the event, names of files. None of it is evaluated, and
# none of it reaches the log or GITHUB_OUTPUT in a way that could be read as a command.
#
# Exit status: that of `locseg check`; a comment that cannot be posted is a warning.
set -euo pipefail

action=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
temporary=${RUNNER_TEMP:-${TMPDIR:-/tmp}}
work=$(mktemp -d "$temporary/locseg-work.XXXXXX")
trap 'rm -rf "$work"' EXIT
max_comment=65000  # bytes; GitHub takes 65,536 characters

# say LEVEL MESSAGE: notice, warning or error, as a command that the log's reader shows.
say() {
  local text=$2
  text=${text//'%'/%25}
  text=${text//$'\r'/%0D}
  text=${text//$'\n'/%0A}
  printf '::%s title=locseg::%s\n' "$1" "$text"
}

fail() {
  say error "$1"
  exit 2
}

# output NAME VALUE: a value of any lines, behind a word that cannot be foreseen.
output() {
  local end
  end=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  printf '%s<<%s\n%s\n%s\n' "$1" "$end" "$2" "$end" >>"${GITHUB_OUTPUT:-/dev/null}"
}

# lines TEXT ARRAY: the lines that are not empty.
lines() {
  local -n into=$2
  local line
  into=()
  while IFS= read -r line || [[ $line ]]; do
    line=${line%$'\r'}
    [[ $line ]] && into+=("$line")
  done <<<"$1"
  return 0
}

# fetch_release VERSION: sets `program`.
fetch_release() {
  local version=$1 archive releases=${INPUT_RELEASES%/} folder
  [[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.]+)?$ ]] || fail "no version: '$version'"
  [[ $(uname -s -m) == 'Linux x86_64' ]] ||
    fail "releases have a program for Linux on x86-64 only; build locseg and name it as 'program'"
  archive=locseg-$version-linux-x86_64.tar.xz
  local file
  for file in "$archive" SHA256SUMS; do
    curl --fail --silent --show-error --location --proto '=https,http' --proto-redir '=https' \
      --retry 3 --max-time 120 --output "$work/$file" "$releases/v$version/$file" ||
      fail "cannot fetch $file of version $version from $releases"
  done
  (cd "$work" && awk -v name="$archive" '$2 == name' SHA256SUMS >sum && [[ -s sum ]] &&
    sha256sum --check --status sum) || fail "$archive is not what SHA256SUMS says"
  folder=$(mktemp -d "$temporary/locseg.XXXXXX")
  tar -xJf "$work/$archive" -C "$folder" --strip-components=1
  program=$folder/bin/locseg
}

# Sets `program`, and puts it on the path of later steps.
find_program() {
  program=${INPUT_PROGRAM-}
  if [[ $program ]]; then
    [[ -f $program && -x $program ]] || fail "no program: '$program'"
    program=$(realpath -- "$program")
  else
    local version=${INPUT_VERSION-}
    [[ $version ]] || version=$(sed -n 's/.*kVersion = "\(.*\)".*/\1/p' "$action/include/locseg/version.h")
    fetch_release "${version#v}"
  fi
  # A line feed would add a second folder.
  [[ $program == *$'\n'* ]] || printf '%s\n' "${program%/*}" >>"${GITHUB_PATH:-/dev/null}"
  "$program" --version
}

# Sets `status`.
check() {
  local arguments run=("$program" check)
  lines "${INPUT_ARGUMENTS-}" arguments
  run+=("${arguments[@]}")
  [[ ${INPUT_SINCE-} ]] && run+=("--since=$INPUT_SINCE")
  if [[ ${INPUT_ANNOTATIONS:-true} == true ]]; then
    run+=(--output github=-)
  else
    run+=(--output concise=-)
  fi
  run+=(--output "json=$work/findings.json")
  [[ ${GITHUB_STEP_SUMMARY-} ]] && run+=(--output "github-summary=$GITHUB_STEP_SUMMARY")
  [[ ${INPUT_SARIF-} ]] && run+=(--output "sarif=$INPUT_SARIF")
  status=0
  "${run[@]}" -- "${paths[@]}" || status=$?
  output exit-status "$status"
  [[ -s $work/findings.json ]] || return 0
  output findings "$(jq -r .summary.findings "$work/findings.json")"
  [[ ${INPUT_SARIF-} ]] && output sarif "$INPUT_SARIF"
  return 0
}

# of_event FILTER: from the event, or nothing.
of_event() { jq -r "$1 // empty" "${GITHUB_EVENT_PATH-}" 2>/dev/null || true; }

# Sets `base`: where the change begins. A checkout of depth 1 lacks it; GITHUB_SHA of a pull request
# is a merge into the branch that it is for, and its first parent is one commit away.
find_base() {
  local tip
  tip=$(of_event .pull_request.base.sha)
  [[ $tip =~ ^[0-9a-f]{40,64}$ ]] || return 1
  base=$(git merge-base "$tip" HEAD 2>/dev/null) && return 0
  [[ $(git rev-parse HEAD) == "${GITHUB_SHA-}" ]] || return 1
  git fetch --quiet --no-tags --depth=2 origin "$GITHUB_SHA" 2>/dev/null || return 1
  base=$(git rev-parse --verify --quiet 'HEAD^1')
}

escape_html() { sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g; s/@/\&#64;/g' <<<"$1"; }

# show_changes OPTION...: what changes since `base`, for each of the paths. 1 if nothing does.
show_changes() {
  local path old changed=1 code
  mkdir -p "$work/nothing"
  for path in "${paths[@]}"; do
    path=$(realpath --relative-to=. -- "$path")
    old=("--since=$base" -- "$path")
    # What is new as a whole is compared with an empty folder; names are those below it.
    if ! git cat-file -e "$base:./$path" 2>/dev/null; then
      old=(-- "$work/nothing" "$path")
      printf 'New: <code>%s</code>\n\n' "$(escape_html "$path")"
    fi
    code=0
    "$program" diff --format markdown "$@" "${old[@]}" || code=$?
    ((code > 1)) && return "$code"
    ((code == 1)) && changed=0
    printf '\n'
  done
  return "$changed"
}

# Writes the comment to $work/comment.md, behind `marker`. 1 if nothing changed.
write_comment() {
  local code=0
  show_changes >"$work/changes.md" || code=$?
  ((code > 1)) && return "$code"
  if (($(wc -c <"$work/changes.md") > max_comment - 500)); then
    show_changes --summary >"$work/changes.md" || true
  fi
  {
    printf '%s\n### Changes in translations\n\n' "$marker"
    # Lines are whole in the summary, so it may end behind any of them.
    LC_ALL=C awk -v most=$((max_comment - 500)) '
      { size += length($0) + 1; if (size > most) { left = 1; exit } print }
      END { if (left) print "\nThe rest is too long for a comment." }' "$work/changes.md"
  } >"$work/comment.md"
  return "$code"
}

# api METHOD PATH [BODY]: the answer is in $work/answer.json. The token is in no argument, which
# other processes could see.
api() {
  local data=() code
  [[ ${3-} ]] && data=(--data-binary "@$3")
  [[ $1 == POST ]] || data+=(--retry 2)  # a second POST could make a second comment
  (umask 077 && printf 'Authorization: Bearer %s\nAccept: application/vnd.github+json\n%s\n' \
    "$INPUT_TOKEN" 'X-GitHub-Api-Version: 2022-11-28' >"$work/headers")
  code=$(curl --silent --show-error --max-time 30 --header "@$work/headers" \
    --request "$1" "${data[@]}" --output "$work/answer.json" --write-out '%{http_code}' \
    "${GITHUB_API_URL:-https://api.github.com}$2") ||
    { say warning 'no comment: GitHub does not answer' && return 1; }
  [[ $code == 2?? ]] || {
    say warning "no comment: GitHub answers $code: $(jq -r '.message // empty' "$work/answer.json" 2>/dev/null | head -c 300)"
    return 1
  }
}

# Sets `earlier` to the number of the comment of an earlier run. Strangers' comments are not taken
# for one, whatever they begin with.
find_earlier() {
  local page=1
  earlier=
  while ((page <= 50)); do
    api GET "$issue/comments?per_page=100&page=$page" || return 1
    earlier=$(jq -r --arg marker "$marker" '
      [.[] | select((.body // "") | startswith($marker))
           | select(.user.type == "Bot" or
                    (.author_association | IN("OWNER", "MEMBER", "COLLABORATOR")))
           | .id | numbers] | first // empty' "$work/answer.json") || return 1
    [[ $earlier ]] && return 0
    (($(jq length "$work/answer.json") == 100)) || return 0
    page=$((page + 1))
  done
}

# post CHANGED: 0 if there are changes. A comment that is there says so if there are none any more.
post() {
  local repository number issue earlier
  repository=${GITHUB_REPOSITORY-}
  number=$(of_event '.pull_request.number | numbers')
  [[ $repository =~ ^[A-Za-z0-9._-]+/[A-Za-z0-9._-]+$ && $number =~ ^[0-9]+$ ]] ||
    { say warning 'no comment: the event names no pull request' && return 0; }
  issue=/repos/$repository/issues/$number
  find_earlier || return 0
  jq -Rs '{body: .}' "$work/comment.md" >"$work/body.json"
  if [[ $earlier ]]; then
    api PATCH "/repos/$repository/issues/comments/$earlier" "$work/body.json" || return 0
    echo "updated the comment $earlier"
  elif (($1 == 0)); then
    api POST "$issue/comments" "$work/body.json" || return 0
    echo "posted the comment $(jq -r '.id | numbers' "$work/answer.json")"
  fi
}

# What the pull request changes, as a comment if the token may write one.
comment() {
  local base marker changed=0 kept
  case ${GITHUB_EVENT_NAME-} in
    pull_request | pull_request_target) ;;
    *) say notice 'no comment: this run is for no pull request' && return ;;
  esac
  find_base || {
    say warning 'no comment: the commit that the change begins at is not there; give actions/checkout fetch-depth 0'
    return
  }
  # One comment for each set of paths, so that the jobs of a matrix have one each.
  marker="<!-- locseg changes $(printf '%s\n' "${paths[@]}" | sha256sum | cut -c1-12) -->"
  write_comment || changed=$?
  ((changed > 1)) && { say warning 'no comment: locseg diff failed, see above' && return; }
  if ((changed == 0)); then
    kept=$temporary/locseg-comment.md
    cp -- "$work/comment.md" "$kept"
    output comment-file "$kept"
  fi
  if [[ $GITHUB_EVENT_NAME == pull_request &&
    $(of_event .pull_request.head.repo.full_name) != "${GITHUB_REPOSITORY-}" ]]; then
    say notice 'no comment: the pull request comes from a fork, whose runs may only read'
  elif [[ -z ${INPUT_TOKEN-} ]]; then
    say notice 'no comment: there is no token'
  else
    post "$changed"
  fi
}

paths=()
lines "${INPUT_PATHS:-.}" paths
find_program
check
[[ ${INPUT_COMMENT-} == true ]] && ((status < 2)) && comment
exit "$status"
