// What two sequences have in common, in order.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sequence/symbols.h"

namespace locseg::sequence {

/// `size` elements from `a` on equal as many from `b` on.
struct Run {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t size = 0;

  friend bool operator==(const Run&, const Run&) = default;
};

/// A longest common subsequence of `a` and `b` as maximal runs in order, found by the O(ND)
/// algorithm in linear space (E. W. Myers, "An O(ND) Difference Algorithm and Its Variations",
/// Algorithmica 1, 1986). Where more than about 500 elements differ in one stretch it is cut at the
/// furthest point reached, so that time stays near-linear; the result is then a common subsequence
/// that need not be the longest.
[[nodiscard]] std::vector<Run> myers_diff(std::span<const Symbol> a, std::span<const Symbol> b);

/// What `a` and `b` surely share: the common ends, then what occurs once on either side, in the
/// longest order that both have, then the same within every gap (the anchors of Bram Cohen's
/// patience diff). What repeats within a gap is left out: it takes more than equality to tell which
/// belongs to which. O(n log n).
[[nodiscard]] std::vector<Run> patience_anchors(std::span<const Symbol> a,
                                                std::span<const Symbol> b);

}  // namespace locseg::sequence
