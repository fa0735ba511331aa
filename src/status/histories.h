// The pasts of pages, which may be in several repositories.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>

#include "locseg/result.h"
#include "status/history.h"

namespace locseg::status {

class Histories {
 public:
  /// Opens the repositories around `files`, which are on disk or were, each once, and reads there
  /// what changed below `folders`.
  void open(const std::set<std::string>& files, std::span<const std::string> folders);

  /// That of one of the files; null if it is in no repository.
  [[nodiscard]] History* of(const std::string& file) const;

  [[nodiscard]] bool is_any_shallow() const;
  /// That of one of them: see `History::error`.
  [[nodiscard]] std::optional<Error> error() const;
  /// By the top of a repository that could not be read, why. Its files have no history.
  [[nodiscard]] const std::map<std::string, std::string>& refusals() const { return refusals_; }

 private:
  std::map<std::string, std::unique_ptr<History>> by_top_;
  std::map<std::string, History*> by_folder_;
  std::map<std::string, std::string> refusals_;
};

}  // namespace locseg::status
