// Hexadecimal digits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace locseg::base {

inline constexpr std::string_view kHexDigits = "0123456789abcdef";
inline constexpr std::string_view kUpperHexDigits = "0123456789ABCDEF";

/// What the digit `c` is worth, in either case; -1 if it is none.
[[nodiscard]] constexpr int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}
[[nodiscard]] constexpr bool is_hex_digit(char c) { return hex_digit(c) >= 0; }

/// The number that one to eight digits write; none if there are others in `digits`, or no or more
/// bytes.
[[nodiscard]] constexpr std::optional<std::uint32_t> parse_hex(std::string_view digits) {
  if (digits.empty() || digits.size() > 8) return std::nullopt;
  std::uint32_t value = 0;
  for (const char c : digits) {
    const int digit = hex_digit(c);
    if (digit < 0) return std::nullopt;
    value = value << 4 | static_cast<std::uint32_t>(digit);
  }
  return value;
}

/// Appends `value` in at least `width` digits of the alphabet `digits`.
inline void append_hex(std::string& out, std::uint64_t value, std::size_t width,
                       std::string_view digits = kHexDigits) {
  std::size_t count = width == 0 ? 1 : width;
  while (count < 16 && value >> (4 * count) != 0) ++count;
  for (std::size_t left = count; left-- > 0;) {
    out += left < 16 ? digits[value >> (4 * left) & 15] : digits[0];
  }
}

/// Appends a byte in two digits.
inline void append_hex_byte(std::string& out, char byte, std::string_view digits = kHexDigits) {
  out += digits[static_cast<unsigned char>(byte) >> 4];
  out += digits[static_cast<unsigned char>(byte) & 15];
}

}  // namespace locseg::base
