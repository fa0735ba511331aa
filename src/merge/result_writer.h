// Merged lines and merged segments to the bytes of the result.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "locseg/merge.h"
#include "locseg/result.h"
#include "merge/segment_merge.h"
#include "merge/skeleton.h"
#include "merge/versions.h"

namespace locseg::merge {

struct Written {
  std::string bytes;
  bool conflict = false;
  std::vector<bool> present;  ///< by token: the result or a conflict in it shows it
};

/// Writes each token of `hunks` as a pair in the manner of `lead`. A line with a token in conflict
/// becomes a conflict of whole lines, as git writes them, in which the other tokens are merged.
/// Tokens that the lead does not have are renumbered. Fails if a text cannot be encoded for its
/// carrier.
[[nodiscard]] Result<Written> write_result(const Versions& versions, Who lead,
                                           const std::vector<Outcome>& outcomes,
                                           std::span<const Hunk> hunks,
                                           const Merge3Options& options);

}  // namespace locseg::merge
