// Words are CLDR's (text/number_names.h). Han numerals are read by their grammar: a digit times
// ten, hundred or thousand, a section times ten thousand or a hundred million.
#include "check/numbers/number_words.h"

#include <array>
#include <cstdint>
#include <string>

#include "base/utf8.h"
#include "text/character.h"

namespace locseg::check {
namespace {

int han_digit(char32_t c) {
  constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
  if (c == U'零') return 0;
  if (c == U'两' || c == U'兩' || c == U'双' || c == U'雙') return 2;
  const std::size_t at = kDigits.find(c);
  return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

int han_tens(char32_t c) {
  switch (c) {
    case U'十':
      return 1;
    case U'百':
      return 2;
    case U'千':
      return 3;
    case U'万':
    case U'萬':
      return 4;
    case U'亿':
    case U'億':
      return 8;
    case U'兆':
      return 12;
    default:
      return 0;
  }
}

std::uint64_t times_ten(std::uint64_t value, int tens) {
  for (int i = 0; i < tens; ++i) value *= 10;
  return value;
}

// 三, 二十, 一百二十, 三千万; moves `at` past it.
std::uint64_t read_han(std::string_view text, std::size_t& at) {
  constexpr int kMost = 16;  // characters
  std::uint64_t total = 0;
  std::uint64_t section = 0;
  std::uint64_t digit = 0;
  bool has_digit = false;
  for (int count = 0; at < text.size() && count < kMost; ++count) {
    const base::CodePoint point = base::code_point_at(text, at);
    const int value = han_digit(point.value);
    const int tens = han_tens(point.value);
    if (value >= 0) {
      digit = (has_digit ? digit * 10 : 0) + static_cast<std::uint64_t>(value);
      has_digit = true;
    } else if (tens > 0) {
      section += tens < 4 ? times_ten(has_digit ? digit : 1, tens) : digit;
      if (tens >= 4) {
        total += times_ten(section == 0 ? 1 : section, tens);
        section = 0;
      }
      digit = 0;
      has_digit = false;
    } else {
      break;
    }
    at += point.size;
  }
  return total + section + digit;
}

void read_han_numerals(std::string_view text, std::vector<NumberKey>& keys) {
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::code_point_at(text, at);
    if (point.value < 0x3000 || (han_digit(point.value) < 0 && han_tens(point.value) == 0)) {
      at += point.size;
      continue;
    }
    keys.push_back(std::to_string(read_han(text, at)));
    if (text.substr(at).starts_with("月")) keys.push_back("m" + keys.back());
  }
}

int roman_value(char c) {
  constexpr std::string_view kDigits = "IVXLCDM";
  constexpr std::array<int, 7> kValues = {1, 5, 10, 50, 100, 500, 1000};
  const std::size_t at = kDigits.find(c);
  return at == std::string_view::npos ? 0 : kValues[at];
}

// Words of nothing but Roman digits, in capitals.
void read_roman_numerals(std::string_view text, std::vector<NumberKey>& keys) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (roman_value(text[at]) == 0 || (at > 0 && base::is_ascii_alnum(text[at - 1]))) continue;
    int total = 0;
    std::size_t end = at;
    for (; end < text.size() && roman_value(text[end]) > 0; ++end) {
      const int value = roman_value(text[end]);
      total += end + 1 < text.size() && roman_value(text[end + 1]) > value ? -value : value;
    }
    if (total > 0 && (end == text.size() || !base::is_ascii_alnum(text[end]))) {
      keys.push_back(std::to_string(total));
    }
    at = end;
  }
}

}  // namespace

void read_number_words(std::string_view text, std::string_view lang, std::vector<NumberKey>& keys) {
  const std::size_t before = keys.size();
  std::vector<std::int64_t> values;
  text::find_spelled_numbers(text, lang, values);
  for (const std::int64_t value : values) keys.push_back(std::to_string(value));
  const std::size_t spelled = keys.size();
  values.clear();
  text::find_powers_of_ten(text, lang, values);
  for (const std::int64_t value : values) {
    const int tens = static_cast<int>(value);
    keys.push_back(key_of("1", "", tens));
    for (std::size_t i = before; i < spelled; ++i) keys.push_back(scaled(keys[i], tens));
  }
  read_han_numerals(text, keys);
  read_roman_numerals(text, keys);
}

void read_months(std::string_view text, std::string_view lang, std::vector<NumberKey>& keys) {
  std::vector<std::int64_t> months;
  text::find_months(text, lang, months);
  for (const std::int64_t month : months) keys.push_back("m" + std::to_string(month));
}

}  // namespace locseg::check
