#include "sequence/common_runs.h"

#include <gtest/gtest.h>

#include <numeric>
#include <string_view>

#include "reference/random.h"
#include "reference/sequence.h"

namespace locseg::sequence {
namespace common_runs_test {

std::vector<Symbol> letters(std::string_view text) { return {text.begin(), text.end()}; }

struct Case {
  std::string_view name;
  std::string_view a;
  std::string_view b;
  std::vector<sequence::Run> myers;
  std::vector<sequence::Run> patience;
};

class Diff : public testing::TestWithParam<Case> {};

TEST_P(Diff, FindsTheRuns) {
  const Case& c = GetParam();
  EXPECT_EQ(myers_diff(letters(c.a), letters(c.b)), c.myers);
  EXPECT_EQ(patience_anchors(letters(c.a), letters(c.b)), c.patience);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Diff,
    testing::Values(
        Case{"empty", "", "", {}, {}}, Case{"only_old", "abc", "", {}, {}},
        Case{"same", "abc", "abc", {{0, 0, 3}}, {{0, 0, 3}}},
        Case{"nothing_shared", "abc", "xyz", {}, {}},
        Case{"replaced", "abc", "axc", {{0, 0, 1}, {2, 2, 1}}, {{0, 0, 1}, {2, 2, 1}}},
        Case{"inserted", "abab", "abxab", {{0, 0, 2}, {2, 3, 2}}, {{0, 0, 2}, {2, 3, 2}}},
        // The unique U moves over three repeats: Myers keeps the repeats, patience pairs U only.
        Case{"repeats_do_not_outvote", "rrrU", "Urrr", {{0, 1, 3}}, {{3, 0, 1}}},
        Case{"swapped", "ab", "ba", {{0, 1, 1}}, {{1, 0, 1}}}),
    [](const auto& info) { return std::string(info.param.name); });

// Two sequences that share some of their elements, like two revisions or like two shuffles.
struct Sides {
  std::vector<Symbol> a;
  std::vector<Symbol> b;
};

Sides random_sides(reference::Random& random) {
  const unsigned alphabet = 1 + random.below(12);
  Sides sides;
  for (unsigned i = random.below(40); i > 0; --i) sides.a.push_back(random.below(alphabet));
  if (random.one_in(2)) {
    for (unsigned i = random.below(40); i > 0; --i) sides.b.push_back(random.below(alphabet));
  } else {
    for (const Symbol s : sides.a) {
      const unsigned roll = random.below(8);
      if (roll == 0) continue;
      sides.b.push_back(roll == 1 ? random.below(alphabet) : s);
      if (roll == 2) sides.b.push_back(random.below(alphabet));
    }
  }
  return sides;
}

void expect_common_subsequence(const Sides& sides, std::span<const sequence::Run> runs) {
  std::uint32_t past_a = 0;
  std::uint32_t past_b = 0;
  for (const sequence::Run& run : runs) {
    ASSERT_GT(run.size, 0U);
    ASSERT_GE(run.a, past_a);
    ASSERT_GE(run.b, past_b);
    for (std::uint32_t i = 0; i < run.size; ++i) {
      ASSERT_EQ(sides.a.at(run.a + i), sides.b.at(run.b + i));
    }
    past_a = run.a + run.size;
    past_b = run.b + run.size;
  }
}

TEST(MyersDiff, IsALongestCommonSubsequence) {
  reference::Random random(11);
  for (int round = 0; round < 5000; ++round) {
    const Sides sides = random_sides(random);
    const std::vector<sequence::Run> runs = myers_diff(sides.a, sides.b);
    expect_common_subsequence(sides, runs);
    ASSERT_EQ(reference::pairs_of(runs).size(), reference::common_length(sides.a, sides.b))
        << round;
  }
}

TEST(PatienceAnchors, KeepsTheLongestOrderOfWhatIsUnique) {
  reference::Random random(12);
  for (int round = 0; round < 5000; ++round) {
    Sides sides = random_sides(random);
    const std::vector<sequence::Run> runs = patience_anchors(sides.a, sides.b);
    expect_common_subsequence(sides, runs);
    // Ends that both share are paired before anything counts as unique.
    std::span<const Symbol> a = sides.a;
    std::span<const Symbol> b = sides.b;
    std::size_t ends = 0;
    while (!a.empty() && !b.empty() && a.front() == b.front()) {
      a = a.subspan(1), b = b.subspan(1), ++ends;
    }
    while (!a.empty() && !b.empty() && a.back() == b.back()) {
      a = a.first(a.size() - 1), b = b.first(b.size() - 1), ++ends;
    }
    const std::size_t pairs = reference::pairs_of(runs).size();
    ASSERT_GE(pairs, ends + reference::unique_in_order(a, b)) << round;
    ASSERT_LE(pairs, reference::common_length(sides.a, sides.b)) << round;
    ASSERT_EQ(
        patience_anchors(sides.a, sides.a),
        sides.a.empty()
            ? std::vector<sequence::Run>{}
            : (std::vector<sequence::Run>{{0, 0, static_cast<std::uint32_t>(sides.a.size())}}));
  }
}

// Past the bound on edits the result is still a common subsequence, and the search still ends.
TEST(MyersDiff, GetsPastWhatIsWhollyReordered) {
  reference::Random random(13);
  for (const std::uint32_t distinct : {5000U, 2500U, 50U}) {
    Sides sides;
    for (std::uint32_t i = 0; i < 5000; ++i) sides.a.push_back(i % distinct);
    sides.b = sides.a;
    std::shuffle(sides.b.begin(), sides.b.end(), random);
    const std::vector<sequence::Run> runs = myers_diff(sides.a, sides.b);
    expect_common_subsequence(sides, runs);
    EXPECT_FALSE(runs.empty());
    expect_common_subsequence(sides, patience_anchors(sides.a, sides.b));
  }
}

// Nested so that each level of patience finds one anchor only.
TEST(PatienceAnchors, EndsOnDeepNesting) {
  Sides sides;
  for (Symbol i = 0; i < 20000; ++i) sides.a.push_back(i / 2);
  sides.b = sides.a;
  std::rotate(sides.b.begin(), sides.b.begin() + 9999, sides.b.end());
  expect_common_subsequence(sides, patience_anchors(sides.a, sides.b));
}

}  // namespace common_runs_test
}  // namespace locseg::sequence
