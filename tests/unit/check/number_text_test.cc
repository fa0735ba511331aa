#include "check/numbers/number_text.h"

#include <gtest/gtest.h>

#include <string>

namespace locseg::check {
namespace number_text_test {

TEST(NumberText, HasDigitsAndTheirMarksInAscii) {
  const struct {
    std::string_view text;
    std::string_view plain;
  } table[] = {
      {"", ""},
      {"12 of 3.5", "12 of 3.5"},
      {"6\\.000 \\", "6.000 "},
      {"１２，３４５",
       "12\x02"
       "345"},
      {"٣٫٥ é", "3.5 é"},
      {"1\u00A0000\u200B!", "1 000!"},
      {"5。3 な。", "5.3 な。"},
  };
  for (const auto& [text, plain] : table) EXPECT_EQ(NumberText(text).plain(), plain) << text;
}

TEST(NumberText, KnowsWhereEachByteWas) {
  const std::string_view text = "a\\１é\u200B2";
  const NumberText read(text);
  ASSERT_EQ(read.plain(), "a1é2");
  EXPECT_EQ(read.offset(0), 0U);
  EXPECT_EQ(read.offset(1), 2U);
  EXPECT_EQ(read.offset(2), 5U);
  EXPECT_EQ(read.offset(3), 6U);
  EXPECT_EQ(read.offset(4), text.size() - 1);
  EXPECT_EQ(read.offset(5), text.size());
}

}  // namespace number_text_test
}  // namespace locseg::check
