// Merging lines: what one side changed is taken, what both changed is theirs.
#include "update/line_merge.h"

#include <gtest/gtest.h>

#include <string>

namespace locseg::update {
namespace line_merge_test {

std::string merged(const ThreeTexts& texts) {
  std::string out;
  for (const Stretch& each : merge_lines(texts)) {
    out += each.span.of(each.is_ours ? texts.ours : texts.theirs);
  }
  return out;
}

TEST(MergeLines, TakesWhatOneSideChanged) {
  struct Case {
    ThreeTexts texts;
    std::string_view merged;
  };
  const Case cases[] = {
      {{"", "", ""}, ""},
      {{"a\nb\n", "a\nb\n", "a\nb\n"}, "a\nb\n"},
      {{"a\nb\nc\n", "a\nB\nc\n", "a\nb\nc\nd\n"}, "a\nB\nc\nd\n"},
      {{"a\nb\nc\n", "x\na\nb\nc\n", "a\nc\n"}, "x\na\nc\n"},
      {{"a\nb\n", "a\nb\nours\n", "a\nb\n"}, "a\nb\nours\n"},
      // Line ends tell no lines apart.
      {{"a\nb\n", "a\r\nown\r\nb\r\n", "a\nb\n"}, "a\r\nown\r\nb\r\n"},
      {{"a\r\nb\r\n", "a\nown\nb\n", "a\r\nb\r\n"}, "a\nown\nb\n"},
      // A line end at the end of a page comes and goes.
      {{"a\nb\n", "a\r\nb\r\n", "a\nb"}, "a\r\nb"},
      {{"a\nb", "a\nb", "a\nb\n"}, "a\nb\n"},
      // Both changed a line: theirs.
      {{"a\nb\nc\n", "a\nB\nc\n", "a\nbb\nc\n"}, "a\nbb\nc\n"},
      // Ours added lines around one that theirs changed: both are there.
      {{"date: 1\n", "date: 1\nlang: de\n", "date: 2\n"}, "date: 2\nlang: de\n"},
      {{"date: 1\n", "lang: de\ndate: 1\n", "date: 2\n"}, "lang: de\ndate: 2\n"},
      // Marks and white space alone are not worth a line.
      {{"", "\n", " "}, " "},
      {{"\n\n", "\n", "\n\n## "}, "\n\n## "},
      // Neighbours, one changed by each: a remark that was translated stays.
      {{"open # it\nshut\n", "open # das\nshut\n", "open # it\nshut -v\nend\n"},
       "open # das\nshut -v\nend\n"},
      // Both did the same.
      {{"a\n", "b\n", "b\n"}, "b\n"},
      // A last line without its feed.
      {{"a\nb", "a\nB", "x\na\nb"}, "x\na\nB"},
  };
  for (const Case& each : cases) EXPECT_EQ(merged(each.texts), each.merged) << each.merged;
}

TEST(MergeLines, GivesASideThatAloneChanged) {
  const std::string_view texts[] = {"", "a\n", "a\nb\nc\n", "c\n\na\nx", "b\nb\nb\n"};
  for (const std::string_view a : texts) {
    for (const std::string_view b : texts) {
      EXPECT_EQ(merged({a, a, b}), b) << a << "|" << b;
      EXPECT_EQ(merged({a, b, a}), b) << a << "|" << b;
      EXPECT_EQ(merged({a, b, b}), b) << a << "|" << b;
    }
  }
}

}  // namespace line_merge_test
}  // namespace locseg::update
