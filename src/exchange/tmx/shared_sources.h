// An article in several languages as one list of sources with their translations.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "locseg/unit.h"
#include "markup/codes.h"

namespace locseg::exchange {

/// A source, and the units that translate it: at most one of each group, in order of the groups.
struct SharedSource {
  struct Place {
    std::uint32_t group;
    std::uint32_t unit;
  };
  std::vector<Place> places;
};

/// Pairs the units of several languages. Units of one source revision (`source_commit`) are the
/// same where their numbers are and their sources agree outside of codes, for a link may lie inside
/// of the pair in one language and outside in another; else where their sources are equal. The
/// units of every group stay in their order, so one that moved stays on its own. Near-linear.
[[nodiscard]] std::vector<SharedSource> share_sources(std::span<const UnitGroup> groups,
                                                      markup::Syntax syntax);

}  // namespace locseg::exchange
