#include "report/marked_line.h"

#include <gtest/gtest.h>

namespace locseg::report {
namespace marked_line_test {

struct Case {
  std::string_view name;
  std::string_view text;
  Span mark;
  std::string_view shown;
  std::string_view marks;
  TextOrder order = TextOrder::kVisual;
  std::size_t columns = 40;
};

class MarkedLineOf : public testing::TestWithParam<Case> {};

TEST_P(MarkedLineOf, PutsMarksUnderTheRightColumns) {
  const Case& it = GetParam();
  const MarkedLine line = marked_line(it.text, it.mark, it.columns, it.order);
  EXPECT_EQ(line.before + line.marked + line.after, it.shown);
  EXPECT_EQ(line.marks, it.marks);
}

INSTANTIATE_TEST_SUITE_P(
    Table, MarkedLineOf,
    testing::Values(Case{"ascii", "one two three", {4, 7}, "one two three", "    ^^^"},
                    Case{"point", "one two", {4, 4}, "one two", "    ^"},
                    Case{"point_at_end", "one", {3, 3}, "one ", "   ^"},
                    Case{"nothing", "", {0, 0}, " ", "^"},
                    Case{"wide", "日本語です", {6, 9}, "日本語です", "    ^^"},
                    Case{"combining_before", "e\u0301e\u0301x", {6, 7}, "e\u0301e\u0301x", "  ^"},
                    Case{"mark_inside_cluster", "ae\u0301", {2, 4}, "ae\u0301", " ^"},
                    Case{"tab_and_line_feed", "a\tb\nc", {5, 5}, "a\\tb\\nc ", "       ^"},
                    Case{"invisible", "a\u200Bb", {1, 4}, "a\\u{200b}b", " ^^^^^^^^"},
                    Case{"joiner_inside_cluster", "a\u200Db", {1, 4}, "a\\u{200d}b", " ^^^^^^^^"},
                    Case{"bidi_control", "a\u202Eb", {1, 4}, "a\\u{202e}b", " ^^^^^^^^"},
                    Case{"broken_byte", "a\xFFz", {1, 2}, "a\\xffz", " ^^^^"},
                    // Two Arabic words, the first one marked: shown on the right of the second.
                    Case{"arabic_visual",
                         "\u0633\u0645 \u0628\u062A",
                         {0, 4},
                         "\u0633\u0645 \u0628\u062A",
                         "   ^^"},
                    Case{"arabic_logical",
                         "\u0633\u0645 \u0628\u062A",
                         {0, 4},
                         "\u0633\u0645 \u0628\u062A",
                         "^^",
                         TextOrder::kLogical},
                    // Latin inside Arabic keeps its order: the L of "ALB" comes before the B.
                    Case{"latin_in_arabic", "\u0633 AB \u0645", {4, 5}, "\u0633 AB \u0645", "   ^"},
                    Case{"window_in_the_middle",
                         "0123456789012345678901234567890123456789x0123456789",
                         {40, 41},
                         "\u2026"
                         "56789x0123\u2026",
                         "      ^",
                         TextOrder::kVisual,
                         12},
                    Case{"window_at_the_start",
                         "x0123456789012345",
                         {0, 1},
                         "x01234567890\u2026",
                         "^",
                         TextOrder::kVisual,
                         14},
                    Case{"window_mark_too_long",
                         "01234567890123456789",
                         {2, 20},
                         "\u2026234567890123\u2026",
                         " ^^^^^^^^^^^^",
                         TextOrder::kVisual,
                         14}),
    [](const auto& info) { return std::string(info.param.name); });

TEST(MarkedLine, CostsByColumnsNotByText) {
  const std::string text(std::size_t{10} << 20U, 'x');
  for (int i = 0; i < 200; ++i) {
    const MarkedLine line = marked_line(text, {5'000'000, 9'000'000}, 80, TextOrder::kVisual);
    ASSERT_EQ(line.marks.size(), 79U);
  }
}

}  // namespace marked_line_test
}  // namespace locseg::report
