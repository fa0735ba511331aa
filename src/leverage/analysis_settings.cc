// The weights of an analysis, from the configuration and from the command line.
#include "leverage/analysis_settings.h"

#include <charconv>

#include "base/printable.h"

namespace locseg {
namespace {

constexpr ConfigKey band_weight(std::string_view band, std::string_view standard) {
  return {"analyze.weights", band, ConfigType::kNumber, "percent that a word of the band costs",
          standard};
}

constexpr ConfigKey kAnalysisKeys[] = {
    {"analyze", "", ConfigType::kTable, "how much work there is to translate"},
    {"analyze", "internal", ConfigType::kBoolean, "false: do not compare the job with itself",
     "true"},
    {"analyze.weights", "", ConfigType::kTable, "what words cost"},
    band_weight("context", "0"),
    band_weight("repetition", "10"),
    band_weight("100", "10"),
    band_weight("95-99", "30"),
    band_weight("85-94", "50"),
    band_weight("75-84", "70"),
    band_weight("50-74", "100"),
    band_weight("new", "100"),
};

constexpr std::uint32_t kMaxWeight = 1000;

std::string known_bands() {
  std::string names;
  for (std::size_t i = 0; i < kBands; ++i) {
    names += (i == 0 ? "" : ", ") + std::string(name_of(static_cast<Band>(i)));
  }
  return names;
}

}  // namespace

std::span<const ConfigKey> analysis_config_keys() { return kAnalysisKeys; }

Result<void> read_analysis_settings(const Config& config, AnalysisOptions& options) {
  for (const ConfigEntry& entry : config.entries) {
    if (entry.table == "analyze" && entry.key == "internal") options.internal = entry.boolean();
    if (entry.table != "analyze.weights" || entry.key.empty()) continue;
    const auto band = band_of(entry.key);
    const double weight = entry.number();
    if (!band || !(weight >= 0 && weight <= kMaxWeight) ||
        weight != static_cast<double>(static_cast<std::uint32_t>(weight))) {
      return failure(ErrorCode::kMisuse,
                     base::printable(entry.key) + ": expected a whole number of 0 to 1000",
                     config.path, entry.position);
    }
    options.weights[static_cast<std::size_t>(*band)] = static_cast<std::uint32_t>(weight);
  }
  return {};
}

Result<void> set_weight(std::string_view given, BandWeights& weights) {
  const std::size_t equals = given.find('=');
  const auto band = band_of(given.substr(0, equals));
  std::uint32_t weight = 0;
  const std::string_view number =
      equals == std::string_view::npos ? std::string_view() : given.substr(equals + 1);
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), weight);
  if (!band || number.empty() || error != std::errc() || end != number.data() + number.size() ||
      weight > kMaxWeight) {
    return failure(ErrorCode::kMisuse,
                   "'" + base::printable(given) +
                       "' is not a weight: expected BAND=N with N of 0 to 1000 and"
                       " a band of " +
                       known_bands());
  }
  weights[static_cast<std::size_t>(*band)] = weight;
  return {};
}

}  // namespace locseg
