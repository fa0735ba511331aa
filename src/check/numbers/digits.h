// How numbers are written in digits: what `1,000.5`, `1.000,5`, `1 000` and `5.0.0` may mean.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "text/number_names.h"

namespace locseg::check {

/// A value: decimal digits without leading zeros, and a point with what follows it if the fraction
/// is not zero: `1000.5`, `0`. Also `m3` for the month of March, and digits with marks that are no
/// one number, as they are written: `5.0.0`.
using NumberKey = std::string;

/// `whole.fraction` times ten to the power of `tens`.
[[nodiscard]] NumberKey key_of(std::string_view whole, std::string_view fraction, int tens = 0);

/// `value` times ten to the power of `tens`.
[[nodiscard]] NumberKey scaled(const NumberKey& value, int tens);

/// What digits with marks between them may mean.
struct Readings {
  std::vector<NumberKey> values;  ///< any of which it is, never empty
  std::vector<NumberKey> parts;   ///< of a list, a date or the like: all of which it may be
};

/// Stands for a wide comma between digits: it parts a list, or is the comma of thousands that
/// decimal-punctuation reports.
inline constexpr char kWideComma = '\x02';

/// Reads `written`: ASCII digits with one of `.,' ` or kWideComma between them. As the language
/// with `marks` writes it if it does so; else, and without `marks`, as any language does.
[[nodiscard]] Readings readings_of(std::string_view written, const text::NumberMarks* marks);

/// Past the ASCII digits at `at`.
[[nodiscard]] inline std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (at < text.size() && base::is_ascii_digit(text[at])) ++at;
  return at;
}

/// NUL past the end.
[[nodiscard]] inline char byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? text[at] : '\0';
}

}  // namespace locseg::check
