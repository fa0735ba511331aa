// What a merge makes of each segment, and what became of our edits.
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "locseg/merge.h"
#include "merge/versions.h"

namespace locseg::merge {

/// What the merge makes of a token.
struct Outcome {
  std::string source;
  std::string target;  ///< if not in conflict
  bool conflict = false;
  std::array<std::string, 3> targets;  ///< by Who, of a conflict
};

/// By token. A rewritten source brings its own target; a target that both sides changed differently
/// is in conflict unless `prefer` says who wins.
[[nodiscard]] std::vector<Outcome> merge_tokens(const Versions& versions, Prefer prefer);

/// The outcome of each target that ours changed. `present` tells by token whether the result shows
/// it.
[[nodiscard]] std::vector<LocalEdit> collect_local_edits(const Versions& versions, Prefer prefer,
                                                         const std::vector<bool>& present);

/// What theirs changed in segments that ours no longer has, one sentence each.
[[nodiscard]] std::vector<std::string> collect_dropped_pairs(const Versions& versions);

}  // namespace locseg::merge
