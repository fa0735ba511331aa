/// Stretches that follow upon themselves, in scripts without spaces.
#pragma once

#include "check/facts/segment_facts.h"
#include "locseg/span.h"

namespace locseg::check {

/// The second half of the first stretch of the masked target that follows upon itself for no reason
/// of grammar and is not said twice by the source; empty if there is none. Four to sixteen
/// characters; in scripts whose characters are sounds (Thai, Khmer) whole words of a dictionary.
[[nodiscard]] Span repeated_stretch(SegmentFacts& facts);

}  // namespace locseg::check
