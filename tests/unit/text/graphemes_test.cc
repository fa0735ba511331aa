#include "text/graphemes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>

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

}  // namespace graphemes_test
}  // namespace locseg::text
