// Technical words of the source that the target does not hold.
#pragma once

#include <string_view>

#include "check/facts/rule.h"

namespace locseg::check {

/// A fault in the source for each word of `kind` that occurs nowhere in the target, codes and link
/// targets included; case does not count. `what` begins the message: "the path ".
void report_lost(SegmentFacts& facts, TechnicalKind kind, std::string_view what, Faults& faults);

}  // namespace locseg::check
