/// Revisions of a git repository, and what to do about those that it does not have.
#pragma once

#include <string>

#include "locseg/result.h"

namespace locseg::tree {

/// The commit that `rev` names in the repository around `folder` (empty: the working folder), as a
/// hash. kNotFound if there is no repository or no such commit; then the message says how to get
/// it, if that is known.
[[nodiscard]] Result<std::string> commit_of(const std::string& rev, const std::string& folder);

/// The last commit that a branch and what it left have in common: of `REV` and HEAD, or of both
/// sides of `A...B`, where a side that is left out is HEAD. kNotFound if there is none or a side is
/// missing; kMisuse for `A..B`.
[[nodiscard]] Result<std::string> common_ancestor(const std::string& range,
                                                  const std::string& folder);

}  // namespace locseg::tree
