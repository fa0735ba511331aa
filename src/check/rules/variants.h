// Texts that are one on one side and several on the other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "check/facts/rule.h"

namespace locseg::check {

enum class KeyedBy : std::uint8_t { kSource, kTarget };

struct Disagreement {
  std::size_t entry = 0;             ///< the first whose other side is not the commonest
  std::vector<std::size_t> related;  ///< the first of each other variant, the commonest first
  std::size_t variants = 0;
};

/// One for each key that has several other sides, in order of `entry`; at most `kMaxRelated` others
/// are told. n log n.
[[nodiscard]] std::vector<Disagreement> disagreements(const CorpusEntries& entries,
                                                      KeyedBy keyed_by);

inline constexpr std::size_t kMaxRelated = 5;

}  // namespace locseg::check
