// Problems of a file as such, whatever its layout.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "locseg/article.h"

namespace locseg::article {

/// Appends git's conflict markers, of which the first is not before `first`.
void find_conflict_markers(std::string_view bytes, std::size_t first,
                           std::vector<Problem>& problems);

/// Appends the runs of bytes that are not UTF-8. Runs on one line are one problem, and a file with
/// very many of them is no text: what comes after the first hundred is one problem too.
void find_invalid_utf8(std::string_view bytes, std::vector<Problem>& problems);

/// Puts problems in order of position, and finds their lines and columns.
void order_problems(std::string_view bytes, std::vector<Problem>& problems);

}  // namespace locseg::article
