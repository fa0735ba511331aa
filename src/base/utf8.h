// UTF-8, read forwards: validation, decoding, and the counting of lines and columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace locseg::base {

/// True for a byte that goes on with a code point and begins none.
[[nodiscard]] constexpr bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80;
}

/// Where the code point that the byte at `at` is part of begins; `at` must be less than
/// `text.size()`. Of bytes that are not UTF-8, before the nearest that continues none.
[[nodiscard]] constexpr std::size_t char_begin(std::string_view text, std::size_t at) {
  while (at > 0 && is_continuation(text[at])) --at;
  return at;
}

/// The first place from `at` on where a code point may begin, or `text.size()`.
[[nodiscard]] constexpr std::size_t next_char_begin(std::string_view text, std::size_t at) {
  while (at < text.size() && is_continuation(text[at])) ++at;
  return at;
}

/// One step of reading: a code point and how many bytes it took. Bytes that are not UTF-8 (RFC
/// 3629: no surrogates, nothing overlong, nothing past U+10FFFF) read as kInvalid, as many at a
/// time as the Unicode standard's "maximal subpart" practice says, so each becomes one U+FFFD.
struct CodePoint {
  static constexpr char32_t kInvalid = 0xFFFFFFFF;
  char32_t value = kInvalid;
  std::uint8_t size = 1;

  [[nodiscard]] bool valid() const { return value != kInvalid; }
};

/// The code point at `offset`, whose byte is not ASCII; what `code_point_at` does not do in place.
[[nodiscard]] CodePoint wide_code_point_at(std::string_view text, std::size_t offset);

/// The code point at `offset`, which must be less than `text.size()`.
[[nodiscard]] inline CodePoint code_point_at(std::string_view text, std::size_t offset) {
  const auto first = static_cast<unsigned char>(text[offset]);
  if (first < 0x80) return {first, 1};
  // Of these three-byte leads any two continuation bytes are right: most characters of Chinese,
  // Japanese, Korean, Thai and Hindi.
  if (first > 0xE0 && first < 0xF0 && first != 0xED && text.size() - offset > 2) {
    if (is_continuation(text[offset + 1]) && is_continuation(text[offset + 2])) {
      const auto second = static_cast<unsigned char>(text[offset + 1]);
      const auto third = static_cast<unsigned char>(text[offset + 2]);
      return {(first & 0xFU) << 12U | (second & 0x3FU) << 6U | (third & 0x3FU), 3};
    }
  }
  return wide_code_point_at(text, offset);
}

/// Appends `value` as UTF-8; `value` must be a Unicode scalar value.
void append_utf8(std::string& out, char32_t value);

/// The offset of the first byte that is not UTF-8, or `text.size()`. Two or more bytes a cycle
/// on ASCII and on text of three-byte characters.
[[nodiscard]] std::size_t valid_utf8_prefix(std::string_view text);

/// How many code points `text` holds, each maximal invalid subpart counting as the one U+FFFD it
/// would become. A fraction of a nanosecond a byte where the text is valid.
[[nodiscard]] std::uint64_t count_code_points(std::string_view text);

/// Appends `text` with every maximal invalid subpart turned into U+FFFD.
void append_valid_utf8(std::string& out, std::string_view text);

}  // namespace locseg::base
