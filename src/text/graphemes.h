// What a reader calls a character, and how wide a terminal shows it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "locseg/span.h"

namespace locseg::text {

/// An extended grapheme cluster of UAX #29.
struct Grapheme {
  Span span;                 ///< bytes of the text
  std::uint8_t columns = 0;  ///< of a terminal: 0, 1 or 2

  friend bool operator==(const Grapheme&, const Grapheme&) = default;
};

/// The columns that a terminal gives to one code point: 2 for East Asian Wide and Fullwidth and
/// for emoji, 0 for combining marks, controls and what is invisible, else 1.
[[nodiscard]] std::uint8_t columns_of(char32_t c);

/// Replaces `graphemes` by those of `text`, in order, without gaps. A cluster is as wide as its
/// widest code point; an emoji variation selector or a pair of regional indicators makes it 2.
/// Each byte that is not UTF-8 is one column, as the U+FFFD shown for it is.
void split_graphemes(std::string_view text, std::vector<Grapheme>& graphemes);

/// The columns of the whole text. A nanosecond a byte for ASCII.
[[nodiscard]] std::size_t columns_of(std::string_view text);

}  // namespace locseg::text
