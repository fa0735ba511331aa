// The rules as the command line lists and explains them: locseg check --list and --explain.
#pragma once

#include <string>
#include <string_view>

#include "locseg/result.h"

namespace locseg::cli {

// Every rule on a line, by group.
[[nodiscard]] std::string list_rules();

// The manual of all rules as a page of Markdown: docs/checks.md.
[[nodiscard]] std::string rules_page();

// The manual page of a rule; kMisuse if there is no such rule.
[[nodiscard]] Result<std::string> explain_rule(std::string_view id);

}  // namespace locseg::cli
