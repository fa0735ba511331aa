// Numbers as people write them: what a number of the source could be, and which numbers a target
// could be read to hold. The first reading is strict and the second generous, so that a number is
// called lost only when nothing in the target can stand for it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "check/technical.h"
#include "locseg/span.h"

namespace locseg::check {

/// A value: decimal digits without leading zeros, and a point with what follows it where the
/// fraction is not zero. `1000.5`, `0`.
using NumberKey = std::string;

enum class NumberKind : std::uint8_t {
  kPlain,
  kTime,      ///< hours or minutes of `5:30 PM`
  kMonth,     ///< a month's name beside a day or a year
  kDatePart,  ///< of `3/11/17` or `2020-02-14`: a day, a month, or a fraction's part
};

struct Number {
  Span span;
  NumberKind kind = NumberKind::kPlain;
  std::size_t digits = 0;         ///< that are written
  std::vector<NumberKey> values;  ///< any of which may stand for it, the nearest first
};

/// The numbers of an English text, in order. Left out: technical words, and digits that are part of
/// a name (24x7, COVID-19, 21Vianet, FY20, E3).
void read_english_numbers(std::string_view text, std::span<const TechnicalWord> technical,
                          std::vector<Number>& into);

/// Every value that `text` can be read to hold, sorted, each once: with point or comma for the
/// decimals, in digits of any script, times 万 or Mio., in words of `lang`, as 2020 in FY20.
/// Months that are named or numbered go to `months`.
void read_any_numbers(std::string_view text, std::string_view lang, std::vector<NumberKey>& values,
                      std::vector<NumberKey>& months);

/// A time of day or a month that cannot exist: `25:00`, `13 月`. Empty where there is none.
[[nodiscard]] Span impossible_time(std::string_view text);

}  // namespace locseg::check
