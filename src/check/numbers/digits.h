// How numbers are spelled in digits: what the strict reader of sources (source_numbers.h) and the
// generous one of targets (target_numbers.h) have in common. A number is called lost only when
// nothing that the second finds can match what the first found.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace locseg::check {

/// A value: decimal digits without leading zeros, and a point with what follows it where the
/// fraction is not zero. `1000.5`, `0`.
using NumberKey = std::string;

/// `whole.fraction` times ten to the power of `tens`.
[[nodiscard]] NumberKey key_of(std::string_view whole, std::string_view fraction, int tens = 0);

/// A number as it is written, and where it ends.
struct Written {
  std::string whole;
  std::string fraction;
  std::size_t end = 0;
};

/// The longest number at `begin` with `group` between its thousands and `point` before its
/// decimals: `1,000.5`; or `1` of `1,5`.
[[nodiscard]] Written read_written(std::string_view text, std::size_t begin, char group,
                                   char point);

/// Past the ASCII digits at `at`.
[[nodiscard]] std::size_t skip_digits(std::string_view text, std::size_t at);

/// NUL past the end.
[[nodiscard]] inline char byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? text[at] : '\0';
}

}  // namespace locseg::check
