// The links of a side, of every spelling.
#pragma once

#include <cstddef>
#include <vector>

#include "check/facts/values.h"

namespace locseg::check {

/// Links, autolinks and `<a href>`, by `address_key`.
[[nodiscard]] std::vector<Value> links_of(Side& side);
/// How many these are, for less.
[[nodiscard]] std::size_t count_links(Side& side);

/// Whether a side holds the address of `link` outside of links: as plain text, or as code.
[[nodiscard]] bool stands_plainly(Side& side, const Value& link);

}  // namespace locseg::check
