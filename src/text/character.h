// What Unicode says of one character.
#pragma once

namespace locseg::text {

// Each takes any value; what is no code point (base::CodePoint::kInvalid) has no property.
// A few nanoseconds.

[[nodiscard]] bool is_letter(char32_t c);       ///< Alphabetic, so ideographs and vowel signs too
[[nodiscard]] bool is_upper(char32_t c);        ///< Uppercase
[[nodiscard]] bool is_lower(char32_t c);        ///< Lowercase
[[nodiscard]] bool is_mark(char32_t c);         ///< general category M
[[nodiscard]] bool is_space(char32_t c);        ///< White_Space: U+00A0, U+3000 and line ends too
[[nodiscard]] bool is_punctuation(char32_t c);  ///< general category P
[[nodiscard]] bool is_symbol(char32_t c);       ///< general category S
/// Sentence_Terminal: ends a sentence, as `.`, `?`, `。`, `؟`, `।` do.
[[nodiscard]] bool is_sentence_end(char32_t c);
/// East_Asian_Width is wide, full-width or half-width: `。`, `，`, `｡`, ideographs.
[[nodiscard]] bool is_wide(char32_t c);
/// General categories Pe and Pf, Ps and Pi: `)`, `”`; `(`, `“`.
[[nodiscard]] bool is_closing(char32_t c);
[[nodiscard]] bool is_opening(char32_t c);
[[nodiscard]] bool is_emoji(char32_t c);  ///< shown as a picture unless told otherwise

/// Shows nothing and takes no room: Default_Ignorable or a format control (category Cf).
[[nodiscard]] bool is_invisible(char32_t c);

/// The value of a decimal digit of any script, 0 to 9; -1 for all else.
[[nodiscard]] int digit_value(char32_t c);

/// The bracket that closes or opens `c` (`(` and `)`, `「` and `」`); `c` itself if it is no
/// bracket.
[[nodiscard]] char32_t paired_bracket(char32_t c);
/// True for an opening bracket of a pair.
[[nodiscard]] bool is_open_bracket(char32_t c);

}  // namespace locseg::text
