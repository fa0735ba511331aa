#include "base/hex.h"

#include <gtest/gtest.h>

namespace locseg::base {
namespace hex_test {

std::string hex(std::uint64_t value, std::size_t width) {
  std::string out;
  append_hex(out, value, width);
  return out;
}

TEST(Hex, Digits) {
  for (int c = -128; c < 128; ++c) {
    const char byte = static_cast<char>(c);
    const std::size_t lower = kHexDigits.find(byte);
    const std::size_t upper = kUpperHexDigits.find(byte);
    const int expected = lower != std::string_view::npos   ? static_cast<int>(lower)
                         : upper != std::string_view::npos ? static_cast<int>(upper)
                                                           : -1;
    EXPECT_EQ(hex_digit(byte), expected) << c;
    EXPECT_EQ(is_hex_digit(byte), expected >= 0) << c;
  }
}

TEST(Hex, Parse) {
  EXPECT_EQ(parse_hex("0"), 0U);
  EXPECT_EQ(parse_hex("00e9"), 0xE9U);
  EXPECT_EQ(parse_hex("fFfFfFfF"), 0xFFFFFFFFU);
  EXPECT_EQ(parse_hex(""), std::nullopt);
  EXPECT_EQ(parse_hex("12g"), std::nullopt);
  EXPECT_EQ(parse_hex("-1"), std::nullopt);
  EXPECT_EQ(parse_hex("100000000"), std::nullopt);
}

TEST(Hex, Append) {
  EXPECT_EQ(hex(0, 0), "0");
  EXPECT_EQ(hex(0, 4), "0000");
  EXPECT_EQ(hex(0x1F600, 4), "1f600");
  EXPECT_EQ(hex(0xFEDCBA9876543210, 16), "fedcba9876543210");
  EXPECT_EQ(hex(0xFEDCBA9876543210, 2), "fedcba9876543210");
  EXPECT_EQ(hex(1, 18), "000000000000000001");
  std::string out = "x";
  append_hex(out, 0xAB, 4, kUpperHexDigits);
  append_hex_byte(out, '\xFE');
  append_hex_byte(out, '\x0A', kUpperHexDigits);
  EXPECT_EQ(out, "x00ABfe0A");
}

}  // namespace hex_test
}  // namespace locseg::base
