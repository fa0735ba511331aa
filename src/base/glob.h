// File name patterns.
#pragma once

#include <string_view>

namespace locseg::base {

/// True when `pattern` matches `path`, a name with `/` between its parts. `?` is one character and
/// `*` any number of them, but never a `/`; `**` crosses folders, and `**/` also matches no
/// folder at all; `[a-z]` and `[!a-z]` are sets; `\` takes the next character as it is. A pattern
/// without a `/` is matched against the last part, wherever that is, and one with a `/`, as in
/// `./a`, against the whole; one that ends with a `/` against folders only, given as `path/`.
/// Bytes, not characters. Cost: at most the product of the two lengths.
[[nodiscard]] bool glob_matches(std::string_view pattern, std::string_view path);

/// What is wrong with a pattern, such as a set without its `]`, which would be taken as it is
/// spelled; empty if nothing is.
[[nodiscard]] std::string_view glob_fault(std::string_view pattern);

}  // namespace locseg::base
