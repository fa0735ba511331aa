// Clusters by https://www.unicode.org/reports/tr29/#Grapheme_Cluster_Boundaries. ICU splits only
// what may join: most characters of most texts make a cluster of their own.
#include "text/graphemes.h"

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

// Whether it makes a cluster with no other of these; what is not UTF-8 is shown as U+FFFD.
bool is_whole(char32_t c) { return c > 0x10FFFF || has_any(c, kIsWholeCluster); }

bool is_whole_at(std::string_view text, std::size_t at) {
  return at >= text.size() || is_whole(base::code_point_at(text, at).value);
}

// The first place after `begin` between two characters that make no cluster together.
std::size_t end_of_joined(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  while (at < text.size()) {
    const base::CodePoint point = base::code_point_at(text, at);
    at += point.size;
    if (is_whole(point.value) && is_whole_at(text, at)) break;
  }
  return at;
}

// Appends the clusters of a part of the text between boundaries, as ICU finds them.
void split_joined(std::string_view text, Span part, std::vector<Grapheme>& graphemes) {
  thread_local Breaks breaks(UBRK_CHARACTER);
  if (!breaks.start(part.of(text))) {
    for (std::size_t at = part.begin; at < part.end;) {
      const base::CodePoint point = base::code_point_at(text, at);
      graphemes.push_back({{at, at + point.size}, columns_of(point.value)});
      at += point.size;
    }
    return;
  }
  std::size_t begin = part.begin;
  while (breaks.next()) {
    const Span span{begin, part.begin + breaks.end()};
    graphemes.push_back({span, columns_of_cluster(span.of(text))});
    begin = span.end;
  }
}

}  // namespace

std::uint8_t columns_of(char32_t c) { return c <= 0x10FFFF ? CharacterTable::at(c).columns : 1; }

void split_graphemes(std::string_view text, std::vector<Grapheme>& graphemes) {
  graphemes.clear();
  if (text.empty()) return;
  base::CodePoint point = base::code_point_at(text, 0);
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + point.size;
    base::CodePoint next = end < text.size() ? base::code_point_at(text, end) : base::CodePoint{};
    if (is_whole(point.value) && is_whole(next.value)) {
      graphemes.push_back({{at, end}, columns_of(point.value)});
    } else {
      end = end_of_joined(text, at);
      split_joined(text, {at, end}, graphemes);
      if (end < text.size()) next = base::code_point_at(text, end);
    }
    at = end;
    point = next;
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
