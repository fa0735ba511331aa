// Words for numbers and months, by language.
#pragma once

#include <string_view>

namespace locseg::check {

/// The value of a word such as `zwei` or `douze`, 0 to 12 and a few more; -1 if it is none of
/// `lang`. `word` in lower case.
[[nodiscard]] int number_word(std::string_view word, std::string_view lang);

/// 1 to 12 for the name of a month or its usual abbreviation, without a point; 0 else. `word` in
/// lower case.
[[nodiscard]] int month_word(std::string_view word, std::string_view lang);

/// True if `month_word` knows the language.
[[nodiscard]] bool knows_months(std::string_view lang);

/// By how many tens a word after a number multiplies it: 6 for `Mio`, 3 for `K`; 0 for other words.
/// `word` in lower case; `lang` decides what a billion is.
[[nodiscard]] int scale_word(std::string_view word, std::string_view lang);

}  // namespace locseg::check
