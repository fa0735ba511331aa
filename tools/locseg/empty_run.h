// A run that met nothing to do is no success, unless the user says so.
#pragma once

#include <string>

#include "argument_table.h"
#include "locseg/result.h"

namespace locseg::cli {

struct EmptyRun {
  bool allowed = false;

  // Adds --allow-empty; `summary`: what succeeds.
  void declare(ArgumentTable& table, std::string summary);
  // kMisuse unless it is allowed. `nothing`: what was not met, in `path` if that is not empty.
  [[nodiscard]] Result<void> refuse(const std::string& nothing, std::string path = {}) const;
};

}  // namespace locseg::cli
