#include "locseg/identity.h"

#include <gtest/gtest.h>

namespace locseg {
namespace identity_test {

// A baseline file keeps these: the same on every machine, and in every version.
TEST(Identity, HashOfAPairIsTheHashOfBothDigests) {
  EXPECT_EQ(to_hex(hash_of("a b", "a  b")), "c91d70e9afbcc423b34e0f5349b3eb71");
  EXPECT_NE(hash_of("a b", "a  b"), hash_of("a b ", "a b"));
}

}  // namespace identity_test
}  // namespace locseg
