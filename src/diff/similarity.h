// How alike two sources are, for pairing what was rewritten.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "sequence/distance.h"
#include "sequence/symbols.h"

namespace locseg::diff {

/// A text made ready for comparison.
struct Fingerprint {
  std::vector<sequence::Symbol> text;      ///< code points
  std::array<std::uint32_t, 32> counts{};  ///< of code points by their low bits

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(text.size()); }
};

/// Bytes that are not UTF-8 count as one symbol each, unlike any code point.
[[nodiscard]] Fingerprint gist_of(std::string_view text);
/// One text after another.
[[nodiscard]] Fingerprint joined(std::span<const Fingerprint> parts);

/// No shorter than this is their edit distance. A few nanoseconds.
[[nodiscard]] std::uint32_t least_distance(const Fingerprint& a, const Fingerprint& b);

/// Compares one text with many. Texts of more than 4,096 code points are judged by
/// `least_distance`, for the table of two such would take seconds.
class Comparer {
 public:
  /// The edit distance of `a` and `b`, or `cutoff + 1` when it is more than `cutoff`. What is made
  /// ready of `a` is kept for as long as the same object is given, under the same `key`.
  [[nodiscard]] std::uint32_t distance(std::uint64_t key, const Fingerprint& a,
                                       const Fingerprint& b, std::uint32_t cutoff);

 private:
  std::uint64_t key_ = ~std::uint64_t{0};
  std::optional<sequence::DistancePattern> pattern_;
};

}  // namespace locseg::diff
