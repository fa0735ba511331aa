// The front matter of a new page.
#pragma once

#include "update/cells.h"
#include "update/page_update.h"

namespace locseg::update {

/// Begins the page `into` with its front matter, merged as in front_matter_merge.h, and adds its
/// titles and descriptions to `pieces`, and what has no place to `lost`. Where the page had none
/// though an old source has it, it gets none; where its syntax changed, it gets that of the source.
void write_front_matter(const CutPage& page, PageUpdate& into);

}  // namespace locseg::update
