#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "locseg/diff.h"
#include "markup/codes.h"
#include "reference/random.h"
#include "text/word_tokens.h"

namespace locseg {
namespace text_diff_test {

// `kept[-removed-]{+added+}`, as git's word diff shows it; checks that the pieces cover both.
std::string shown(std::string_view before, std::string_view after,
                  ArticleKind kind = ArticleKind::kMarkdown) {
  std::string out;
  std::uint64_t i = 0;
  std::uint64_t j = 0;
  for (const TextPiece& piece : diff_texts(before, after, kind)) {
    EXPECT_EQ(piece.before.begin, i);
    EXPECT_EQ(piece.after.begin, j);
    i = piece.before.end;
    j = piece.after.end;
    const std::string old_text(piece.before.of(before));
    const std::string new_text(piece.after.of(after));
    switch (piece.kind) {
      case PieceKind::kKept:
        EXPECT_EQ(old_text, new_text);
        out += old_text;
        break;
      case PieceKind::kRemoved:
        EXPECT_EQ(new_text, "");
        out += "[-" + old_text + "-]";
        break;
      case PieceKind::kAdded:
        EXPECT_EQ(old_text, "");
        out += "{+" + new_text + "+}";
        break;
    }
  }
  EXPECT_EQ(i, before.size());
  EXPECT_EQ(j, after.size());
  return out;
}

// Where the tokens of all of `text` end, and 0: words between the marks of codes.
std::vector<std::uint64_t> word_ends(std::string_view text) {
  std::vector<Span> marks;
  for (const markup::Code& code : markup::find_codes(text, markup::Syntax::kMarkdown).codes) {
    marks.push_back(code.open);
    if (code.paired()) marks.push_back(code.close);
  }
  std::sort(marks.begin(), marks.end(), [](Span a, Span b) { return a.begin < b.begin; });
  marks.push_back({text.size(), text.size()});
  std::vector<std::uint64_t> out = {0};
  std::vector<text::Token> tokens;
  for (std::uint64_t at = 0; const Span& mark : marks) {
    text::split_words(Span{at, mark.begin}.of(text), tokens);
    for (const text::Token& token : tokens) out.push_back(at + token.span.end);
    at = mark.end;
    out.push_back(at);
  }
  return out;
}

struct Case {
  std::string_view name;
  std::string_view before;
  std::string_view after;
  std::string_view shown;
};

class DiffTexts : public testing::TestWithParam<Case> {};

TEST_P(DiffTexts, ShowsWords) {
  EXPECT_EQ(shown(GetParam().before, GetParam().after), GetParam().shown);
}

INSTANTIATE_TEST_SUITE_P(
    Table, DiffTexts,
    testing::Values(Case{"empty", "", "", ""}, Case{"same", "one two", "one two", "one two"},
                    Case{"word", "Select the plan.", "Select a plan.", "Select [-the-]{+a+} plan."},
                    Case{"added", "Select a plan.", "Select a new plan.", "Select a {+new +}plan."},
                    Case{"spaces_are_no_common_ground", "red green blue", "one two three",
                         "[-red green blue-]{+one two three+}"},
                    Case{"markdown_has_emphasis", "a *b* c", "a *x* c", "a *[-b-]{+x+}* c"},
                    Case{"all_gone", "one", "", "[-one-]"},
                    Case{"code_stays_whole", "See [the guide](a/b-c.md).",
                         "See [the guide](a/b-d.md).",
                         "See [the guide[-](a/b-c.md)-]{+](a/b-d.md)+}."},
                    Case{"chinese_words", "选择计划。", "选择方案。",
                         "选择[-计划-]{+方案+}"
                         "。"}),
    [](const auto& info) { return std::string(info.param.name); });

TEST(DiffTextsXml, HasTagsAndNoMarkdown) {
  EXPECT_EQ(shown("a *b c* d", "a *x c* d", ArticleKind::kXml), "a *[-b-]{+x+} c* d");
  EXPECT_EQ(shown("<see cref=\"A\"/> of", "<see cref=\"B\"/> of", ArticleKind::kXml),
            "[-<see cref=\"A\"/>-]{+<see cref=\"B\"/>+} of");
  EXPECT_EQ(shown("[a](b c)", "[a](x c)", ArticleKind::kXml), "[a]([-b-]{+x+} c)");
}

TEST(DiffTextsProperties, EndPiecesWhereWordsOfTheWholeTextsEnd) {
  reference::Random random(52);
  constexpr std::string_view kParts[] = {"word ", "two", " ",      "**", "`x y`",  "[a](b)", "3",
                                         ".",     ",",   "(",      ")",  "数据库", "管理",   "。",
                                         "，",    "的",  "データ", "を", "ระบบ",   "ไทย",    "<b>"};
  for (int round = 0; round < 3000; ++round) {
    std::string before;
    std::string after;
    for (std::uint32_t i = random.below(16); i > 0; --i) {
      const std::string_view part = kParts[random.below(std::size(kParts))];
      if (!random.one_in(8)) before += part;
      if (!random.one_in(8)) after += part;
    }
    std::vector<std::uint64_t> ends_before = word_ends(before);
    std::vector<std::uint64_t> ends_after = word_ends(after);
    for (const TextPiece& piece : diff_texts(before, after, ArticleKind::kMarkdown)) {
      ASSERT_TRUE(std::binary_search(ends_before.begin(), ends_before.end(), piece.before.end))
          << before << " | " << after;
      ASSERT_TRUE(std::binary_search(ends_after.begin(), ends_after.end(), piece.after.end))
          << before << " | " << after;
    }
  }
}

TEST(DiffTextsProperties, CoverBothTexts) {
  reference::Random random(51);
  constexpr std::string_view kParts[] = {"word ", "two",  " ", "**", "`x y`", "[a](b)",
                                         "译",    "\xFF", ".", "\n", "<b>"};
  for (int round = 0; round < 3000; ++round) {
    std::string before;
    std::string after;
    for (std::uint32_t i = random.below(12); i > 0; --i) {
      const std::string_view part = kParts[random.below(std::size(kParts))];
      if (!random.one_in(4)) before += part;
      if (!random.one_in(4)) after += part;
    }
    static_cast<void>(shown(before, after));
  }
}

}  // namespace text_diff_test
}  // namespace locseg
