// What an acceptance and a line of a baseline know a finding by.
#pragma once

#include <string_view>

#include "locseg/identity.h"

namespace locseg::check {

/// What an acceptance of a finding with this excerpt is keyed by: a hash of it, ids apart, for they
/// change with every handoff.
[[nodiscard]] Hash128 excerpt_key(std::string_view excerpt);

}  // namespace locseg::check
