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

/// Whether the code is a link that readers cannot see, since it has no text.
[[nodiscard]] bool is_empty_link(Side& side, const markup::Code& code);

/// Where the source has the texts of links that are empty in the target, in order.
[[nodiscard]] std::vector<Span> lost_link_texts(SegmentFacts& facts);

/// Whether a side holds the address of `link` outside of links: as plain text, or as code.
[[nodiscard]] bool stands_plainly(Side& side, const Value& link);

}  // namespace locseg::check
