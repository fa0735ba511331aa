// Each fold looks for the first thing to change, and only then copies.
#include "text/fold.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/character.h"
#include "text/normal.h"

namespace locseg::text {
namespace {

bool is_folded_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x80 && !base::is_ascii_upper(c);
  });
}

// The other width of `c` as Unicode's <wide> and <narrow> decompositions give it, which are all
// of one character; `c` where it has none.
char32_t other_width(char32_t c) {
  if (c == 0x3000) return ' ';
  if (c < 0xFF00 || c > 0xFFEF) return c;
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* compatibility = icu::Normalizer2::getNFKCInstance(status);
  icu::UnicodeString mapped;
  if (U_FAILURE(status) != 0 ||
      compatibility->getRawDecomposition(static_cast<UChar32>(c), mapped) == 0) {
    return c;
  }
  return static_cast<char32_t>(mapped.char32At(0));
}

// The table of other_width: 240 characters, asked of ICU once.
char32_t folded_width(char32_t c) {
  constexpr char32_t kFirst = 0xFF00;
  static const std::array<char32_t, 0xF0> table = [] {
    std::array<char32_t, 0xF0> made{};
    for (char32_t i = 0; i < made.size(); ++i) made[i] = other_width(kFirst + i);
    return made;
  }();
  return c >= kFirst && c < kFirst + table.size() ? table[c - kFirst] : other_width(c);
}

char32_t folded_digit(char32_t c) {
  const int value = c < 0x80 ? -1 : digit_value(c);
  return value < 0 ? c : static_cast<char32_t>('0' + value);
}

// `text` with every code point changed by `fold`.
std::string_view fold_each(std::string_view text, std::string& scratch,
                           char32_t (*fold)(char32_t)) {
  bool changed = false;
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const base::CodePoint point = base::code_point_at(text, at);
    const char32_t folded = point.valid() ? fold(point.value) : point.value;
    if (folded != point.value) {
      if (!changed) scratch.clear();
      changed = true;
      scratch.append(text.substr(copied, at - copied));
      base::append_utf8(scratch, folded);
      copied = at + point.size;
    }
    at += point.size;
  }
  if (!changed) return text;
  scratch.append(text.substr(copied));
  return scratch;
}

bool is_space_at(std::string_view text, std::size_t at, std::size_t& size) {
  const auto byte = static_cast<unsigned char>(text[at]);
  size = 1;
  if (byte < 0x80) return byte == ' ' || (byte >= '\t' && byte <= '\r');
  const base::CodePoint point = base::code_point_at(text, at);
  size = point.size;
  return point.valid() && is_space(point.value);
}

// One space between things that are none, and none at the ends.
bool is_folded_space(std::string_view text) {
  bool after_space = true;
  std::size_t size = 0;
  for (std::size_t at = 0; at < text.size(); at += size) {
    const bool space = is_space_at(text, at, size);
    if (space && (after_space || text[at] != ' ')) return false;
    after_space = space;
  }
  return text.empty() || !after_space;
}

}  // namespace

std::string_view fold_case(std::string_view text, std::string& scratch) {
  if (is_folded_ascii(text) || text.size() > std::numeric_limits<std::int32_t>::max()) return text;
  scratch.clear();
  icu::StringByteSink<std::string> sink(&scratch);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8Fold(U_FOLD_CASE_DEFAULT, {text.data(), static_cast<std::int32_t>(text.size())},
                         sink, nullptr, status);
  return U_FAILURE(status) != 0 ? text : std::string_view(scratch);
}

std::string_view fold_width(std::string_view text, std::string& scratch) {
  const std::string_view folded = fold_each(text, scratch, folded_width);
  if (folded.data() == text.data()) return text;
  // Half-width voice marks became combining ones.
  std::string composed;
  if (to_nfc(folded, composed).data() == composed.data()) scratch = std::move(composed);
  return scratch;
}

std::string_view fold_space(std::string_view text, std::string& scratch) {
  if (is_folded_space(text)) return text;
  scratch.clear();
  bool owed = false;
  std::size_t size = 0;
  for (std::size_t at = 0; at < text.size(); at += size) {
    if (is_space_at(text, at, size)) {
      owed = !scratch.empty();
      continue;
    }
    if (owed) scratch += ' ';
    owed = false;
    scratch.append(text.substr(at, size));
  }
  return scratch;
}

std::string_view fold_digits(std::string_view text, std::string& scratch) {
  return fold_each(text, scratch, folded_digit);
}

}  // namespace locseg::text
