#include "check/engine/team_brake.h"

namespace locseg::check {

TeamBrake::TeamBrake(std::size_t rules)
    : counts_(rules), rests_(std::make_unique<std::atomic<bool>[]>(rules)) {}

bool TeamBrake::rests(std::size_t rule) const {
  return rests_[rule].load(std::memory_order_relaxed);
}

bool TeamBrake::add(std::size_t rule, std::size_t segments) {
  if (rests(rule)) return false;
  counts_[rule] += segments;
  if (counts_[rule] < kMaxSegments) return false;
  rests_[rule].store(true, std::memory_order_relaxed);
  return true;
}

}  // namespace locseg::check
