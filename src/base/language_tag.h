// The form of language tags.
#pragma once

#include <string_view>

namespace locseg::base {

/// True if `tag` is well-formed by RFC 5646, section 2.2.9, in any case, with `-` or `_` between
/// its subtags. Whether its subtags are registered is not asked.
[[nodiscard]] bool is_language_tag(std::string_view tag);

}  // namespace locseg::base
