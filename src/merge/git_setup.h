/// Making git merge and show articles by segment.
#pragma once

#include <string>
#include <vector>

#include "locseg/result.h"

namespace locseg {

struct GitSetupOptions {
  bool global = false;  ///< for the user, else for the repository around the working directory
  bool remove = false;  ///< undo it
  std::string program = "locseg";  ///< how git is to call this program
};

/// Sets, or with `remove` unsets, `merge.locseg.*` (a merge driver that runs `merge3`) and
/// `diff.locseg.textconv`, and keeps the lines that name them in `.gitattributes` at the top of the
/// repository, or in the user's attributes file. Other lines are not touched. What was done, one
/// sentence each; doing it again does nothing more.
[[nodiscard]] Result<std::vector<std::string>> set_up_git(const GitSetupOptions& options);

}  // namespace locseg
