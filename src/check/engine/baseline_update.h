/// Baselines after a run.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string_view>

#include "check/engine/baseline.h"
#include "locseg/check.h"

namespace locseg {

/// What became of a baseline's lines.
struct BaselineChange {
  std::size_t kept = 0;
  std::size_t removed = 0;
};

/// Puts into `writer` what of a baseline still holds after a run that accepted what it says:
/// `accepted` from `first` on are its lines, `counts` those of the run. A line holds as far as it
/// held findings back. One that the run cannot judge (its article was not read, its rule did not
/// look at it) stays, unless `is_gone` says that there is no such article any more.
BaselineChange keep_used(std::span<const Acceptance> accepted, std::size_t first,
                         const CheckCounts& counts,
                         const std::function<bool(std::string_view)>& is_gone,
                         BaselineWriter& writer);

}  // namespace locseg
