// From all faults of a segment to those that name a cause of their own.
#pragma once

#include <cstddef>
#include <vector>

#include "check/engine/runner.h"

namespace locseg::check {

/// Takes out of `faults`, from `first` on, which are of one segment, those that yield to others and
/// those that repeat another; what is left keeps its order. n log n in the faults of a segment, as
/// long as repairs of one come in order of place.
void leave_causes(std::vector<RuledFault>& faults, std::size_t first);

/// The same for faults of several segments in any order; those of no segment stay.
void leave_causes_by_segment(std::vector<RuledFault>& faults);

/// Whether faults of `rule` are not reported where `cause` reports one, wherever in the segment.
/// For rules about all articles, which know no places within a segment.
[[nodiscard]] bool yields_in_segment(std::uint16_t rule, std::uint16_t cause);

/// Whether one of `rules_of_sound_segments` is silent on a segment in which `rule` reports
/// something, be it an info.
[[nodiscard]] bool silences_rules_about_all(std::uint16_t rule);

/// Puts `more` into `edits`, in order of place; of two that overlap the one that came first stays.
void merge_edits(std::vector<Edit>& edits, std::vector<Edit> more);

}  // namespace locseg::check
