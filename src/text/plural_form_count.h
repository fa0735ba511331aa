// How many forms a language has for numbers of things.
#pragma once

#include <cstddef>
#include <string_view>

namespace locseg::text {

/// Of the language of a BCP 47 tag, for whole numbers below 1,000, by CLDR: 1 (`ja`) to 6 (`ar`);
/// 0 if CLDR does not know the language.
[[nodiscard]] std::size_t plural_form_count(std::string_view tag);

}  // namespace locseg::text
