// What is beside the digits of a text: words that tell what a number is of.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "check/facts/segment_facts.h"
#include "check/numbers/digits.h"
#include "locseg/span.h"

namespace locseg::check {

/// `st`, `nd`, `rd`, `th`.
[[nodiscard]] bool is_ordinal_ending(std::string_view letters);

/// Symbols of SI and IEC 80000-13, and what English writes without a space, in lower case.
[[nodiscard]] bool is_unit(std::string_view letters);

/// Past the figure of speech that begins at `begin`, which languages render in their own way:
/// `24/7`, `24 X 7`, `1:1`, `100%`, `360-degree`; npos if none does.
[[nodiscard]] std::size_t skip_figure(std::string_view text, std::size_t begin);

/// The `AM` or `PM` after optional spaces: 'a', 'p' or 0; moves `at` past it.
[[nodiscard]] char read_half_of_day(std::string_view text, std::size_t& at);

/// What `hour` may be on a clock of the other kind; `half` as `read_half_of_day` gives it.
[[nodiscard]] std::vector<NumberKey> hour_values(int hour, char half);

/// What may be between digits and the word beside them: a space, a point, a comma, a hyphen.
[[nodiscard]] constexpr bool is_gap_beside_digits(char c) {
  return c == ' ' || c == '.' || c == ',' || c == '-';
}

/// Where the letters and marks from `at` on end.
[[nodiscard]] std::size_t word_end(std::string_view text, std::size_t at);

/// The month that `word` names beside a digit; 0 for other words. In English with a capital only,
/// for may and march.
[[nodiscard]] int month_beside_digit(std::string_view text, Span word, std::string_view lang);

/// True if a month's name is beside a digit of `side`, which costs little if there is none.
[[nodiscard]] bool names_month(Side& side);

}  // namespace locseg::check
