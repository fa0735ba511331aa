// The part of a three-way merge that knows lines and no segments.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/result.h"

namespace locseg::merge {

/// A stretch of whole lines: agreed on (then only `text` counts), or in conflict.
struct Hunk {
  bool conflict = false;
  std::string text;
  std::string ours;
  std::string base;
  std::string theirs;
};

/// Merges lines as `git merge-file` does. No text may hold the byte 0x02.
[[nodiscard]] Result<std::vector<Hunk>> merge_skeletons(std::string_view ours,
                                                        std::string_view base,
                                                        std::string_view theirs, bool with_base);

/// Merges the lines of a map, `key: value`, key by key. Keys in `block` come from ours or theirs
/// together, as `block_from_theirs` says, and so does the order.
[[nodiscard]] std::vector<Hunk> merge_keys(std::string_view ours, std::string_view base,
                                           std::string_view theirs,
                                           std::span<const std::string_view> block,
                                           bool block_from_theirs);

}  // namespace locseg::merge
