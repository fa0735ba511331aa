#include "empty_run.h"

#include <utility>

namespace locseg::cli {

void EmptyRun::declare(ArgumentTable& table, std::string summary) {
  table.add({.name = "--allow-empty", .into = &allowed, .summary = std::move(summary)});
}

Result<void> EmptyRun::refuse(const std::string& nothing, std::string path) const {
  if (allowed) return {};
  return failure(ErrorCode::kMisuse, nothing + " (--allow-empty permits it)", std::move(path));
}

}  // namespace locseg::cli
