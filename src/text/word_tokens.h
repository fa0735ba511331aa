// The words of a text.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "locseg/span.h"

namespace locseg::text {

/// A stretch between two word boundaries.
struct Token {
  Span span;          ///< bytes of the text
  bool word = false;  ///< holds a letter, an ideograph or a digit; else space, mark, symbol, emoji

  friend bool operator==(const Token&, const Token&) = default;
};

/// Replaces `tokens` by those of `text`: in order, without gaps, from its first to its last byte.
/// Boundaries are those of ICU's root locale: UAX #29, and dictionaries for Chinese, Japanese,
/// Thai, Lao, Khmer and Burmese. Bytes that are not UTF-8 are tokens as U+FFFD is.
///
/// Linear. A text without dictionary scripts, Hangul, Hebrew and joiners never reaches ICU's
/// iterator, and an ASCII text touches no ICU at all. Safe on any thread; ICU's iterator is kept
/// per thread.
void split_words(std::string_view text, std::vector<Token>& tokens);

/// True if there is a boundary at `at` that leaves both its sides alone: each splits into the same
/// tokens without the other. The ends are; behind spaces and beside most punctuation there is one;
/// false where the two characters do not decide it. Looks at these only.
[[nodiscard]] bool is_sure_boundary(std::string_view text, std::size_t at);

/// How many of them are words.
[[nodiscard]] std::size_t count_words(std::string_view text);

}  // namespace locseg::text
