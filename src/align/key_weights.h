// What the keys of two articles say about which of their texts belong together: a key tells more,
// the fewer texts have it.
#pragma once

#include <cstdint>
#include <vector>

#include "align/side.h"

namespace locseg::align {

/// A key that both articles have.
struct WeighedKey {
  std::uint64_t hash = 0;
  double weight = 0;
};

/// The keys of a text that both articles have, as a multiset in order of hash.
using KeyBag = std::vector<WeighedKey>;

struct SideKeys {
  std::vector<std::vector<double>>
      weights;               ///< of each key of each text; 0 if the other side lacks it
  std::vector<KeyBag> bags;  ///< of each text
};

/// Weighs the keys of both sides. n log n.
void weigh_keys(const Side& source, const Side& target, SideKeys& of_source, SideKeys& of_target);

/// The keys of `text` in `range`, weighed by `weights`.
[[nodiscard]] KeyBag bag_of(const SideText& text, const std::vector<double>& weights, Range range);

/// The weight that two multisets share.
[[nodiscard]] double shared_weight(const KeyBag& a, const KeyBag& b);
[[nodiscard]] double weight_of(const KeyBag& bag);

/// The cost of a pair whose keys weigh `of_source` and `of_target` and share `shared`: below zero
/// if they share most.
[[nodiscard]] double key_cost(double of_source, double of_target, double shared);

}  // namespace locseg::align
