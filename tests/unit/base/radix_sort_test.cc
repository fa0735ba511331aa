#include "base/radix_sort.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

namespace locseg::base {
namespace radix_sort_test {

struct Item {
  std::uint64_t key = 0;
  std::size_t place = 0;
  bool operator==(const Item&) const = default;
};

class RadixSort : public testing::TestWithParam<std::size_t> {};

TEST_P(RadixSort, SortsAsAStableSortDoes) {
  std::mt19937_64 random(20221130);
  std::vector<Item> scratch;
  for (const std::uint64_t most :
       {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{4095}, std::uint64_t{4096},
        std::uint64_t{0x1FFFFFF}, ~std::uint64_t{0}}) {
    std::vector<Item> items;
    for (std::size_t i = 0; i < GetParam(); ++i) items.push_back({random() & most, i});
    std::vector<Item> expected = items;
    std::ranges::stable_sort(expected, {}, &Item::key);
    radix_sort(items, scratch, [](const Item& item) { return item.key; });
    EXPECT_EQ(items, expected) << most;
  }
}

INSTANTIATE_TEST_SUITE_P(Sizes, RadixSort, testing::Values(0, 1, 100, 5000, 30'000));

}  // namespace radix_sort_test
}  // namespace locseg::base
