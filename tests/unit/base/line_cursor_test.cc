#include "base/line_cursor.h"

#include <gtest/gtest.h>

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

TEST(LineCursor, MixesLinesAndPositions) {
  LineCursor lines("a\nbcd\ne");
  EXPECT_EQ(lines.line_at(3), 2U);
  EXPECT_EQ(lines.position_at(4), (Position{2, 3}));
  EXPECT_EQ(lines.line_at(6), 3U);
}

}  // namespace line_cursor_test
}  // namespace locseg::base
