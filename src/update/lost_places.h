// What of the old translation has no place in the new page.
#pragma once

#include <cstddef>
#include <map>

#include "update/cells.h"
#include "update/page_update.h"

namespace locseg::update {

/// Pieces of kNew whose sentence an old source has, by that sentence; indices.
using Untranslated = std::map<OldStatement, std::size_t>;

/// Adds to `lost` of `into`, whose page is written, what is behind the front matter, and sets
/// `unmatched` by `untranslated`.
/// Near-linear.
void find_lost(const CutPage& page, Untranslated untranslated, PageUpdate& into);

}  // namespace locseg::update
