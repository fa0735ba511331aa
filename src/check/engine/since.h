/// What a git revision held already, so that only what is new is checked.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/check.h"
#include "locseg/result.h"
#include "locseg/tree.h"

namespace locseg {

/// Adds to `options.skip_segments` the texts of every segment that the branch had under `paths`
/// when it left the revision `rev` (see `revision_before`), as far as `tree` walks them, and to
/// `options.accepted` what the rules about articles find there. Renumbered ids and moved lines are
/// no change. Paths that the revision does not have are new as a whole. kNotFound for a revision
/// that the repository does not have, which says how to fetch it; kMisuse for standard input.
[[nodiscard]] Result<void> pass_over_revision(const std::string& rev,
                                              std::span<const std::string> paths,
                                              const TreeOptions& tree, CheckOptions& options);

}  // namespace locseg
