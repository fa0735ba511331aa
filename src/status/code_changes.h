// Code in a source and in its translation, which is the same but for remarks.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "status/source_changes.h"
#include "status/statements.h"

namespace locseg::status {

/// Of each block of code of `source` the one of `target` that stands for it, kNoStatement for none:
/// the same one; else the one that shares the most lines; else, between two such, in order.
[[nodiscard]] std::vector<std::uint32_t> pair_code(std::span<const Statement> source,
                                                   std::span<const Statement> target);

/// True if `translated` has every line of `after` that `before` does not have, and there is one, or
/// has none of the lines that are gone.
[[nodiscard]] bool has_new_lines(std::string_view before, std::string_view after,
                                 std::string_view translated);

/// True if a line of `source` has another form in `translated`: like enough to be the same command,
/// but not the same. Remarks in two languages are not like enough.
[[nodiscard]] bool code_differs(std::string_view source, std::string_view translated);

/// True if each of the two sentences has a code span that the other does not have.
[[nodiscard]] bool code_spans_differ(std::string_view source, std::string_view translated);

}  // namespace locseg::status
