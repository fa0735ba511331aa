// The numbers of an English text, strictly: what touches a letter that makes it a name is not a
// number.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "check/facts/technical_words.h"
#include "check/numbers/digits.h"
#include "locseg/span.h"

namespace locseg::check {

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
  std::vector<NumberKey> values;  ///< any of which may match it, the nearest first
};

/// The numbers of an English text, in order. Left out: technical words, and digits that are part of
/// a name (24x7, COVID-19, 21Vianet, FY20, E3). Left out as well, months apart: what `target`
/// spells the same way, with no digit beside it.
void read_english_numbers(std::string_view text, std::span<const TechnicalWord> technical,
                          std::string_view target, std::vector<Number>& into);

}  // namespace locseg::check
