// `git log --raw` gives for every commit, newest first:
//
//     <SOH> HASH LF MESSAGE LF <STX> LF
//     :100644 100644 OLD NEW M<TAB>PATH LF
//     :100644 100644 OLD NEW R090<TAB>FORMER<TAB>PATH LF
#include "status/history.h"

#include <algorithm>

#include "base/disk.h"
#include "base/try.h"
#include "status/declared_revision.h"

namespace locseg::status {
namespace {

constexpr char kBegin = '\x01';
constexpr std::string_view kEndOfMessage = "\n\x02\n";

std::string_view take_until(std::string_view& text, char mark) {
  const std::size_t at = std::min(text.find(mark), text.size());
  const std::string_view part = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return part;
}

}  // namespace

History::History(std::string top, base::GitObjects objects)
    : top_(std::move(top)), names_(top_), objects_(std::move(objects)) {}

Result<std::unique_ptr<History>> History::open(const std::string& place) {
  std::string top = base::git_top(base::real_path(place.empty() ? "." : place));
  if (top.empty()) return nullptr;
  const auto head = base::run_git({"rev-parse", "--verify", "--quiet", "HEAD"}, top);
  if (!head) {
    if (head.error().code == ErrorCode::kNotFound) return nullptr;
    return tl::unexpected(head.error());
  }
  if (head->status != 0) return nullptr;
  const auto shallow = base::ask_git({"rev-parse", "--is-shallow-repository"}, top);
  LOCSEG_TRY(shallow);
  auto objects = base::GitObjects::open(top);
  LOCSEG_TRY(objects);
  std::unique_ptr<History> history(new History(std::move(top), std::move(*objects)));
  history->is_shallow_ = shallow->starts_with("true");
  return history;
}

Result<void> History::read_log(std::span<const std::string> paths) {
  std::vector<std::string> arguments = {
      "-c",         "core.quotePath=false", "log",
      "--raw",      "--no-abbrev",          "--find-renames",
      "--no-color", "--no-show-signature",  "--format=%x01%H%n%B%n%x02",
      "--"};
  for (const std::string& path : paths) {
    const std::string name = name_of(path);
    arguments.push_back(":(top,literal)" + name);
  }
  const auto log = base::ask_git(arguments, top_);
  LOCSEG_TRY(log);
  std::vector<std::string_view> records;
  std::string_view rest = *log;
  while (!rest.empty()) {
    const std::size_t next = rest.find(std::string("\n") + kBegin, 1);
    records.push_back(rest.substr(0, next));
    rest.remove_prefix(next == std::string_view::npos ? rest.size() : next + 1);
  }
  std::ranges::reverse(records);
  for (const std::string_view record : records) read_commit(record);
  return {};
}

void History::read_commit(std::string_view record) {
  if (!record.starts_with(kBegin)) return;
  record.remove_prefix(1);
  const std::string commit(take_until(record, '\n'));
  const std::size_t end = record.find(kEndOfMessage.substr(1));
  if (end == std::string_view::npos) return;
  const std::string brought_to = revision_in_message(record.substr(0, end));
  record.remove_prefix(end + kEndOfMessage.size() - 1);
  while (!record.empty()) {
    const std::string_view line = take_until(record, '\n');
    if (line.starts_with(':')) read_change(line, commit, brought_to);
  }
}

void History::read_change(std::string_view line, const std::string& commit,
                          const std::string& brought_to) {
  std::string_view facts = take_until(line, '\t');
  for (int skipped = 0; skipped < 3; ++skipped) take_until(facts, ' ');
  std::string blob(take_until(facts, ' '));
  const bool renamed = facts.starts_with('R');
  const std::string_view first = take_until(line, '\t');
  const std::string name(renamed || facts.starts_with('C') ? line : first);
  std::vector<Version>& versions = versions_[name];
  if (renamed) {
    const std::string former(first);
    versions = versions_[former];
    renamed_from_[name] = former;
    renamed_to_[former] = name;
  }
  if (!facts.starts_with('D')) versions.push_back({commit, std::move(blob), brought_to});
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
  constexpr std::size_t kMost = 16;  // a file may come back to a name that it had
  std::vector<std::string> names;
  for (auto at = renamed_from_.find(name); at != renamed_from_.end() && names.size() < kMost;
       at = renamed_from_.find(at->second)) {
    names.push_back(at->second);
  }
  return names;
}

std::string History::renamed_to(const std::string& name) const {
  const auto found = renamed_to_.find(name);
  return found == renamed_to_.end() ? std::string() : found->second;
}

std::optional<std::string> History::file_at(const std::string& commit, const std::string& name) {
  std::vector<std::string> names = former_names(name);
  names.insert(names.begin(), name);
  for (const std::string& each : names) {
    if (auto bytes = blob(commit + ":" + each)) return bytes;
  }
  return std::nullopt;
}

std::optional<std::string> History::blob(const std::string& object) {
  const std::lock_guard lock(mutex_);
  auto bytes = objects_.read(object);
  if (!bytes) return std::nullopt;
  return std::move(*bytes);
}

}  // namespace locseg::status
