#include "base/little_endian.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace locseg::base {
namespace little_endian_test {

TEST(LittleEndian, LowBytesFirst) {
  std::string out;
  append_little_endian(out, std::uint16_t{0x0102});
  append_little_endian(out, std::uint32_t{0x03040506});
  append_little_endian(out, std::uint64_t{0x1112131415161718});
  EXPECT_EQ(out,
            "\x02\x01"
            "\x06\x05\x04\x03"
            "\x18\x17\x16\x15\x14\x13\x12\x11");
  EXPECT_EQ(load_little_endian<std::uint16_t>(out.data()), 0x0102);
  EXPECT_EQ(load_little_endian<std::uint32_t>(out.data() + 2), 0x03040506U);
  EXPECT_EQ(load_little_endian<std::uint64_t>(out.data() + 6), 0x1112131415161718U);
}

}  // namespace little_endian_test
}  // namespace locseg::base
