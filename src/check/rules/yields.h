/// Who says what of a segment in which several rules find fault: one fault, one finding.
#pragma once

#include <cstdint>
#include <span>

#include "check/facts/rule.h"

namespace locseg::check {

/// How near two faults of a segment must be for one to be the other's cause.
enum class Reach : std::uint8_t {
  kSegment,   ///< anywhere in the segment
  kTouching,  ///< in the same text as the cause or a trace of it, a byte in common or side by side
  kBehind,    ///< in the same text as the cause or a trace of it, anywhere behind it
};

/// A fault of `rule` is not reported beside one of `cause`, which names what went wrong.
struct Yield {
  const Rule* rule;
  const Rule* cause;
  Reach reach;
};

/// No rule yields to itself, directly or through others.
[[nodiscard]] std::span<const Yield> yields();

/// Rules whose faults in one segment have one cause: the first speaks for all. Of every other rule
/// that holds for faults with the same message only.
[[nodiscard]] std::span<const Rule* const> rules_once_a_segment();

/// Rules about all articles that are silent on a segment in which a rule about segments or articles
/// warns of something, or reports what they yield to: the segment differs from others because of
/// it.
[[nodiscard]] std::span<const Rule* const> rules_of_sound_segments();

}  // namespace locseg::check
