// Edit distance over bytes: DistancePattern for an alphabet so small that a table finds a symbol's
// places. What fuzzy search filters candidates by.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "sequence/distance.h"

namespace locseg::sequence {

/// One side of many comparisons, made ready once. The same algorithm as DistancePattern; about a
/// nanosecond a byte of `text` where the pattern has at most 64 bytes.
class BytePattern {
 public:
  explicit BytePattern(std::string_view pattern);

  /// The distance from `text` to the pattern, or `cutoff + 1` when it is more than `cutoff`. One
  /// object must not be used from two threads at a time.
  [[nodiscard]] std::uint32_t distance(std::string_view text, std::uint32_t cutoff);

 private:
  std::uint32_t size_ = 0;
  std::array<std::uint64_t, 256> places_{};  // where the pattern fits one word
  DistancePattern long_;                     // else
  std::vector<Symbol> symbols_;
};

}  // namespace locseg::sequence
