// A stable sort by a number that each item has: for some hundred thousand items several times as
// fast as comparing them.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace locseg::base {

/// Sorts by `key_of`; items with the same key stay in the order they are in. `scratch` is of use
/// for the next sort, too.
template <class T, class KeyOf>
void radix_sort(std::vector<T>& items, std::vector<T>& scratch, KeyOf key_of) {
  constexpr std::size_t kFew = 2048;
  if (items.size() < kFew) {
    std::ranges::stable_sort(items, {}, key_of);
    return;
  }
  std::uint64_t all = 0;
  for (const T& item : items) all |= key_of(item);
  constexpr int kMostBits = 12;  // so that a counter for each value is in the nearest cache
  const auto bits = static_cast<int>(std::bit_width(all));
  const int passes = (bits + kMostBits - 1) / kMostBits;
  for (int pass = 0; pass < passes; ++pass) {
    const int shift = bits * pass / passes;
    const std::uint64_t mask = (std::uint64_t{1} << (bits * (pass + 1) / passes - shift)) - 1;
    const auto digit_of = [&](const T& item) { return (key_of(item) >> shift) & mask; };
    std::array<std::size_t, std::size_t{1} << kMostBits> starts{};
    for (const T& item : items) ++starts[digit_of(item)];
    std::size_t start = 0;
    for (std::size_t& bucket : starts) {
      const std::size_t count = bucket;
      bucket = start;
      start += count;
    }
    scratch.resize(items.size());
    for (const T& item : items) scratch[starts[digit_of(item)]++] = item;
    items.swap(scratch);
  }
}

}  // namespace locseg::base
