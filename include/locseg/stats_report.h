/// Counts as people and programs read them.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "locseg/stats.h"

namespace locseg {

/// An entry of the table of formats.
struct StatsFormat {
  std::string_view name;     ///< as `--format` takes it
  std::string_view summary;  ///< one line
  std::string (*render)(const Stats& stats);
};

/// Every format, in the order in which help lists them.
[[nodiscard]] std::span<const StatsFormat> stats_formats();

/// By name; null where there is none.
[[nodiscard]] const StatsFormat* find_stats_format(std::string_view name);

}  // namespace locseg
