#include "base/varint.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace locseg::base {
namespace varint_test {

using namespace std::literals;

template <class T>
std::string coded(T value) {
  std::string out;
  append_varint(out, value);
  return out;
}

TEST(Varint, Bytes) {
  EXPECT_EQ(coded<std::uint32_t>(0), "\0"s);
  EXPECT_EQ(coded<std::uint32_t>(127), "\x7F");
  EXPECT_EQ(coded<std::uint32_t>(128), "\x80\x01");
  EXPECT_EQ(coded<std::uint32_t>(624485), "\xE5\x8E\x26");  // DWARF 5, 7.6
  EXPECT_EQ(coded<std::uint64_t>(~std::uint64_t{0}), "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01");
}

TEST(Varint, ReadsWhatWasWritten) {
  for (unsigned shift = 0; shift < 64; ++shift) {
    for (const std::uint64_t value :
         {std::uint64_t{1} << shift, (std::uint64_t{1} << shift) - 1, ~std::uint64_t{0} << shift}) {
      const std::string bytes = coded(value) + "rest";
      std::string_view rest = bytes;
      std::uint64_t read = 0;
      ASSERT_TRUE(take_varint(rest, read)) << value;
      EXPECT_EQ(read, value);
      EXPECT_EQ(rest, "rest");
    }
  }
}

TEST(Varint, NotWholeOrTooLong) {
  for (const std::string_view bytes :
       {""sv, "\x80"sv, "\xFF\xFF"sv, "\xFF\xFF\xFF\xFF\xFF\x01"sv}) {
    std::string_view rest = bytes;
    std::uint32_t value = 0;
    EXPECT_FALSE(take_varint(rest, value));
    EXPECT_EQ(rest, bytes);
    EXPECT_EQ(read_varint(bytes.data(), bytes.data() + bytes.size(), value), nullptr);
  }
}

}  // namespace varint_test
}  // namespace locseg::base
