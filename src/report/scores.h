// What comes off scores, as JSON.
#pragma once

#include <span>
#include <string>

#include "locseg/memory.h"

namespace locseg::report {

/// `[{"reason":"numbers","points":1}]`.
[[nodiscard]] std::string deductions_as_json(std::span<const Deduction> deductions);

/// `{"machine":3,"several":0,"elsewhere":0,"old":0,"articles":null,"handed_off_since":null}`.
[[nodiscard]] std::string penalties_as_json(const Penalties& penalties);

}  // namespace locseg::report
