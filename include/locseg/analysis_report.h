/// Analyses as people and programs read them.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "locseg/analysis.h"

namespace locseg {

/// An entry of the table of formats.
struct AnalysisFormat {
  std::string_view name;     ///< as `--format` takes it
  std::string_view summary;  ///< one line
  std::string (*render)(const Analysis& analysis);
};

/// Every format, in the order in which help lists them.
[[nodiscard]] std::span<const AnalysisFormat> analysis_formats();

/// By name; null where there is none.
[[nodiscard]] const AnalysisFormat* find_analysis_format(std::string_view name);

}  // namespace locseg
