// The rules that the configuration adds.
#pragma once

#include <memory>

#include "command.h"
#include "locseg/check.h"

namespace locseg::cli {

// Null if there are none.
[[nodiscard]] Result<std::shared_ptr<const TeamRules>> configured_rules(
    const CommonOptions& common);

// --test-rules: runs their examples, prints those that fail, and gives the exit status.
[[nodiscard]] Result<int> test_rules(const std::shared_ptr<const TeamRules>& team);

}  // namespace locseg::cli
