#include "sequence/distance.h"

#include <gtest/gtest.h>

#include <string_view>

#include "reference/random.h"
#include "reference/sequence.h"

namespace locseg::sequence {
namespace distance_test {

std::vector<Symbol> letters(std::string_view text) { return {text.begin(), text.end()}; }

struct Case {
  std::string_view name;
  std::string_view a;
  std::string_view b;
  std::uint32_t distance;
};

class Distance : public testing::TestWithParam<Case> {};

TEST_P(Distance, IsAsCountedByHand) {
  const Case& c = GetParam();
  EXPECT_EQ(edit_distance(letters(c.a), letters(c.b)), c.distance);
  EXPECT_EQ(edit_distance(letters(c.b), letters(c.a)), c.distance);
}

INSTANTIATE_TEST_SUITE_P(Table, Distance,
                         testing::Values(Case{"empty", "", "", 0}, Case{"one_side", "", "abc", 3},
                                         Case{"same", "abc", "abc", 0},
                                         Case{"replaced", "abc", "axc", 1},
                                         Case{"kitten", "kitten", "sitting", 3},
                                         Case{"shifted", "abcdef", "bcdefa", 2},
                                         Case{"unlike", "abc", "xyz", 3}),
                         [](const auto& info) { return std::string(info.param.name); });

// `text` with some random edits, or a text of its own.
std::vector<Symbol> vary(const std::vector<Symbol>& text, unsigned alphabet,
                         reference::Random& random) {
  std::vector<Symbol> out;
  if (random.one_in(4)) {
    for (unsigned i = random.below(300); i > 0; --i) out.push_back(random.below(alphabet));
    return out;
  }
  const unsigned rate = 2 + random.below(40);
  for (const Symbol s : text) {
    const unsigned roll = random.below(rate);
    if (roll == 0) continue;
    out.push_back(roll == 1 ? random.below(alphabet) : s);
    if (random.one_in(rate)) out.push_back(random.below(alphabet));
  }
  return out;
}

TEST(EditDistance, AgreesWithTheTable) {
  reference::Random random(21);
  for (int round = 0; round < 800; ++round) {
    const unsigned alphabet = 1 + random.below(60);
    std::vector<Symbol> a;
    // Around the edges of blocks, too.
    for (unsigned i = round % 3 == 0 ? 62 + random.below(5) : random.below(300); i > 0; --i) {
      a.push_back(random.below(alphabet));
    }
    const std::vector<Symbol> b = vary(a, alphabet, random);
    const std::uint32_t want = reference::edit_distance(a, b);
    ASSERT_EQ(edit_distance(a, b), want) << round;
    DistancePattern pattern(a);
    ASSERT_EQ(pattern.distance(b), want) << round;
    for (const std::uint32_t cutoff :
         {want, want + 1, want + 70, want == 0 ? 0 : want - 1, want / 2, 0U, random.below(300)}) {
      ASSERT_EQ(pattern.distance(b, cutoff), std::min(want, cutoff + 1)) << round << ' ' << cutoff;
      ASSERT_EQ(edit_distance(a, b, cutoff), std::min(want, cutoff + 1)) << round << ' ' << cutoff;
    }
  }
}

// A table of symbols times blocks took 6 GB here.
TEST(EditDistance, TakesMemoryInProportionToTheText) {
  std::vector<Symbol> a(200'000);
  for (std::size_t i = 0; i < a.size(); ++i) a[i] = static_cast<Symbol>(i % 150'001);
  std::vector<Symbol> b = a;
  b[99'999] = 1U << 30;
  b.erase(b.begin() + 7);
  EXPECT_EQ(edit_distance(a, b, 40), 2U);
  const std::vector<Symbol> same(200'000, 5);
  EXPECT_EQ(DistancePattern(same).distance(std::span(same).subspan(3), 10), 3U);
}

TEST(EditDistance, TellsLargeSymbolsApart) {
  const std::vector<Symbol> a = {0, 0xFFFFFFFF, 0x10FFFF, 7, 1U << 31};
  const std::vector<Symbol> b = {0, 0xFFFFFFFE, 0x10FFFF, 7, 1U << 30};
  EXPECT_EQ(edit_distance(a, b), 2U);
  EXPECT_EQ(edit_distance(a, a), 0U);
}

}  // namespace distance_test
}  // namespace locseg::sequence
