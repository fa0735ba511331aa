// Small questions about text that need no Unicode data.
#pragma once

#include <string_view>

namespace locseg::check {

/// Nothing but ASCII white space and the spaces U+00A0 and U+3000.
[[nodiscard]] bool is_blank(std::string_view text);

}  // namespace locseg::check
