#include "align/pair_table.h"

#include <gtest/gtest.h>

#include "reference/alignment.h"
#include "reference/random.h"

namespace locseg::align {
namespace pair_table_test {

struct RandomCosts {
  RandomCosts(std::uint32_t n, std::uint32_t m, reference::Random& random)
      : targets(m), pairs(n * m), gaps(n + m) {
    for (double& cost : pairs) cost = random.below(64) / 4.0 - 6;
    for (double& cost : gaps) cost = random.below(16) / 4.0;
  }
  [[nodiscard]] double pair(std::uint32_t i, std::uint32_t j) const {
    return pairs[i * targets + j];
  }
  [[nodiscard]] double source_gap(std::uint32_t i) const { return gaps[i]; }
  [[nodiscard]] double target_gap(std::uint32_t j) const { return gaps[gaps.size() - 1 - j]; }

  std::uint32_t targets;
  std::vector<double> pairs;
  std::vector<double> gaps;
};

TEST(PairTable, FindsWhatAFullSearchFinds) {
  reference::Random random(5);
  for (int round = 0; round < 300; ++round) {
    const std::uint32_t n = random.below(5);
    const std::uint32_t m = random.below(5);
    const RandomCosts costs(n, m, random);
    const PairTable<RandomCosts> table(n, m, costs, 1000);
    double least = std::numeric_limits<double>::infinity();
    const std::vector<MatchedPair> best = table.best();
    std::vector<double> others(n, std::numeric_limits<double>::infinity());
    std::vector<MatchedPair> way;
    reference::each_pairing(
        n, m, costs, 0, 0, way, 0, [&](const std::vector<MatchedPair>& pairs, double cost) {
          least = std::min(least, cost);
          for (const MatchedPair& pair : best) {
            const bool there = std::any_of(pairs.begin(), pairs.end(), [&](const MatchedPair& p) {
              return p.source == pair.source && p.target == pair.target;
            });
            if (!there) others[pair.source] = std::min(others[pair.source], cost);
          }
        });
    ASSERT_EQ(table.cost(), least) << "round " << round;
    for (const MatchedPair& pair : best) {
      ASSERT_EQ(pair.margin, others[pair.source] - least) << "round " << round;
    }
  }
}

TEST(PairTable, LooksAtABandOfMany) {
  struct Costs {
    [[nodiscard]] double pair(std::uint32_t i, std::uint32_t j) const {
      ++*calls;
      return i == j ? -1 : 2;
    }
    [[nodiscard]] double source_gap(std::uint32_t) const { return 1; }
    [[nodiscard]] double target_gap(std::uint32_t) const { return 1; }
    std::size_t* calls;
  };
  std::size_t calls = 0;
  const PairTable<Costs> table(5000, 5000, Costs{&calls}, 10000);
  EXPECT_EQ(table.cost(), -5000);
  EXPECT_LT(calls, 5000 * 65U);
}

}  // namespace pair_table_test
}  // namespace locseg::align
