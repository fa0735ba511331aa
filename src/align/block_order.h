// What the order of blocks does not tell: blocks that changed places, and blocks that moved.
#pragma once

#include "align/block_alignment.h"
#include "align/block_costs.h"

namespace locseg::align {

/// Lowers the margins of pairs that would do as well with the partners of their neighbours, so that
/// nothing but their order speaks for them; then pairs texts without a partner, and those of pairs
/// that cost more than none, with the one that they fit clearly best, wherever it is. Pairs stay in
/// order of the target. Linear, but for what has no partner: the product of both sides, if that is
/// small.
void check_order(const Comparison& comparison, BlockCosts& costs, BlockAlignment& alignment);

}  // namespace locseg::align
