#include "align/bead_table.h"

#include <gtest/gtest.h>

#include "reference/alignment.h"
#include "reference/random.h"

namespace locseg::align {
namespace bead_table_test {

// Any costs, multiples of a quarter, so that sums are exact.
struct RandomCosts {
  RandomCosts(std::uint32_t n, std::uint32_t m, reference::Random& random)
      : pieces(m), beads(2 * n * m * (m + 1)), skips(n + m) {
    for (double& cost : beads) cost = random.below(64) / 4.0 - 4;
    for (double& cost : skips) cost = random.below(32) / 4.0;
  }
  [[nodiscard]] double bead(std::uint32_t i, std::uint32_t a, std::uint32_t j,
                            std::uint32_t k) const {
    return beads[((i * 2 + a - 1) * pieces + j) * (pieces + 1) + k];
  }
  [[nodiscard]] double skip_source(std::uint32_t i) const { return skips[i]; }
  [[nodiscard]] double skip_target(std::uint32_t j) const { return skips[skips.size() - 1 - j]; }
  [[nodiscard]] std::uint32_t most_pieces(std::uint32_t, std::uint32_t, std::uint32_t) const {
    return pieces;
  }
  [[nodiscard]] std::uint32_t first(std::uint32_t) const { return 0; }
  [[nodiscard]] std::uint32_t last(std::uint32_t) const { return pieces; }

  std::uint32_t pieces;
  std::vector<double> beads;
  std::vector<double> skips;
};

// The bead that takes sentence `s`.
const Bead* bead_of(const std::vector<Bead>& beads, std::uint32_t s) {
  for (const Bead& bead : beads) {
    if (bead.source <= s && s < bead.source + bead.sentences) return &bead;
  }
  return nullptr;
}

bool same_bead(const Bead& a, const Bead& b) {
  return a.source == b.source && a.target == b.target && a.sentences == b.sentences &&
         a.pieces == b.pieces;
}

TEST(BeadTable, FindsWhatAFullSearchFinds) {
  reference::Random random(11);
  for (int round = 0; round < 200; ++round) {
    const std::uint32_t n = 1 + random.below(4);
    const std::uint32_t m = random.below(5);
    const RandomCosts costs(n, m, random);
    const std::vector<Bead> best = BeadTable<RandomCosts>(n, m, costs, false).best();
    double total = 0;
    for (const Bead& bead : best) total += bead.cost;

    double least = std::numeric_limits<double>::infinity();
    std::vector<double> others(n, std::numeric_limits<double>::infinity());
    std::vector<Bead> way;
    reference::each_bead_sequence(n, m, costs, way, 0,
                                  [&](const std::vector<Bead>& beads, double cost) {
                                    least = std::min(least, cost);
                                    for (std::uint32_t s = 0; s < n; ++s) {
                                      if (!same_bead(*bead_of(beads, s), *bead_of(best, s))) {
                                        others[s] = std::min(others[s], cost);
                                      }
                                    }
                                  });
    ASSERT_EQ(total, least) << "round " << round;
    for (const Bead& bead : best) {
      double margin = BeadTable<RandomCosts>::kMost;
      for (std::uint32_t s = bead.source; s < bead.source + bead.sentences; ++s) {
        margin = std::min(margin, others[s] - least);
      }
      if (bead.sentences == 0) continue;
      ASSERT_EQ(bead.margin, margin) << "round " << round;
    }
  }
}

TEST(BeadTable, LeavesTheRestAloneAtAnOpenEnd) {
  struct Costs {
    [[nodiscard]] double bead(std::uint32_t i, std::uint32_t a, std::uint32_t j,
                              std::uint32_t k) const {
      return i == j && a == 1 && k == 1 ? 0 : 5;
    }
    [[nodiscard]] double skip_source(std::uint32_t) const { return 3; }
    [[nodiscard]] double skip_target(std::uint32_t) const { return 3; }
    [[nodiscard]] std::uint32_t most_pieces(std::uint32_t, std::uint32_t, std::uint32_t) const {
      return 9;
    }
    [[nodiscard]] std::uint32_t first(std::uint32_t) const { return 0; }
    [[nodiscard]] std::uint32_t last(std::uint32_t) const { return 9; }
  };
  const Costs costs;
  const auto pieces = [](const std::vector<Bead>& beads) {
    std::uint32_t sum = 0;
    for (const Bead& bead : beads) sum += bead.pieces;
    return sum;
  };
  EXPECT_EQ(pieces(BeadTable<Costs>(2, 9, costs, true).best()), 2U);
  EXPECT_EQ(pieces(BeadTable<Costs>(2, 9, costs, false).best()), 9U);
}

}  // namespace bead_table_test
}  // namespace locseg::align
