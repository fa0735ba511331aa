// How well two lengths fit: Gale and Church, "A Program for Aligning Sentences in Bilingual
// Corpora", Computational Linguistics 19(1), 1993.
#pragma once

#include <string_view>

namespace locseg::align {

/// Characters of a translation for each character of its source, as far as their scripts tell.
[[nodiscard]] double expected_ratio(std::string_view source, std::string_view target);

/// −ln of the chance that a text of `source` characters has a translation of `target` characters,
/// or one further off, if there are `ratio` of them for each; at most 10. A few nanoseconds.
[[nodiscard]] double length_cost(double source, double target, double ratio);

}  // namespace locseg::align
