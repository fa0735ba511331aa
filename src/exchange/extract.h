/// The segments of articles as units in an exchange file.
#pragma once

#include <functional>
#include <span>
#include <string>

#include "locseg/article.h"
#include "locseg/exchange.h"
#include "locseg/result.h"
#include "locseg/tree.h"

namespace locseg {

struct ExtractOptions {
  TreeOptions tree;
  Languages languages;
  std::function<void(const TreeArticle&)> each;  ///< called for each article in order; may be empty
};

/// Writes the units of all articles under `paths` (see `read_tree`) to `file`, which the caller
/// finishes. Articles are turned into records on all threads, but those above 16 MiB, which are
/// written a piece at a time.
[[nodiscard]] Result<void> extract_units(std::span<const std::string> paths,
                                         const ExtractOptions& options, UnitFile& file);

}  // namespace locseg
