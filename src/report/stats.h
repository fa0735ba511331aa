// The reports of counts, one a file; stats_formats.cc lists them.
#pragma once

#include <string>

#include "locseg/stats.h"

namespace locseg::report {

[[nodiscard]] std::string stats_text(const Stats& stats);
[[nodiscard]] std::string stats_json(const Stats& stats);

}  // namespace locseg::report
