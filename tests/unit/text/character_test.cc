#include "text/character.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace locseg::text {
namespace character_test {

TEST(Character, Properties) {
  const struct {
    char32_t c;
    const char* properties;  // Letter Upper Lower Mark Space Punctuation sYmbol Emoji Invisible
  } table[] = {
      {U'a', "L l"},     {U'Ä', "LU"},     {U'中', "L"},
      {U'\u0301', "M"},  {U' ', "S"},      {U'\u00A0', "S"},
      {U'\u3000', "S"},  {U'\n', "S"},     {U'.', "P"},
      {U'。', "P"},      {U'+', "Y"},      {U'€', "Y"},
      {U'😀', "YE"},      {U'\u200B', "I"}, {U'\u200E', "I"},
      {U'\uFE0F', "MI"}, {U'\u00AD', "I"}, {U'5', ""},
      {U'\u093F', "LM"}, {U'ǅ', "L"},      {base::CodePoint::kInvalid, ""},
  };
  for (const auto& [c, properties] : table) {
    const std::string_view expected = properties;
    const auto number = static_cast<std::uint32_t>(c);
    const auto has = [&](char mark) { return expected.find(mark) != std::string_view::npos; };
    EXPECT_EQ(is_letter(c), has('L')) << number;
    EXPECT_EQ(is_upper(c), has('U')) << number;
    EXPECT_EQ(is_lower(c), has('l')) << number;
    EXPECT_EQ(is_mark(c), has('M')) << number;
    EXPECT_EQ(is_space(c), has('S')) << number;
    EXPECT_EQ(is_punctuation(c), has('P')) << number;
    EXPECT_EQ(is_symbol(c), has('Y')) << number;
    EXPECT_EQ(is_emoji(c), has('E')) << number;
    EXPECT_EQ(is_invisible(c), has('I')) << number;
  }
}

TEST(Character, Digits) {
  EXPECT_EQ(digit_value(U'7'), 7);
  EXPECT_EQ(digit_value(U'٣'), 3);
  EXPECT_EQ(digit_value(U'９'), 9);
  EXPECT_EQ(digit_value(U'๐'), 0);
  EXPECT_EQ(digit_value(U'²'), -1);
  EXPECT_EQ(digit_value(U'三'), -1);
  EXPECT_EQ(digit_value(base::CodePoint::kInvalid), -1);
}

TEST(Character, Brackets) {
  EXPECT_EQ(paired_bracket(U'('), U')');
  EXPECT_EQ(paired_bracket(U'」'), U'「');
  EXPECT_EQ(paired_bracket(U'（'), U'）');
  EXPECT_EQ(paired_bracket(U'a'), U'a');
  EXPECT_EQ(paired_bracket(base::CodePoint::kInvalid), base::CodePoint::kInvalid);
  EXPECT_TRUE(is_open_bracket(U'【'));
  EXPECT_FALSE(is_open_bracket(U']'));
}

TEST(Character, Sentences) {
  for (const char32_t c : std::u32string_view(U".!?。؟।።")) EXPECT_TRUE(is_sentence_end(c));
  for (const char32_t c : std::u32string_view(U",:;、…")) EXPECT_FALSE(is_sentence_end(c));
  EXPECT_TRUE(is_wide(U'。'));
  EXPECT_FALSE(is_wide(U'.'));
  EXPECT_TRUE(is_closing(U'”'));
  EXPECT_TRUE(is_closing(U'」'));
  EXPECT_TRUE(is_opening(U'“'));
  EXPECT_FALSE(is_opening(U'"'));
  EXPECT_FALSE(is_closing(base::CodePoint::kInvalid));
}

}  // namespace character_test
}  // namespace locseg::text
