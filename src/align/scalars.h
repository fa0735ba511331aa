// The texts of YAML and JSON articles, as blocks.
#pragma once

#include <string_view>
#include <vector>

#include "align/blocks.h"

namespace locseg::align {

/// Appends the scalars of `bytes` that may hold text, each with its key as its slug.
void scan_scalars(std::string_view bytes, ArticleKind kind, std::vector<Block>& out);

}  // namespace locseg::align
