#include "check/engine/segment_rules.h"

namespace locseg::check {

void SegmentRules::add(const SegmentRule& rule) {
  const std::size_t at = rules_.size() % (kWords * 64);
  if (at == 0) sets_.emplace_back();
  const auto put = [&](ByteClasses classes, Rules Sets::OfClass::*side) {
    for_each_class(classes, [&](std::size_t each) {
      (sets_.back().of_class[each].*side)[at / 64] |= std::uint64_t{1} << at % 64;
    });
  };
  put(rule.needs.source, &Sets::OfClass::source);
  put(rule.needs.target, &Sets::OfClass::target);
  put(rule.needs.either, &Sets::OfClass::either);
  rules_.push_back(rule);
}

}  // namespace locseg::check
