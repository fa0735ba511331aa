/// What changed from one text to another, as edits.
#pragma once

#include <string_view>
#include <vector>

#include "locseg/span.h"

namespace locseg::lsp {

/// Edits of `before` that make `after`: in order, disjoint, of lines that differ, less what those
/// share at their ends. Near-linear.
[[nodiscard]] std::vector<Edit> line_edits(std::string_view before, std::string_view after);

}  // namespace locseg::lsp
