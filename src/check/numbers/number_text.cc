#include "check/numbers/number_text.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "base/utf8.h"
#include "check/numbers/digits.h"
#include "text/character.h"

namespace locseg::check {
namespace {

// The ASCII mark that `c` is as a part of a number; NUL for other characters.
char ascii_mark(char32_t c) {
  switch (c) {
    case U'\u066B':  // Arabic decimal separator
      return '.';
    case U'\u066C':  // Arabic thousands separator
    case U'\u060C':  // Arabic comma
      return ',';
    case U'\u2018':
    case U'\u2019':
    case U'\u2032':
      return '\'';
    case U'\u2010':
    case U'\u2011':
    case U'\u2012':
    case U'\u2013':
    case U'\u2212':
      return '-';
    case U'\u2044':
    case U'\u2215':
      return '/';
    case U'\u066A':
      return '%';
    default:
      return c >= 0xFF01 && c <= 0xFF5E ? static_cast<char>(c - 0xFEE0) : '\0';
  }
}

// What may not stay as it is: backslashes, and some of what is past ASCII. U+4000 to U+9FFF stay,
// so what begins them is left out, as is what goes on with any character.
constexpr base::ByteSet kOthers = base::ByteSet("\\").with(0xC0, 0xE3).with(0xEA, 0xFF);

bool starts_with_digit(std::string_view text) {
  return !text.empty() && text::digit_value(base::code_point_at(text, 0).value) >= 0;
}

// What `。`, `，` and `、` between digits are; NUL for others.
char mark_between_digits(std::string_view before, char32_t c, std::string_view after) {
  const bool is_comma = c == U'，' || c == U'、';
  if (!is_comma && c != U'。') return '\0';
  const bool between =
      !before.empty() && base::is_ascii_digit(before.back()) && starts_with_digit(after);
  return !between ? '\0' : is_comma ? kWideComma : '.';
}

}  // namespace

NumberText::NumberText(std::string_view text) {
  plain_.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = kOthers.find(text, at);
    if (end > at) {
      append(text.substr(at, end - at), at);
      at = end;
      continue;
    }
    if (text[at] == '\\') {
      ++at;
      continue;
    }
    const base::CodePoint point = base::code_point_at(text, at);
    append_point(text, at, point.size, point.value);
    at += point.size;
  }
  append({}, text.size());
}

std::size_t NumberText::offset(std::size_t at) const {
  const auto next = std::ranges::upper_bound(stretches_, at, {}, &Stretch::begin);
  const Stretch& stretch = *std::prev(next);
  return stretch.offset + (at - stretch.begin);
}

void NumberText::append(std::string_view bytes, std::size_t offset) {
  const std::size_t begin = plain_.size();
  if (stretches_.empty() ||
      stretches_.back().offset + (begin - stretches_.back().begin) != offset) {
    stretches_.push_back({begin, offset});
  }
  plain_ += bytes;
}

void NumberText::append_point(std::string_view text, std::size_t at, std::size_t size,
                              char32_t value) {
  const auto one = [&](char c) { append({&c, 1}, at); };
  if (const int digit = text::digit_value(value); digit >= 0) {
    one(static_cast<char>('0' + digit));
  } else if (const char between = mark_between_digits(plain_, value, text.substr(at + size));
             between != '\0') {
    one(between);
  } else if (const char mark = ascii_mark(value); mark != '\0') {
    one(mark);
  } else if (text::is_space(value)) {
    one(' ');
  } else if (!text::is_invisible(value)) {
    append(text.substr(at, size), at);
  }
}

}  // namespace locseg::check
