// Which segment of an article each edited unit is meant for.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "locseg/merge.h"
#include "locseg/unit.h"

namespace locseg::merge {

using Index = std::uint32_t;

struct Assignment {
  /// By edited unit. kUnknown with segments: it goes there, if its target may. Every other outcome
  /// is settled, and kUnknown without segments is.
  std::vector<MergedUnit> units;
  /// By segment: the units that go there. Of units that say the same and can replace one another,
  /// the first.
  std::vector<std::vector<Index>> takers;
};

/// Finds segments as `merge_units` says. Near-linear in both lists but for what `diff_units` does
/// with the units that are left.
[[nodiscard]] Assignment assign_units(std::span<const Unit> segments, std::span<const Unit> edited,
                                      OnStale on_stale);

/// "line 4", "lines 4, 9 and more".
[[nodiscard]] std::string lines_of(std::span<const Unit> segments, const std::vector<Index>& which);

}  // namespace locseg::merge
