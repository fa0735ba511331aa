#include "text/bidi.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace locseg::text {
namespace bidi_test {

TEST(Bidi, Classes) {
  EXPECT_EQ(bidi_class_of(U'a'), BidiClass::kLeftToRight);
  EXPECT_EQ(bidi_class_of(U'א'), BidiClass::kRightToLeft);
  EXPECT_EQ(bidi_class_of(U'ع'), BidiClass::kArabicLetter);
  EXPECT_EQ(bidi_class_of(U'٣'), BidiClass::kArabicNumber);
  EXPECT_EQ(bidi_class_of(U'3'), BidiClass::kEuropeanNumber);
  EXPECT_EQ(bidi_class_of(0x202E), BidiClass::kRightToLeftOverride);
  EXPECT_EQ(bidi_class_of(0x2066), BidiClass::kLeftToRightIsolate);
  EXPECT_EQ(bidi_class_of(0x2069), BidiClass::kPopIsolate);
  EXPECT_EQ(bidi_class_of(base::CodePoint::kInvalid), BidiClass::kOtherNeutral);
}

TEST(Bidi, Controls) {
  int controls = 0;
  for (char32_t c = 0; c < 0x110000; ++c) controls += is_bidi_control(c) ? 1 : 0;
  EXPECT_EQ(controls, 12);
}

TEST(Bidi, DirectionOfATable) {
  const struct {
    std::string_view text;
    Direction direction;
  } table[] = {
      {"", Direction::kNeutral},
      {"12 – (!)", Direction::kNeutral},
      {"1. Save احفظ", Direction::kLeftToRight},
      {"1. احفظ Save", Direction::kRightToLeft},
      {"שמור", Direction::kRightToLeft},
      {"\u2066Save\u2069 احفظ", Direction::kRightToLeft},
      {"\u2066Save احفظ", Direction::kNeutral},
      {"\u2069Save", Direction::kLeftToRight},
      {"\xFF\xD8 ab", Direction::kLeftToRight},
  };
  for (const auto& [text, direction] : table) EXPECT_EQ(direction_of(text), direction) << text;
}

}  // namespace bidi_test
}  // namespace locseg::text
