// Clusters by ICU: https://www.unicode.org/reports/tr29/#Grapheme_Cluster_Boundaries. Widths by
// https://www.unicode.org/reports/tr11/, with the terminals' reading of "ambiguous" as narrow.
#include "text/graphemes.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.h"
#include "text/breaks.h"
#include "text/character.h"

namespace locseg::text {
namespace {

constexpr char32_t kEmojiSelector = 0xFE0F;

bool is_plain_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

bool is_regional_indicator(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

std::uint8_t columns_of_cluster(std::string_view cluster) {
  std::uint8_t columns = 0;
  std::size_t count = 0;
  char32_t first = 0;
  for (std::size_t at = 0; at < cluster.size(); ++count) {
    const base::CodePoint point = base::code_point_at(cluster, at);
    at += point.size;
    if (count == 0) first = point.value;
    const bool picture =
        count != 0 && (point.value == kEmojiSelector ||
                       (is_regional_indicator(first) && is_regional_indicator(point.value)));
    columns = std::max(columns, picture ? std::uint8_t{2} : columns_of(point.value));
  }
  return columns;
}

}  // namespace

std::uint8_t columns_of(char32_t c) {
  if (c < 0x7F) return c >= 0x20 ? 1 : 0;
  if (c < 0xA0) return 0;
  if (c > 0x10FFFF) return 1;
  if (c == 0xAD) return 1;  // the soft hyphen is shown
  if (is_mark(c) || is_invisible(c)) return 0;
  const auto point = static_cast<UChar32>(c);
  const auto syllable = u_getIntPropertyValue(point, UCHAR_HANGUL_SYLLABLE_TYPE);
  if (syllable == U_HST_VOWEL_JAMO || syllable == U_HST_TRAILING_JAMO) return 0;
  const auto width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

void split_graphemes(std::string_view text, std::vector<Grapheme>& graphemes) {
  graphemes.clear();
  thread_local Breaks breaks(UBRK_CHARACTER);
  if (is_plain_ascii(text) || !breaks.start(text)) {
    for (std::size_t at = 0; at < text.size();) {
      const base::CodePoint point = base::code_point_at(text, at);
      graphemes.push_back({{at, at + point.size}, columns_of(point.value)});
      at += point.size;
    }
    return;
  }
  std::size_t begin = 0;
  while (breaks.next()) {
    const Span span{begin, breaks.end()};
    graphemes.push_back({span, columns_of_cluster(span.of(text))});
    begin = breaks.end();
  }
}

std::size_t columns_of(std::string_view text) {
  if (is_plain_ascii(text)) return text.size();
  std::vector<Grapheme> graphemes;
  split_graphemes(text, graphemes);
  std::size_t columns = 0;
  for (const Grapheme& grapheme : graphemes) columns += grapheme.columns;
  return columns;
}

}  // namespace locseg::text
