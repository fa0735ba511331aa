/// What a rule or an override is for, as a configuration says it.
#pragma once

#include <string>

#include "config/config.h"
#include "locseg/result.h"

namespace locseg::check {

/// What is wrong with `entry`, globs of `paths` or tags of `languages`: each must be one that can
/// match. Empty if nothing is, or if it is another key.
[[nodiscard]] std::string scope_fault(const ConfigEntry& entry);

}  // namespace locseg::check
