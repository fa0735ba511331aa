// Scripts: of a character, of a text, and those that a language is written in.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/character_table.h"

namespace locseg::text {

/// A Unicode script, numbered as ICU numbers them; those without a name here occur all the same.
enum class Script : std::uint16_t {
  kCommon = 0,     ///< marks, digits, symbols, emoji
  kInherited = 1,  ///< combining marks, which take the script of their base character
  kArabic = 2,
  kCyrillic = 8,
  kDevanagari = 10,
  kGreek = 14,
  kHan = 17,
  kHangul = 18,
  kHebrew = 19,
  kHiragana = 20,
  kKatakana = 22,
  kKhmer = 23,
  kLao = 24,
  kLatin = 25,
  kMyanmar = 28,
  kThai = 38,
  kUnknown = 103,  ///< unassigned, private, or no code point
};

/// A nanosecond; any value.
[[nodiscard]] inline Script script_of(char32_t c) {
  return c <= 0x10FFFF ? static_cast<Script>(CharacterTable::at(c).script) : Script::kUnknown;
}

/// ISO 15924: `Latn`, `Hani`, `Zyyy` for common.
[[nodiscard]] std::string_view code_of(Script script);

/// The script that most letters of `text` are of, the first met where several are; kCommon where
/// there is no letter. Linear; ASCII costs a nanosecond a byte.
[[nodiscard]] Script dominant_script(std::string_view text);

/// The scripts that `language`, a BCP 47 tag, is written in: `ja` gives katakana, hiragana, Han;
/// `sr-Latn` Latin. Empty where ICU does not know.
[[nodiscard]] std::vector<Script> scripts_of_language(std::string_view language);

/// Written from right to left.
[[nodiscard]] bool is_right_to_left(Script script);

/// A letter of a script that writes spaces between words, and one of a script that does not (see
/// is_spaceless). A nanosecond.
[[nodiscard]] inline bool is_spaced_letter(char32_t c) {
  constexpr CharacterFlags kAsked = kIsLetter | kIsSpaceless;
  return c <= 0x10FFFF && (CharacterTable::at(c).flags & kAsked) == kIsLetter;
}
[[nodiscard]] inline bool is_spaceless_letter(char32_t c) {
  constexpr CharacterFlags kAsked = kIsLetter | kIsSpaceless;
  return c <= 0x10FFFF && (CharacterTable::at(c).flags & kAsked) == kAsked;
}

/// Writes no spaces between words: Han, kana, Thai, Lao, Khmer, Burmese. Not Hangul.
[[nodiscard]] bool is_spaceless(Script script);

}  // namespace locseg::text
