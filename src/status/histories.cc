#include "status/histories.h"

#include <algorithm>

#include "base/disk.h"
#include "base/git.h"
#include "base/try.h"

namespace locseg::status {
namespace {

// Of `folder`, or of the nearest one above it that is there.
std::string top_around(std::string folder) {
  for (;;) {
    const std::string real = base::real_path(folder);
    if (!real.empty()) return base::git_top(real);
    std::string above = base::folder_of(folder);
    if (above == folder) return {};
    folder = std::move(above);
  }
}

Result<std::unique_ptr<History>> open_one(const std::string& top,
                                          std::span<const std::string> folders) {
  auto history = History::open(top);
  LOCSEG_TRY(history);
  if (*history) LOCSEG_TRY((*history)->read_log(folders));
  return history;
}

}  // namespace

void Histories::open(const std::set<std::string>& files, std::span<const std::string> folders) {
  for (const std::string& file : files) {
    const std::string folder = base::folder_of(file);
    const auto [known, is_new] = by_folder_.emplace(folder, nullptr);
    if (!is_new) continue;
    const std::string top = top_around(folder);
    if (top.empty()) continue;
    const auto [at, is_new_top] = by_top_.emplace(top, nullptr);
    if (is_new_top) {
      auto history = open_one(top, folders);
      if (!history) refusals_.emplace(top, history.error().message);
      if (history) at->second = std::move(*history);
    }
    known->second = at->second.get();
  }
}

History* Histories::of(const std::string& file) const {
  const auto found = by_folder_.find(base::folder_of(file));
  return found == by_folder_.end() ? nullptr : found->second;
}

bool Histories::is_any_shallow() const {
  return std::ranges::any_of(
      by_top_, [](const auto& each) { return each.second && each.second->is_shallow(); });
}

std::optional<Error> Histories::error() const {
  for (const auto& [top, history] : by_top_) {
    if (!history) continue;
    if (auto error = history->error()) return error;
  }
  return std::nullopt;
}

}  // namespace locseg::status
