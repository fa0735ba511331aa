/// Stretches that follow upon themselves, in scripts without spaces.
#pragma once

#include "check/facts/segment_facts.h"
#include "locseg/span.h"

namespace locseg::check {

/// What a target says twice in a row.
struct Repetition {
  Span span;                 ///< of the second of the two; empty if there is none
  bool is_doubtful = false;  ///< two phrases may meet here, each with the word
};

/// The second half of the first stretch of the masked target that follows upon itself for no reason
/// of grammar and is not said twice by the source. Four to sixteen characters; in scripts whose
/// characters are sounds (Thai, Khmer) whole words of a dictionary. Han and kana also with one
/// space between, if no others touch them.
[[nodiscard]] Repetition repeated_stretch(SegmentFacts& facts);

}  // namespace locseg::check
