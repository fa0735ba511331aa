// The reports of analyses, one a file; analysis_formats.cc lists them.
#pragma once

#include <string>
#include <string_view>

#include "locseg/analysis.h"

namespace locseg::report {

[[nodiscard]] std::string analysis_text(const Analysis& analysis);
[[nodiscard]] std::string analysis_json(const Analysis& analysis);
[[nodiscard]] std::string analysis_csv(const Analysis& analysis);
[[nodiscard]] std::string analysis_html(const Analysis& analysis);

/// Hundredths as `12.5`: exact, without zeros at the end.
[[nodiscard]] std::string decimal(std::uint64_t hundredths);
/// Hundredths rounded to whole ones, halves up, with commas.
[[nodiscard]] std::string rounded(std::uint64_t hundredths);
/// `unknown` where a language is not known.
[[nodiscard]] std::string_view shown_language(std::string_view tag);

}  // namespace locseg::report
