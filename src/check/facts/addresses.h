// Addresses: of the web, of mail, of files; and what of them does not matter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/facts/values.h"

namespace locseg::check {

/// What follows the last `/` or backslash.
[[nodiscard]] std::string_view last_part(std::string_view path);

/// Whether a word without spaces is an address of the web or of mail, or a path.
[[nodiscard]] bool is_address(std::string_view word);

/// A link's target without what translation changes rightly: a language tag as a part of the path
/// (`/en-us/`), `view=` and the like in the query, the scheme, a slash at the end; lower case, and
/// a bookmark of the same page as `#`.
[[nodiscard]] std::string address_key(std::string_view target);

}  // namespace locseg::check
