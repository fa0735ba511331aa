/// Files of words that are no faults.
#pragma once

#include <string>
#include <vector>

#include "locseg/result.h"

namespace locseg {

/// Adds the words in the file to `words`: one a line, without the white space around it; empty
/// lines and those that begin with `#` are skipped.
[[nodiscard]] Result<void> read_dictionary(const std::string& path,
                                           std::vector<std::string>& words);

}  // namespace locseg
