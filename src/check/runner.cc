// Calls the rules of a set and puts their names to what they report.
#include "check/runner.h"

#include <utility>

#include "check/registry.h"

namespace locseg::check {

void check_segment(const RuleSet& set, Facts& facts, std::vector<RuledFault>& out) {
  Faults faults;
  for (const std::uint16_t index : set.segment) {
    std::get<SegmentCheck>(rules()[index]->check)(facts, faults);
    for (Fault& fault : faults.all()) out.push_back({index, std::move(fault)});
    faults.all().clear();
  }
}

}  // namespace locseg::check
