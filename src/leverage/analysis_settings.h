// What an analysis takes from the configuration and from a caller's words.
#pragma once

#include <span>
#include <string_view>

#include "config/config.h"
#include "locseg/memory.h"
#include "locseg/result.h"

namespace locseg {

/// The tables `[analyze]` (`internal`) and `[analyze.weights]` of .locseg.toml.
[[nodiscard]] std::span<const ConfigKey> analysis_config_keys();
/// What the configuration says over `options`. kMisuse at a weight that is not valid.
[[nodiscard]] Result<void> read_analysis_settings(const Config& config, AnalysisOptions& options);
/// `100=15` or `new=100`: sets a weight. kMisuse if it names no band or no weight of 0 to 1000.
[[nodiscard]] Result<void> set_weight(std::string_view given, BandWeights& weights);

}  // namespace locseg
