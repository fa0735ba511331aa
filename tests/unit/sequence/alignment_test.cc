#include "sequence/alignment.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>

#include "reference/random.h"
#include "reference/sequence.h"

namespace locseg::sequence {
namespace alignment_test {

constexpr std::array kShapes = {Shape{1, 1}, Shape{1, 0}, Shape{0, 1},
                                Shape{1, 2}, Shape{2, 1}, Shape{3, 1}};

// Elements are lengths; a bead is worth what it covers less twice what its sides differ by.
struct Lengths {
  std::vector<int> a;
  std::vector<int> b;

  std::int64_t operator()(const Bead& bead) const {
    std::int64_t on_a = 0;
    std::int64_t on_b = 0;
    for (std::uint32_t i = 0; i < bead.shape.a; ++i) on_a += a[bead.a + i];
    for (std::uint32_t i = 0; i < bead.shape.b; ++i) on_b += b[bead.b + i];
    if (bead.shape.a == 0 || bead.shape.b == 0) return 0;
    if (on_a > 3 * on_b || on_b > 3 * on_a) return kNever;
    return on_a + on_b - 2 * std::abs(on_a - on_b);
  }
};

TEST(Align, PairsSplitsJoinsAndLeavesAlone) {
  const Lengths lengths = {{10, 50, 9, 20, 21, 7}, {10, 24, 26, 9, 41, 100}};
  const std::vector<Bead> want = {{0, 0, {1, 1}}, {1, 1, {1, 2}}, {2, 3, {1, 1}},
                                  {3, 4, {2, 1}}, {5, 5, {0, 1}}, {5, 6, {1, 0}}};
  const std::vector<Bead> got = align(6, 6, kShapes, 1000, lengths);
  ASSERT_EQ(got.size(), want.size());
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(got[i], want[i]) << i;
}

TEST(Align, TakesNothingApartFromNothing) {
  EXPECT_TRUE(align(0, 0, kShapes, 1000, Lengths{}).empty());
  EXPECT_EQ(align(0, 2, kShapes, 1000, Lengths{{}, {1, 2}}),
            (std::vector<Bead>{{0, 0, {0, 1}}, {0, 1, {0, 1}}}));
}

TEST(Align, IsTheBestOfAll) {
  reference::Random random(31);
  for (int round = 0; round < 2000; ++round) {
    Lengths lengths;
    for (unsigned i = random.below(14); i > 0; --i) {
      lengths.a.push_back(1 + static_cast<int>(random.below(40)));
    }
    for (unsigned i = random.below(14); i > 0; --i) {
      lengths.b.push_back(1 + static_cast<int>(random.below(40)));
    }
    const auto a_size = static_cast<std::uint32_t>(lengths.a.size());
    const auto b_size = static_cast<std::uint32_t>(lengths.b.size());
    std::int64_t sum = 0;
    std::uint32_t at_a = 0;
    std::uint32_t at_b = 0;
    for (const Bead& bead : align(a_size, b_size, kShapes, 1000, lengths)) {
      ASSERT_EQ(bead.a, at_a);
      ASSERT_EQ(bead.b, at_b);
      at_a += bead.shape.a;
      at_b += bead.shape.b;
      sum += lengths(bead);
    }
    ASSERT_EQ(at_a, a_size);
    ASSERT_EQ(at_b, b_size);
    ASSERT_EQ(sum, reference::best_alignment(a_size, b_size, kShapes, lengths)) << round;
  }
}

// Near the diagonal only, yet everything is covered, at every proportion of the sides.
TEST(Align, CoversAllWithinABand) {
  for (const auto& [a_size, b_size] :
       std::initializer_list<std::pair<std::uint32_t, std::uint32_t>>{
           {3000, 3000}, {3000, 40}, {40, 3000}, {1, 5000}, {5000, 1}, {5000, 0}, {0, 5000}}) {
    const Lengths lengths = {std::vector<int>(a_size, 10), std::vector<int>(b_size, 10)};
    std::uint32_t at_a = 0;
    std::uint32_t at_b = 0;
    for (const Bead& bead : align(a_size, b_size, kShapes, 4096, lengths)) {
      ASSERT_EQ(bead.a, at_a);
      ASSERT_EQ(bead.b, at_b);
      at_a += bead.shape.a;
      at_b += bead.shape.b;
    }
    EXPECT_EQ(at_a, a_size);
    EXPECT_EQ(at_b, b_size);
  }
}

}  // namespace alignment_test
}  // namespace locseg::sequence
