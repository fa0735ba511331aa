// Numbers in as few bytes as they need: LEB128 (DWARF 5, 7.6), seven bits a byte, low ones first.
#pragma once

#include <climits>
#include <concepts>
#include <string>
#include <string_view>

namespace locseg::base {

template <std::unsigned_integral T>
void append_varint(std::string& out, T value) {
  while (value >= 0x80) {
    out += static_cast<char>(static_cast<unsigned char>(value | 0x80));
    value >>= 7;
  }
  out += static_cast<char>(static_cast<unsigned char>(value));
}

/// Reads a number between `at` and `end` into `value`. Returns where it ends; null if it is not
/// whole or longer than a T may be.
template <std::unsigned_integral T>
[[nodiscard]] const char* read_varint(const char* at, const char* end, T& value) {
  value = 0;
  for (unsigned shift = 0; shift < sizeof(T) * CHAR_BIT && at != end; shift += 7) {
    const auto byte = static_cast<unsigned char>(*at++);
    value |= static_cast<T>(byte & 0x7FU) << shift;
    if (byte < 0x80) return at;
  }
  return nullptr;
}

/// The same, cut off the front of `rest`; false if there is no number: then `rest` is as it was.
template <std::unsigned_integral T>
[[nodiscard]] bool take_varint(std::string_view& rest, T& value) {
  const char* const end = rest.data() + rest.size();
  const char* const stop = read_varint(rest.data(), end, value);
  if (stop == nullptr) return false;
  rest = {stop, static_cast<std::size_t>(end - stop)};
  return true;
}

}  // namespace locseg::base
