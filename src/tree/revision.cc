// A hint must work where it is read: it depends on what the repository has, a remote, a branch of
// the remote by that name, all of its history.
#include "tree/revision.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "base/git.h"
#include "base/hex.h"
#include "base/printable.h"
#include "base/try.h"
#include "base/words.h"

namespace locseg::tree {
namespace {

// The lines that git prints; none if it fails.
std::vector<std::string> lines_of(const std::vector<std::string>& arguments,
                                  const std::string& folder) {
  std::vector<std::string> lines;
  const auto run = base::run_git(arguments, folder);
  if (!run || run->status != 0) return lines;
  for (std::string_view rest = run->out; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    lines.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return lines;
}

bool is_shallow(const std::string& folder) {
  const auto said = lines_of({"rev-parse", "--is-shallow-repository"}, folder);
  return !said.empty() && said.front() == "true";
}

bool is_hash(std::string_view rev) {
  return rev.size() >= 7 && std::ranges::all_of(rev, base::is_hex_digit);
}

// What to write after `git fetch` so that the repository has `name`; empty if no remote can tell.
std::string what_to_fetch(const std::string& name, const std::string& folder) {
  const auto remotes = lines_of({"remote"}, folder);
  if (remotes.empty()) return {};
  const auto of_name = std::ranges::find_if(remotes, [&](const std::string& remote) {
    return name.starts_with(remote) && name.substr(remote.size()).starts_with('/');
  });
  if (of_name != remotes.end()) {
    return *of_name + " " + name.substr(of_name->size() + 1) + ":refs/remotes/" + name;
  }
  const bool has_origin = std::ranges::find(remotes, "origin") != remotes.end();
  const std::string& remote = has_origin ? "origin" : remotes.front();
  constexpr std::size_t kWholeHash = 40;
  if (is_hash(name)) return name.size() < kWholeHash ? remote : remote + " " + name;
  return remote + " " + name + ":" + name;
}

std::string shallow_hint(const std::string& fetch) {
  return "; it is a shallow clone: fetch the rest with 'git fetch --unshallow" +
         (fetch.empty() ? fetch : " " + fetch) + "', or with fetch-depth: 0 in the CI's checkout";
}

// How to get the revision, as the end of a sentence; empty if it is not known.
std::string hint_for(const std::string& rev, const std::string& folder) {
  // HEAD~3 is before HEAD, which is what can be fetched.
  const std::string name = rev.substr(0, rev.find_first_of("~^@:"));
  const bool has_name = !name.empty() && name != "HEAD";
  if (has_name && name == rev) {
    const auto there =
        lines_of({"for-each-ref", "--format=%(refname:short)", "refs/remotes/*/" + name}, folder);
    if (!there.empty()) return "; did you mean " + base::quoted(there.front()) + "?";
  }
  const std::string fetch = base::printable(has_name ? what_to_fetch(name, folder) : "");
  if (is_shallow(folder)) return shallow_hint(fetch);
  return fetch.empty() ? fetch : "; fetch it with 'git fetch " + fetch + "'";
}

std::string first_line(std::string_view text) {
  return std::string(text.substr(0, text.find('\n')));
}

}  // namespace

Result<std::string> commit_of(const std::string& rev, const std::string& folder) {
  const auto found = base::run_git(
      {"rev-parse", "--verify", "--quiet", "--end-of-options", rev + "^{commit}"}, folder);
  LOCSEG_TRY(found);
  if (found->status == 0) return first_line(found->out);
  const auto inside = base::run_git({"rev-parse", "--git-dir"}, folder);
  if (inside && inside->status != 0) {
    return failure(ErrorCode::kNotFound,
                   "is in no git repository, expected one with the revision " + base::quoted(rev),
                   folder);
  }
  return failure(ErrorCode::kNotFound,
                 "the repository has no revision " + base::quoted(rev) + hint_for(rev, folder),
                 folder);
}

Result<std::string> common_ancestor(const std::string& range, const std::string& folder) {
  constexpr std::string_view kDots = "...";
  std::string left = range;
  std::string right;
  if (const std::size_t dots = range.find(kDots); dots != std::string::npos) {
    left = range.substr(0, dots);
    right = range.substr(dots + kDots.size());
  } else if (const std::size_t two = range.find(".."); two != std::string::npos) {
    return failure(ErrorCode::kMisuse,
                   base::quoted(range) + " is a range of commits; expected a revision, or " +
                       base::quoted(range.substr(0, two) + "..." + range.substr(two + 2)));
  }
  if (left.empty()) left = "HEAD";
  if (right.empty()) right = "HEAD";
  const auto from = commit_of(left, folder);
  LOCSEG_TRY(from);
  const auto to = commit_of(right, folder);
  LOCSEG_TRY(to);
  const auto base = base::run_git({"merge-base", *from, *to}, folder);
  LOCSEG_TRY(base);
  if (base->status == 0) return first_line(base->out);
  return failure(ErrorCode::kNotFound,
                 "git knows no common ancestor of " + base::quoted(left) + " and " +
                     base::quoted(right) + (is_shallow(folder) ? shallow_hint("") : ""),
                 folder);
}

}  // namespace locseg::tree
