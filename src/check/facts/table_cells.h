/// Cells of tables whose texts a program prints: codes of a file, rows of a sample.
#pragma once

#include "check/facts/surroundings.h"

namespace locseg::check {

/// Whether the segment at `place` is a cell of a Markdown table among cells that translators left
/// as they are: most cells under the same heading, in any table of the article and at least two, or
/// all other cells of its row, at least two. Costs a look at its line and, of what may be a
/// cell, a walk through the article; for few segments.
[[nodiscard]] bool is_among_kept_cells(const Place& place);

}  // namespace locseg::check
