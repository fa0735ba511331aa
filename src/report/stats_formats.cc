// The table of reports on counts.
#include <algorithm>

#include "locseg/stats_report.h"
#include "report/stats.h"

namespace locseg {
namespace {

constexpr StatsFormat kStatsFormats[] = {
    {"text", "a table, and what follows from it", report::stats_text},
    {"json", "one document with all counts", report::stats_json},
};

}  // namespace

std::span<const StatsFormat> stats_formats() { return kStatsFormats; }

const StatsFormat* find_stats_format(std::string_view name) {
  const auto* at = std::ranges::find(kStatsFormats, name, &StatsFormat::name);
  return at == std::end(kStatsFormats) ? nullptr : at;
}

}  // namespace locseg
