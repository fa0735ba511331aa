// How every report of an analysis spells numbers and languages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace locseg::report {

/// Hundredths as `12.5`: exact, without zeros at the end.
[[nodiscard]] std::string decimal(std::uint64_t hundredths);
/// Hundredths rounded to whole ones, halves up, with commas.
[[nodiscard]] std::string rounded(std::uint64_t hundredths);
/// `unknown` where a language is not known.
[[nodiscard]] std::string_view shown_language(std::string_view tag);

}  // namespace locseg::report
