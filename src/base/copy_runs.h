/// Copying a run of like bytes, sixteen at a time: how texts are folded. Each has a plain twin that
/// tests hold it against.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/ascii.h"
#include "base/lanes.h"

namespace locseg::base {

/// Copies the bytes past ASCII that `text` begins with, up to the first that may begin a character
/// of U+0080 to U+00BF, U+0600 to U+063F, U+2000 to U+2FFF, U+3000 to U+303F or U+F000 to U+FFFF:
/// marks and signs are among these, and elsewhere are letters. Returns how many. All of
/// `to[0, text.size())` may be written.
std::size_t copy_wide_letters(char* to, std::string_view text);

namespace plain {
std::size_t copy_wide_letters(char* to, std::string_view text);

inline std::size_t copy_lower_alnum(char* to, std::string_view text) {
  std::size_t at = 0;
  for (; at < text.size() && is_ascii_alnum(text[at]); ++at) to[at] = ascii_lower(text[at]);
  return at;
}
}  // namespace plain

/// Copies the ASCII letters, in lower case, and digits that `text` begins with. Returns how many.
/// All of `to[0, text.size())` may be written. Words are short: a call would cost as much as this.
inline std::size_t copy_lower_alnum(char* to, std::string_view text) {
  const __m128i case_bit = _mm_set1_epi8(0x20);
  std::size_t at = 0;
  for (; at + 16 <= text.size(); at += 16) {
    const __m128i bytes = lanes::load(text.data() + at);
    const __m128i letters = lanes::are_within(_mm_or_si128(bytes, case_bit), 'a', 'z');
    lanes::store(to + at, _mm_or_si128(bytes, _mm_and_si128(letters, case_bit)));
    const __m128i alnum = _mm_or_si128(letters, lanes::are_within(bytes, '0', '9'));
    const unsigned others = ~lanes::mask_of(alnum) & 0xFFFFU;
    if (others != 0) return at + lanes::first_of(others);
  }
  return at + plain::copy_lower_alnum(to + at, text.substr(at));
}

}  // namespace locseg::base
