// The numbers in which a translation differs from its original.
#pragma once

#include <vector>

#include "check/facts/segment_facts.h"
#include "check/numbers/mentions.h"

namespace locseg::check {

/// Numbers that the one side has and the other does not, in any way that its language may tell
/// them; in order. A number in place of another is in both lists.
struct NumberDifference {
  std::vector<Mention> lost;   ///< spans of the source's text
  std::vector<Mention> added;  ///< spans of the target's text
  bool is_of_count = false;    ///< both sides have these numbers, one of them twice in a breath

  [[nodiscard]] bool empty() const { return lost.empty() && added.empty(); }
};

/// Compares the numbers of the two sides of a segment. Costs little if both have the same digits.
[[nodiscard]] NumberDifference compare_numbers(SegmentFacts& facts);

/// True if `text` tells the number `value` in a word of `lang`, or in digits.
[[nodiscard]] bool tells_number(std::string_view text, std::string_view lang,
                                const NumberKey& value);

}  // namespace locseg::check
