// How sure a pair is.
#pragma once

#include "align/support.h"

namespace locseg::align {

/// The most that a pair of the two articles can be sure of: 1, less if little or nothing but the
/// order of their blocks speaks for them being an article and its translation.
[[nodiscard]] double most_confidence(const Support& support);

/// 0 to 1, of a pair with these margins: 0.9 if its blocks are sure by four nats and its sentences
/// by half a nat.
[[nodiscard]] double confidence(double block_margin, double sentence_margin);

}  // namespace locseg::align
