// The key by which an acceptance or a line of a baseline names a finding.
#pragma once

#include <string_view>

#include "locseg/identity.h"

namespace locseg::check {

/// The key of an acceptance of a finding with this excerpt: a hash of it without ids, since they
/// change with every handoff.
[[nodiscard]] Hash128 excerpt_key(std::string_view excerpt);

}  // namespace locseg::check
