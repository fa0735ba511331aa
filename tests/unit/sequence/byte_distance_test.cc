#include "sequence/byte_distance.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "reference/random.h"
#include "reference/sequence.h"

namespace locseg::sequence {
namespace byte_distance_test {

std::string random_bytes(reference::Random& random, std::uint32_t most) {
  std::string bytes(random.below(most + 1), '\0');
  for (char& byte : bytes) byte = static_cast<char>(random.below(5) * 63);
  return bytes;
}

std::vector<Symbol> symbols(std::string_view bytes) {
  std::vector<Symbol> symbols;
  for (const char c : bytes) symbols.push_back(static_cast<unsigned char>(c));
  return symbols;
}

TEST(ByteDistance, EqualsTheTable) {
  reference::Random random(3);
  for (int i = 0; i < 1200; ++i) {
    const std::string pattern = random_bytes(random, random.one_in(4) ? 150 : 70);
    BytePattern ready(pattern);
    for (int j = 0; j < 3; ++j) {
      const std::string text = random_bytes(random, 90);
      const std::uint32_t distance = reference::edit_distance(symbols(pattern), symbols(text));
      const std::uint32_t cutoff = random.below(80);
      EXPECT_EQ(ready.distance(text, kNoCutoff - 1), distance);
      EXPECT_EQ(ready.distance(text, cutoff), std::min(distance, cutoff + 1));
    }
  }
}

}  // namespace byte_distance_test
}  // namespace locseg::sequence
