// Times in words instead of digits.
#pragma once

#include <string_view>

namespace locseg::text {

// Both are true if `text` has the words that CLDR has in `lang`, a BCP 47 tag; case does not count.
// The words are asked of ICU at the first call for a language.

/// "Last year", "this year" or "next year".
[[nodiscard]] bool tells_relative_year(std::string_view text, std::string_view lang);

/// "Midnight" or "noon", in a language that CLDR has a word of its own for.
[[nodiscard]] bool tells_twelve(std::string_view text, std::string_view lang);

}  // namespace locseg::text
