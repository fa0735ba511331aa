#include "check/numbers/beside_digits.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/utf8.h"
#include "locseg/identity.h"
#include "text/character.h"

namespace locseg::check {
namespace {

using base::ascii_lower;
using base::is_ascii;
using base::is_ascii_alnum;
using base::is_ascii_alpha;
using base::is_ascii_digit;

template <std::size_t kSize>
bool holds_word(const std::string_view (&list)[kSize], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

// A word beside a digit, at most two spaces, points or commas away; not one that touches digits.
bool is_beside_digit(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t after = end;
  while (after < end + 2 && is_gap_beside_digits(byte_at(text, after))) ++after;
  if (after > end && is_ascii_digit(byte_at(text, after))) return true;
  std::size_t before = begin;
  while (before > 0 && before + 2 > begin && is_gap_beside_digits(text[before - 1])) --before;
  // `3rd March`.
  if (before > 2 && is_ordinal_ending(text.substr(before - 2, 2))) before -= 2;
  return before < begin && before > 0 && is_ascii_digit(text[before - 1]);
}

}  // namespace

bool is_ordinal_ending(std::string_view letters) {
  constexpr std::string_view kEndings[] = {"st", "nd", "rd", "th"};
  return holds_word(kEndings, letters);
}

bool is_unit(std::string_view letters) {
  constexpr std::string_view kUnits[] = {"s",   "x",  "gb", "mb", "kb", "tb",  "pb",  "ghz",
                                         "mhz", "ms", "px", "h",  "hr", "hrs", "min", "mins",
                                         "mm",  "cm", "km", "kg", "pt", "am",  "pm"};
  return holds_word(kUnits, letters);
}

std::size_t skip_figure(std::string_view text, std::size_t begin) {
  constexpr std::string_view kFigures[] = {
      "24/7", "24 X 7", "24 x 7", "24x7",      "7x24",      "1:1",       "360-degree", "360 degree",
      "360°", "100%",   "100 %",  "1st party", "1st-party", "3rd party", "3rd-party"};
  for (const std::string_view figure : kFigures) {
    if (text[begin] != figure.front() || !text.substr(begin).starts_with(figure)) continue;
    const std::size_t end = begin + figure.size();
    if (!is_ascii_digit(byte_at(text, end))) return end;
  }
  return std::string_view::npos;
}

char read_half_of_day(std::string_view text, std::size_t& at) {
  std::size_t i = at;
  while (byte_at(text, i) == ' ') ++i;
  const char half = ascii_lower(byte_at(text, i));
  if (half != 'a' && half != 'p') return 0;
  ++i;
  if (byte_at(text, i) == '.') ++i;
  if (ascii_lower(byte_at(text, i)) != 'm' || is_ascii_alnum(byte_at(text, i + 1))) return 0;
  at = i + 1;
  return half;
}

std::vector<NumberKey> hour_values(int hour, char half) {
  std::vector<NumberKey> values = {std::to_string(hour)};
  const auto also = [&](int other) { values.push_back(std::to_string(other)); };
  if (half != 'a' && hour < 12) also(hour + 12);
  if (half != 'p' && hour == 12) {
    also(0);
    also(24);
  }
  if (half == 0 && hour > 12) also(hour - 12);
  if (half == 0 && hour == 0) also(12);
  return values;
}

std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (is_ascii(text[at])) {
      if (!is_ascii_alpha(text[at])) break;
      ++at;
      continue;
    }
    const base::CodePoint point = base::code_point_at(text, at);
    if (!point.valid() || !(text::is_letter(point.value) || text::is_mark(point.value))) break;
    at += point.size;
  }
  return at;
}

int month_beside_digit(std::string_view text, Span word, std::string_view lang) {
  const std::string_view name = word.of(text);
  if (name.size() < 3 || !is_beside_digit(text, word.begin, word.end)) return 0;
  if (primary_subtag(lang) == "en" && !base::is_ascii_upper(name[0])) return 0;
  return text::month_named(name, lang);
}

bool names_month(Side& side) {
  const std::string_view text = side.masked();
  const bool is_english = side.primary_lang() == "en";
  const auto is_month = [&](std::size_t begin, std::size_t end) {
    if (end < begin + 3 || (is_english && !base::is_ascii_upper(text[begin]))) return false;
    return text::month_named(text.substr(begin, end - begin), side.lang()) > 0;
  };
  return std::ranges::any_of(side.digits(), [&](Span digits) {
    std::size_t end = digits.begin;
    while (end > 0 && end + 2 > digits.begin && is_gap_beside_digits(text[end - 1])) --end;
    if (end < digits.begin) {
      std::size_t begin = end;
      while (begin > 0 && (is_ascii_alpha(text[begin - 1]) || !is_ascii(text[begin - 1]))) --begin;
      if (is_month(begin, end)) return true;
    }
    std::size_t at = digits.end;
    if (is_ordinal_ending(text.substr(at, 2))) at += 2;
    std::size_t begin = at;
    while (begin < at + 2 && is_gap_beside_digits(byte_at(text, begin))) ++begin;
    return begin > at && is_month(begin, word_end(text, begin));
  });
}

}  // namespace locseg::check
