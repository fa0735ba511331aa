// What besides translations a command takes from a file, and what it says of the rest.
#pragma once

#include <string>
#include <vector>

#include "argument_table.h"
#include "base/translation_filter.h"
#include "empty_run.h"
#include "locseg/result.h"

namespace locseg::cli {

struct SuggestionArguments {
  std::vector<std::string> include;
  EmptyRun empty;

  // Adds --include and --allow-empty.
  void declare(ArgumentTable& table);
  [[nodiscard]] base::TranslationFilter::Wanted wanted() const;
  // kMisuse if the file at `path` gave nothing, unless that is allowed. `what`: `import`.
  [[nodiscard]] Result<void> require_some(const base::TranslationFilter& filter,
                                          const std::string& path, const std::string& what) const;
};

// What was skipped, and how to take it; empty if nothing was.
[[nodiscard]] std::string skipped_line(const base::TranslationFilter& filter);

}  // namespace locseg::cli
