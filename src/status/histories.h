// The pasts of pages, which may be in several repositories.
#pragma once

#include <map>
#include <memory>
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
  [[nodiscard]] Result<void> open(const std::set<std::string>& files,
                                  std::span<const std::string> folders);

  /// That of one of the files; null if it is in no repository.
  [[nodiscard]] History* of(const std::string& file) const;

  [[nodiscard]] bool is_any_shallow() const;

 private:
  std::map<std::string, std::unique_ptr<History>> by_top_;
  std::map<std::string, History*> by_folder_;
};

}  // namespace locseg::status
