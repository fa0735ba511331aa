/// Running rules over what they look at.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "check/rule.h"

namespace locseg::check {

/// Rules to run, as indices into `rules()`, in order; by scope.
struct RuleSet {
  std::vector<std::uint16_t> segment;
  std::vector<std::uint16_t> article;
  std::vector<std::uint16_t> corpus;
};

/// The fault and the index of the rule that reports it.
struct RuledFault {
  std::uint16_t rule = 0;
  Fault fault;
};

/// Every fault that the segment rules of `set` find in the segment that `facts` is turned to, in
/// order of rule.
void check_segment(const RuleSet& set, Facts& facts, std::vector<RuledFault>& out);

}  // namespace locseg::check
