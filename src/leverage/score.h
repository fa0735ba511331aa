// The one place where matches are scored; the formula is in locseg/memory.h.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "leverage/source_reading.h"
#include "locseg/memory.h"
#include "sequence/byte_distance.h"
#include "sequence/distance.h"

namespace locseg::leverage {

/// How similar two sources are, as Similarity says it to the world.
struct Comparison {
  int tokens = 0;
  // One point each.
  bool codes = false;
  bool numbers = false;
  bool letter_case = false;
  bool marks = false;

  [[nodiscard]] int score() const;
  void append_to(std::vector<Deduction>& deductions) const;
};

/// The most edits that leave texts of n and m tokens at least `percent` similar.
[[nodiscard]] std::uint32_t most_edits(std::uint32_t n, std::uint32_t m, unsigned percent);

/// A source that may be as similar as asked, for looking at the most similar first: of two that may
/// be equally so at the one with the higher number.
struct Reachable {
  int most = 0;
  std::int64_t number = 0;

  friend auto operator<=>(const Reachable&, const Reachable&) = default;
};

/// One source, ready to be compared with many.
class Scorer {
 public:
  /// `hashes` are the source's tokens' (MatchTerms); empty if only readings are compared.
  Scorer(SourceReading reading, std::string_view hashes);

  /// False if the other's hashes alone say that it is less than `percent` similar.
  [[nodiscard]] bool may_reach(std::string_view hashes, unsigned percent) {
    return most(hashes, percent) != 0;
  }
  /// The highest score that the hashes allow; 0 if that is below `percent`.
  [[nodiscard]] int most(std::string_view hashes, unsigned percent);

  /// `other` is of the same vocabulary. What is less than `percent` similar may come out as not
  /// similar at all.
  [[nodiscard]] Comparison compare(const SourceReading& other, unsigned percent);

 private:
  SourceReading reading_;
  std::uint32_t size_;
  sequence::BytePattern bytes_;
  sequence::DistancePattern pattern_;
};

}  // namespace locseg::leverage
