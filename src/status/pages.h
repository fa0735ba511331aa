// The pages of two trees: which translation belongs to which source.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "locseg/result.h"
#include "locseg/status.h"

namespace locseg::status {

/// A source and its translation, either of which may be missing. Names are those of articles, paths
/// are on disk.
struct Page {
  std::string language;
  std::string source;
  std::string translation;
  std::string source_path;       ///< empty: it is not there
  std::string translation_path;  ///< empty: it is not there
  std::size_t tree = 0;          ///< of `StatusOptions::tree.source_trees`
};

/// In order of source, then of language. Pages of which neither side is below one of `paths` (none:
/// all) are left out. kNotFound if a path is not on disk and no page has it as a side, and
/// if the folder of a tree's sources is absent.
[[nodiscard]] Result<std::vector<Page>> find_pages(std::span<const std::string> paths,
                                                   const StatusOptions& options);

}  // namespace locseg::status
