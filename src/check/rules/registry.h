/// The table of rules.
#pragma once

#include <span>
#include <string_view>

#include "check/facts/rule.h"

namespace locseg::check {

/// Every rule, grouped, in the order in which lists show them. Never null.
[[nodiscard]] std::span<const Rule* const> rules();

/// The place in `rules()` of the rule with that id; `rules().size()` if no rule has it.
[[nodiscard]] std::size_t rule_index(std::string_view id);

}  // namespace locseg::check
