// The rules as the command line lists and explains them: locseg check --list and --explain.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "locseg/finding.h"
#include "locseg/result.h"

namespace locseg::cli {

// Those of a run: `rules_with` gives them.
using Rules = std::span<const RuleDescription* const>;

// Every rule on a line, by group.
[[nodiscard]] std::string list_rules(Rules rules);

// The manual of all rules as a page of Markdown: docs/checks.md.
[[nodiscard]] std::string rules_page(Rules rules);

// The manual page of a rule; kMisuse if there is no such rule.
[[nodiscard]] Result<std::string> explain_rule(std::string_view id, Rules rules);

}  // namespace locseg::cli
