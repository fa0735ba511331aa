#include "check/facts/byte_classes.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/utf8.h"
#include "check/facts/marks.h"

namespace locseg::check {
namespace byte_classes_test {

ByteClasses classes_in(std::string_view text) {
  std::vector<std::size_t> marks;
  return find_marks(text, marks);
}

bool is_one_of(char32_t c, std::u32string_view these) {
  return these.find(c) != std::u32string_view::npos;
}

bool is_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The classes that the header names for ASCII, each with all its characters.
constexpr struct {
  ByteClasses classes;
  std::u32string_view members;
} kAscii[] = {
    {kDigit, U"0123456789"},
    {kSpace, U" \t"},
    {kLineEnd, U"\n\r"},
    {kEmphasis, U"*_"},
    {kBacktick, U"`"},
    {kBracket, U"()[]{}"},
    {kRoundBracket, U"()"},
    {kAngle, U"<>"},
    {kAmpersand, U"&"},
    {kPercent, U"%$"},
    {kAt, U"@"},
    {kSlash, U"/\\"},
    {kColon, U":"},
    {kStop, U".,;!?"},
    {kHyphen, U"-"},
    {kQuote, U"\"'"},
    {kOtherAscii, U"#+=^|~"},
};

// The classes past ASCII, as ranges of characters.
constexpr struct {
  ByteClasses classes;
  char32_t first;
  char32_t last;
} kRanges[] = {
    {kNonAscii, 0x80, 0x10FFFF},        {kTwoBytes, 0x80, 0x7FF},
    {kThreeBytes, 0x800, 0xFFFF},       {kFourBytes, 0x10000, 0x10FFFF},
    {kLatinBlocks, 0x80, 0x23F},        {kGreekOnBlocks, 0x240, 0x1FFF},
    {kMarkBlocks, 0x2000, 0x2FFF},      {kKanaBlocks, 0x3000, 0x3FFF},
    {kHanBlocks, 0x4000, 0x9FFF},       {kHangulBlocks, 0xA000, 0xDFFF},
    {kHangulBlocks, 0x10000, 0x10FFFF}, {kWideBlocks, 0xE000, 0xFFFF},
    {kQuoteSigns, 0x80, 0xBF},          {kQuoteSigns, 0x2018, 0x201F},
    {kQuoteSigns, 0xFF02, 0xFF02},      {kWideBrackets, 0x3008, 0x3011},
    {kWideBrackets, 0x3014, 0x301B},    {kWideBrackets, 0xFF08, 0xFF09},
    {kSymbolBlocks, 0x2040, 0x2FFF},    {kKanaOn, 0x3020, 0x3FFF},
    {kWideLetters, 0xE000, 0xFEFF},     {kWideLetters, 0xFF66, 0xFFFF},
};

ByteClasses wanted(char32_t c) {
  ByteClasses classes = is_letter(c) ? kLetter : 0;
  for (const auto& it : kAscii) classes |= is_one_of(c, it.members) ? it.classes : 0;
  if (classes == 0 && c < 0x80) return kControl;
  for (const auto& it : kRanges) classes |= c >= it.first && c <= it.last ? it.classes : 0;
  if (is_one_of(c, U"［］｛｝")) classes |= kWideBrackets;
  if (is_one_of(c, U"、。！，．：；？")) classes |= kWideStops;
  return classes;
}

std::string utf8(char32_t c) {
  std::string out;
  base::append_utf8(out, c);
  return out;
}

TEST(ByteClasses, OfEveryCharacter) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    ASSERT_EQ(classes_in(utf8(c)), wanted(c)) << std::hex << static_cast<std::uint32_t>(c);
  }
}

TEST(ByteClasses, OfATextAreThoseOfItsCharacters) {
  const std::u32string_view samples = U"a7 .（カ々。é«“→한中\uFFFD\U0001F600";
  for (std::size_t begin = 0; begin < samples.size(); ++begin) {
    std::string text;
    ByteClasses all = 0;
    for (std::size_t i = 0; i < 20; ++i) {
      const char32_t c = samples[(begin + i * (begin + 1)) % samples.size()];
      text += utf8(c);
      all |= wanted(c);
      ASSERT_EQ(classes_in(text), all) << text;
    }
  }
}

TEST(ByteClasses, BytesThatAreNoCharacterEndWhereTheTextDoes) {
  EXPECT_EQ(classes_in("\xE3"), kNonAscii | kThreeBytes | kKanaBlocks | kKanaOn);
  EXPECT_EQ(classes_in("a\xEF\xBC"), kLetter | kNonAscii | kThreeBytes | kWideBlocks);
  EXPECT_EQ(classes_in(""), 0U);
}

}  // namespace byte_classes_test
}  // namespace locseg::check
