// What Unicode says of one character.
#pragma once

#include "text/character_table.h"

namespace locseg::text {

// Each takes any value; what is no code point (base::CodePoint::kInvalid) has no property.
// A nanosecond.

/// True if `c` has any of `flags`.
[[nodiscard]] inline bool has_any(char32_t c, CharacterFlags flags) {
  return c <= 0x10FFFF && (CharacterTable::at(c).flags & flags) != 0;
}

/// Alphabetic, so ideographs and vowel signs too
[[nodiscard]] inline bool is_letter(char32_t c) { return has_any(c, kIsLetter); }
/// Uppercase
[[nodiscard]] inline bool is_upper(char32_t c) { return has_any(c, kIsUpper); }
/// Lowercase
[[nodiscard]] inline bool is_lower(char32_t c) { return has_any(c, kIsLower); }
/// general category M
[[nodiscard]] inline bool is_mark(char32_t c) { return has_any(c, kIsMark); }
/// White_Space: U+00A0, U+3000 and line ends too
[[nodiscard]] inline bool is_space(char32_t c) { return has_any(c, kIsSpace); }
/// general category P
[[nodiscard]] inline bool is_punctuation(char32_t c) { return has_any(c, kIsPunctuation); }
/// general category S
[[nodiscard]] inline bool is_symbol(char32_t c) { return has_any(c, kIsSymbol); }
/// Shows nothing and takes no room: Default_Ignorable or a format control (category Cf).
[[nodiscard]] inline bool is_invisible(char32_t c) { return has_any(c, kIsInvisible); }

/// The value of a decimal digit of any script, 0 to 9; -1 for all else.
[[nodiscard]] inline int digit_value(char32_t c) {
  return c <= 0x10FFFF ? CharacterTable::at(c).digit : -1;
}

// A few nanoseconds each.

/// Sentence_Terminal: ends a sentence, as `.`, `?`, `。`, `؟`, `।` do.
[[nodiscard]] bool is_sentence_end(char32_t c);
/// Terminal_Punctuation: ends a sentence or a part of one, as `,`, `;`, `،` do besides.
[[nodiscard]] bool ends_part(char32_t c);
/// East_Asian_Width is wide, full-width or half-width: `。`, `，`, `｡`, ideographs.
[[nodiscard]] bool is_wide(char32_t c);
/// General categories Pe and Pf, Ps and Pi: `)`, `”`; `(`, `“`.
[[nodiscard]] bool is_closing(char32_t c);
[[nodiscard]] bool is_opening(char32_t c);
/// Shown as a picture unless a selector asks for text.
[[nodiscard]] bool is_emoji(char32_t c);

/// The bracket that closes or opens `c` (`(` and `)`, `「` and `」`); `c` itself if it is no
/// bracket.
[[nodiscard]] char32_t paired_bracket(char32_t c);
/// True for an opening bracket of a pair.
[[nodiscard]] bool is_open_bracket(char32_t c);

}  // namespace locseg::text
