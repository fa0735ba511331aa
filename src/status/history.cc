// `git log --raw -z` gives for every commit, newest first, so that a name may hold all but NUL:
//
//     <SOH> HASH LF MESSAGE <NUL> LF
//     :100644 100644 OLD NEW M<NUL>PATH<NUL>
//     :100644 100644 OLD NEW R090<NUL>FORMER<NUL>PATH<NUL>
#include "status/history.h"

#include <algorithm>

#include "base/disk.h"
#include "base/normal_path.h"
#include "base/printable.h"
#include "base/try.h"
#include "locseg/article.h"
#include "status/declared_revision.h"

namespace locseg::status {
namespace {

constexpr char kBegin = '\x01';
constexpr std::string_view kFetch =
    "; fetch what a partial clone left out (git fetch --refetch --no-filter) or let git fetch it "
    "(GIT_NO_LAZY_FETCH=0)";
constexpr std::size_t kMostNames = 16;  // of a file, which may come back to a name that it had

std::string_view take_until(std::string_view& text, char mark) {
  const std::size_t at = std::min(text.find(mark), text.size());
  const std::string_view part = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return part;
}

bool is_partial(const std::string& top) {
  const auto run = base::run_git({"config", "--get-regexp", R"(^remote\..*\.promisor$)"}, top);
  return run && run->status == 0;
}

}  // namespace

struct History::Change {
  char kind = 0;  // git's letter
  bool is_submodule = false;
  std::string_view blob;
  std::string_view former;  // of a renamed or copied file
  std::string_view name;

  // From `facts`, and from `rest` the names that follow them.
  static Change read(std::string_view facts, std::string_view& rest) {
    Change change;
    take_until(facts, ' ');
    change.is_submodule = take_until(facts, ' ') == "160000";
    take_until(facts, ' ');
    change.blob = take_until(facts, ' ');
    if (!facts.empty()) change.kind = facts.front();
    if (change.kind == 'R' || change.kind == 'C') change.former = take_until(rest, '\0');
    change.name = take_until(rest, '\0');
    return change;
  }
};

struct History::Commit {
  std::string_view header;  // its name, a line feed, its message
  std::vector<Change> changes;
};

History::History(std::string top, base::GitObjects objects)
    : top_(std::move(top)), names_(top_), objects_(std::move(objects)) {}

Result<std::unique_ptr<History>> History::open(const std::string& place) {
  std::string top = base::git_top(base::real_path(place.empty() ? "." : place));
  if (top.empty()) return nullptr;
  const auto head = base::run_git({"rev-parse", "--verify", "--quiet", "HEAD"}, top);
  LOCSEG_TRY(head);
  if (head->status == 1) return nullptr;  // without a commit; a refusal is 128
  if (head->status != 0) return base::git_failure(*head, "rev-parse");
  const auto shallow = base::ask_git({"rev-parse", "--is-shallow-repository"}, top);
  LOCSEG_TRY(shallow);
  auto objects = base::GitObjects::open(top);
  LOCSEG_TRY(objects);
  std::unique_ptr<History> history(new History(std::move(top), std::move(*objects)));
  history->is_shallow_ = shallow->starts_with("true");
  return history;
}

Result<void> History::read_log(std::span<const std::string> paths) {
  std::vector<std::string> arguments = {"log",
                                        "-z",
                                        "--raw",
                                        "--no-abbrev",
                                        "--find-renames",
                                        "--no-show-signature",
                                        "--no-color",
                                        "--format=%x01%H%n%B",
                                        "--"};
  for (const std::string& path : paths) {
    const std::string real = base::real_path(path);
    const bool is_around = !real.empty() && top_.starts_with(base::as_folder(real));
    const std::string name = names_.of_path(path);
    if (name.starts_with('/') && !is_around) continue;  // in another repository
    arguments.push_back(":(top,literal)" + (is_around ? std::string() : name));
  }
  const auto log = base::ask_git(arguments, top_);
  if (!log) {
    Error error = log.error();
    if (is_partial(top_)) error.message.append(kFetch);
    return tl::unexpected<Error>(std::move(error));
  }
  std::vector<Commit> commits;
  for (std::string_view rest = *log; !rest.empty();) {
    std::string_view part = take_until(rest, '\0');
    if (part.starts_with('\n')) part.remove_prefix(1);
    if (part.starts_with(kBegin)) commits.push_back({part.substr(1), {}});
    if (part.starts_with(':')) commits.back().changes.push_back(Change::read(part, rest));
  }
  for (std::size_t i = commits.size(); i-- > 0;) take_commit(commits[i]);
  return require_blobs();
}

// Git is asked for all of them at once. It ends at the first that a partial clone left out.
Result<void> History::require_blobs() {
  if (base::is_lazy_fetch_decided()) return {};
  std::map<std::string_view, std::string_view> names;  // by blob
  std::string question;
  for (const auto& [name, versions] : versions_) {
    if (!has_article_ending(name)) continue;
    for (const Version& version : versions) {
      if (names.emplace(version.blob, name).second) question += version.blob + '\n';
    }
  }
  const auto run = base::run_git({"cat-file", "--batch-check"}, top_, question);
  LOCSEG_TRY(run);
  std::string_view answers = run->out;
  for (std::string_view rest = question; !rest.empty();) {
    const std::string_view blob = take_until(rest, '\n');
    const std::string_view answer = take_until(answers, '\n');
    if (!answer.empty() && !answer.ends_with(" missing")) continue;
    std::string what =
        "it lacks " + std::string(blob) + ", a version of " + base::printable(names.at(blob));
    return failure(ErrorCode::kNotFound, what.append(kFetch));
  }
  return {};
}

void History::take_commit(const Commit& commit) {
  std::string_view message = commit.header;
  const std::string hash(take_until(message, '\n'));
  const std::string brought_to = revision_in_message(message);
  for (const Change& change : commit.changes) {
    const std::string name(change.name);
    std::vector<Version>& versions = versions_[name];
    if (change.kind == 'R') {
      const std::string former(change.former);
      versions = versions_[former];
      renamed_from_[name] = former;
      renamed_to_[former] = name;
    }
    if (change.kind != 'D' && !change.is_submodule)
      versions.push_back({hash, std::string(change.blob), brought_to});
  }
}

std::string History::name_of(const std::string& path) const {
  std::string name = names_.of_path(path);
  return name.starts_with('/') ? std::string() : name;
}

std::span<const Version> History::versions(const std::string& name) const {
  const auto found = versions_.find(name);
  if (found == versions_.end()) return {};
  return found->second;
}

std::vector<std::string> History::former_names(const std::string& name) const {
  std::vector<std::string> names;
  for (auto at = renamed_from_.find(name); at != renamed_from_.end() && names.size() < kMostNames;
       at = renamed_from_.find(at->second)) {
    names.push_back(at->second);
  }
  return names;
}

std::optional<std::string> History::renamed_to(const std::string& name) const {
  std::optional<std::string> last;
  auto at = renamed_to_.find(name);
  for (std::size_t i = 0; at != renamed_to_.end() && i < kMostNames; ++i) {
    last = at->second;
    at = renamed_to_.find(at->second);
  }
  return last;
}

std::optional<std::string> History::file_at(const std::string& commit, const std::string& name) {
  std::vector<std::string> names = former_names(name);
  names.insert(names.begin(), name);
  for (const std::string& each : names) {
    if (auto bytes = blob(std::string(commit).append(":").append(each))) return bytes;
  }
  return std::nullopt;
}

std::optional<std::string> History::blob(const std::string& object) {
  const std::lock_guard lock(mutex_);
  auto bytes = objects_.read(object);
  if (bytes) return std::move(*bytes);
  if (!error_ && bytes.error().code != ErrorCode::kNotFound) error_ = bytes.error();
  return std::nullopt;
}

std::optional<Error> History::error() {
  const std::lock_guard lock(mutex_);
  return error_;
}

}  // namespace locseg::status
