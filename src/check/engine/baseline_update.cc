#include "check/engine/baseline_update.h"

#include <algorithm>

namespace locseg {

BaselineChange keep_used(std::span<const Acceptance> accepted, std::size_t first,
                         const CheckCounts& counts,
                         const std::function<bool(std::string_view)>& is_gone,
                         BaselineWriter& writer) {
  BaselineChange change;
  auto use = std::ranges::lower_bound(counts.uses, first, {}, &AcceptanceUse::acceptance);
  for (std::size_t i = first; i < accepted.size(); ++i) {
    std::uint64_t count = accepted[i].count;
    if (use != counts.uses.end() && use->acceptance == i) {
      count = use->held;
      ++use;
    } else if (is_gone(accepted[i].article)) {
      count = 0;
    }
    writer.keep(accepted[i], count);
    ++(count == 0 ? change.removed : change.kept);
  }
  return change;
}

}  // namespace locseg
