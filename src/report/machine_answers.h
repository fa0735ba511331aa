// How many units a machine filled.
#pragma once

#include <cstdint>

#include "locseg/report.h"

namespace locseg::report {

/// They are among the fuzzy ones that the result counts.
[[nodiscard]] std::uint64_t machine_answers(const PretranslationResult& result);

}  // namespace locseg::report
