#include "text/graphemes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "text/breaks.h"

namespace locseg::text {
namespace graphemes_test {

struct Case {
  std::string_view name;
  std::string_view text;
  std::vector<std::pair<std::string_view, int>> graphemes;
};

class Graphemes : public testing::TestWithParam<Case> {};

TEST_P(Graphemes, AreThose) {
  std::vector<Grapheme> graphemes;
  split_graphemes(GetParam().text, graphemes);
  std::vector<std::pair<std::string_view, int>> seen;
  std::size_t columns = 0;
  for (const Grapheme& grapheme : graphemes) {
    seen.emplace_back(grapheme.span.of(GetParam().text), grapheme.columns);
    columns += grapheme.columns;
  }
  EXPECT_THAT(seen, testing::ElementsAreArray(GetParam().graphemes));
  EXPECT_EQ(columns_of(GetParam().text), columns);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Graphemes,
    testing::Values(
        Case{"empty", "", {}}, Case{"ascii", "a b", {{"a", 1}, {" ", 1}, {"b", 1}}},
        Case{"controls", "a\t\x1B", {{"a", 1}, {"\t", 0}, {"\x1B", 0}}},
        Case{"line_end", "a\r\n", {{"a", 1}, {"\r\n", 0}}},
        Case{"combining", "e\u0301\u0323x", {{"e\u0301\u0323", 1}, {"x", 1}}},
        Case{"wide", "中a", {{"中", 2}, {"a", 1}}}, Case{"kana", "ｶﾞが", {{"ｶﾞ", 1}, {"が", 2}}},
        Case{"fullwidth", "Ａ　", {{"Ａ", 2}, {"　", 2}}},
        Case{"ambiguous_is_narrow", "“…", {{"“", 1}, {"…", 1}}},
        Case{"jamo", "\u1112\u1161\u11AB한", {{"\u1112\u1161\u11AB", 2}, {"한", 2}}},
        Case{"thai", "ไฟล์", {{"ไ", 1}, {"ฟ", 1}, {"ล์", 1}}},
        Case{"hindi", "फ़ाइ", {{"फ़ा", 1}, {"इ", 1}}}, Case{"arabic", "مَلّ", {{"مَ", 1}, {"لّ", 1}}},
        Case{"emoji", "😀👩‍👧👍🏽", {{"😀", 2}, {"👩‍👧", 2}, {"👍🏽", 2}}},
        Case{"flag", "🇩🇪🇯🇵", {{"🇩🇪", 2}, {"🇯🇵", 2}}},
        Case{"selector", "❤️❤", {{"❤️", 2}, {"❤", 1}}},
        Case{"invisible", "\u200Ba\u202E", {{"\u200B", 0}, {"a", 1}, {"\u202E", 0}}},
        Case{"not_utf8", "é\xFF\xE6\x96", {{"é", 1}, {"\xFF", 1}, {"\xE6\x96", 1}}}),
    [](const auto& info) { return std::string(info.param.name); });

// The clusters that ICU finds in the whole text at once.
std::vector<Span> clusters_by_icu(std::string_view text) {
  Breaks breaks(UBRK_CHARACTER);
  std::vector<Span> spans;
  if (!breaks.start(text)) return spans;
  std::size_t begin = 0;
  while (breaks.next()) {
    spans.push_back({begin, breaks.end()});
    begin = breaks.end();
  }
  return spans;
}

TEST(Graphemes, AreThoseOfIcuInAnyMixture) {
  constexpr std::string_view kPieces[] = {
      "a",          " ",        "\r",       "\n",     "\t",     "e\u0301", "\u0301", "中",
      "が",         "か\u3099", "한",       "\u1112", "\u1161", "\u11AB",  "ไ",      "ล์",
      "ำ",          "फ़",        "\u094D",   "ष",      "😀",      "👩",       "\u200D", "👧",
      "\U0001F3FD", "🇩",        "🇪",        "\uFE0F", "❤",      "\u0600",  "١",      "\u200B",
      "\u202E",     "\xFF",     "\xE6\x96", "א",      "\u0903"};
  std::mt19937 random(20261128);
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::size_t i = random() % 12; i > 0; --i) text += kPieces[random() % std::size(kPieces)];
    std::vector<Grapheme> graphemes;
    split_graphemes(text, graphemes);
    std::vector<Span> spans;
    for (const Grapheme& grapheme : graphemes) spans.push_back(grapheme.span);
    ASSERT_EQ(spans, clusters_by_icu(text)) << testing::PrintToString(text);
  }
}

}  // namespace graphemes_test
}  // namespace locseg::text
