/// The team's own rules, in `.locseg.toml`.
#pragma once

#include <memory>
#include <span>

#include "config/config.h"
#include "locseg/check.h"
#include "locseg/result.h"

namespace locseg {

/// The keys of `[[rule]]`.
[[nodiscard]] std::span<const ConfigKey> team_rule_keys();

/// Reads those keys and skips others; null if there are none. kMisuse, with line and key, for an
/// id, a pattern or a severity that cannot be, and for a rule that lacks what it needs.
[[nodiscard]] Result<std::shared_ptr<const TeamRules>> read_team_rules(const Config& config);

}  // namespace locseg
