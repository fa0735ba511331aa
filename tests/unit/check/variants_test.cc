#include "check/rules/variants.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace locseg::check {
namespace variants_test {

TEST(Disagreements, PointAtTheRareVariant) {
  const CorpusEntries entries = {
      {1, 10, 0, 0}, {2, 20, 0, 1}, {1, 11, 0, 2}, {1, 11, 1, 0}, {3, 30, 1, 1},
  };
  const auto found = disagreements(entries, KeyedBy::kSource);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].entry, 0U);
  EXPECT_EQ(found[0].variants, 2U);
  EXPECT_THAT(found[0].related, testing::ElementsAre(2U));
  EXPECT_TRUE(disagreements(entries, KeyedBy::kTarget).empty());
}

TEST(Disagreements, AgreeWithTheSlowTwin) {
  std::mt19937 random(11);
  for (int round = 0; round < 500; ++round) {
    CorpusEntries entries(random() % 30);
    for (CorpusEntry& entry : entries) {
      entry.source_key = random() % 5;
      entry.target_key = random() % 4;
    }
    std::map<std::uint64_t, std::set<std::uint64_t>> variants;
    for (const CorpusEntry& entry : entries) variants[entry.source_key].insert(entry.target_key);
    std::size_t expected = 0;
    for (const auto& [key, others] : variants) expected += others.size() > 1 ? 1 : 0;
    const auto found = disagreements(entries, KeyedBy::kSource);
    ASSERT_EQ(found.size(), expected);
    for (const Disagreement& it : found) {
      const CorpusEntry& entry = entries[it.entry];
      EXPECT_EQ(it.variants, variants[entry.source_key].size());
      for (const std::size_t other : it.related) {
        EXPECT_EQ(entries[other].source_key, entry.source_key);
        EXPECT_NE(entries[other].target_key, entry.target_key);
      }
    }
  }
}

// Enough entries for many buckets.
TEST(Disagreements, AreFoundAmongMany) {
  std::mt19937_64 random(12);
  CorpusEntries entries(20'000);
  for (CorpusEntry& entry : entries) {
    entry.source_key = random() % 5'000 * 0x9E3779B97F4A7C15U;
    entry.target_key = random() % 2;
  }
  std::map<std::uint64_t, std::set<std::uint64_t>> variants;
  for (const CorpusEntry& entry : entries) variants[entry.source_key].insert(entry.target_key);
  const auto expected = std::ranges::count_if(
      variants, [](const auto& variant) { return variant.second.size() > 1; });
  const auto found = disagreements(entries, KeyedBy::kSource);
  EXPECT_EQ(found.size(), static_cast<std::size_t>(expected));
  EXPECT_TRUE(std::ranges::is_sorted(found, {}, &Disagreement::entry));
}

}  // namespace variants_test
}  // namespace locseg::check
