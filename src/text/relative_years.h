// Years told by their distance from now.
#pragma once

#include <string_view>

namespace locseg::text {

/// True if `text` says "last year", "this year" or "next year" as CLDR has it in `lang`, a BCP 47
/// tag; case does not count. The words are asked of ICU at the first call for a language.
[[nodiscard]] bool tells_relative_year(std::string_view text, std::string_view lang);

}  // namespace locseg::text
