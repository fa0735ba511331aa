#include "base/line_cursor.h"

#include <gtest/gtest.h>

#include <string_view>

#include "base/utf8.h"

namespace locseg::base {
namespace line_cursor_test {

TEST(LineCursor, CountsLinesAndCodePoints) {
  LineCursor lines("ab\n\xC3\xA9\xE8\xAF\x91x\r\n\ny");
  EXPECT_EQ(lines.position_at(0), (Position{1, 1}));
  EXPECT_EQ(lines.position_at(1), (Position{1, 2}));
  EXPECT_EQ(lines.position_at(1), (Position{1, 2}));
  EXPECT_EQ(lines.position_at(5), (Position{2, 2}));
  EXPECT_EQ(lines.position_at(8), (Position{2, 3}));
  EXPECT_EQ(lines.position_at(11), (Position{3, 1}));
  EXPECT_EQ(lines.position_at(12), (Position{4, 1}));
}

TEST(LineCursor, TakesNoColumnForAByteOrderMark) {
  LineCursor lines(
      "\xEF\xBB\xBF"
      "ab\nc");
  EXPECT_EQ(lines.position_at(4), (Position{1, 2}));
  EXPECT_EQ(lines.position_at(6), (Position{2, 1}));
}

// Every offset that begins a character, in order.
TEST(LineCursor, TellsWhatALookFromTheBeginningTells) {
  for (const std::string_view text :
       {"", "\n", "a", "\n\n\xC3\xA9\nab\n", "a\r\n\n\xE8\xAF\x91 b"}) {
    LineCursor lines(text);
    Position wanted{1, 1};
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
      if (at < text.size() && is_continuation(text[at])) continue;
      EXPECT_EQ(lines.line_at(at), wanted.line) << at << " of " << text;
      EXPECT_EQ(lines.position_at(at), wanted) << at << " of " << text;
      EXPECT_EQ(lines.line_begin(), begin) << at << " of " << text;
      const bool ends_line = at < text.size() && text[at] == '\n';
      wanted = ends_line ? Position{wanted.line + 1, 1} : Position{wanted.line, wanted.column + 1};
      if (ends_line) begin = at + 1;
    }
  }
}

TEST(LineCursor, MixesLinesAndPositions) {
  LineCursor lines("a\nbcd\ne");
  EXPECT_EQ(lines.line_at(3), 2U);
  EXPECT_EQ(lines.position_at(4), (Position{2, 3}));
  EXPECT_EQ(lines.line_at(6), 3U);
}

}  // namespace line_cursor_test
}  // namespace locseg::base
