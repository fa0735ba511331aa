#include "check/facts/marks.h"

#include <gtest/gtest.h>

#include <string>

#include "reference/random.h"

namespace locseg::check {
namespace marks_test {

// Byte by byte.
std::vector<std::size_t> listed(std::string_view text) {
  std::vector<std::size_t> out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_listed_mark(text[at], at + 1 < text.size() ? text[at + 1] : '\0')) out.push_back(at);
  }
  return out;
}

// Texts of every size around a chunk's, with marks at every place of it.
TEST(Marks, AreFoundAsByteByByte) {
  constexpr std::string_view kBytes =
      "azAZ09  \xC3\xA4\xE4\xE3\x80\x81"
      ".,@[`{\x7F\n\xC2\xD8\xDB\xE1\xE2\xEF\xF0";
  reference::Random random(53);
  for (int round = 0; round < 20'000; ++round) {
    std::string text(random.below(70), ' ');
    for (char& c : text) c = kBytes[random.below(static_cast<std::uint32_t>(kBytes.size()))];
    ASSERT_EQ(marks_of(text), listed(text)) << text;
  }
}

TEST(Marks, LeaveOutLettersAndSpaces) {
  EXPECT_EQ(marks_of("Save, 保存カナ、größer。"), (std::vector<std::size_t>{4, 18, 29}));
  EXPECT_EQ(marks_of(""), std::vector<std::size_t>());
}

// A cursor finds what a look at every byte finds.
TEST(Marks, AreFoundInOrder) {
  constexpr base::ByteSet kSet(",.\xEF");
  reference::Random random(59);
  for (int round = 0; round < 2'000; ++round) {
    std::string text(random.below(60), ' ');
    for (char& c : text) c = "ab ,.!\xEF\xBC\x8C"[random.below(9)];
    const std::vector<std::size_t> marks = marks_of(text);
    MarkCursor cursor(text, marks);
    for (std::size_t from = 0; from < text.size(); from += 1 + random.below(5)) {
      ASSERT_EQ(cursor.find(kSet, from), kSet.find(text, from)) << text;
    }
  }
}

}  // namespace marks_test
}  // namespace locseg::check
