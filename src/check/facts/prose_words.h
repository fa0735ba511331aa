// Small questions about text that need no Unicode data.
#pragma once

#include <cstddef>
#include <string_view>

namespace locseg::check {

/// Nothing but ASCII white space and the spaces U+00A0 and U+3000.
[[nodiscard]] bool is_blank(std::string_view text);

/// An English word that sentences need and names hardly do: the, to, is. `word` is in lower case.
[[nodiscard]] bool is_function_word(std::string_view word);

/// Words of prose: what is between spaces, less punctuation at its ends, and is ASCII letters
/// only.
struct ProseWords {
  std::size_t all = 0;
  std::size_t lower = 0;     ///< in lower case throughout
  std::size_t function = 0;  ///< English words that sentences need and names hardly do: the, to, is
  std::size_t technical = 0;  ///< not counted above: with a digit or one of _ / { } -
};

[[nodiscard]] ProseWords count_prose_words(std::string_view text);

}  // namespace locseg::check
