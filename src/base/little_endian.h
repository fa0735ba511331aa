// Numbers as bytes, low ones first, whatever the order of the machine.
#pragma once

#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstring>
#include <string>

namespace locseg::base {

/// The bytes of `value`, as the machine that reads or writes them has to order them.
template <std::unsigned_integral T>
[[nodiscard]] constexpr T in_little_endian(T value) {
  if constexpr (std::endian::native == std::endian::little || sizeof(T) == 1) return value;
  T swapped = 0;
  for (std::size_t i = 0; i < sizeof(T); ++i) {
    swapped = static_cast<T>(swapped << 8 | (value & 0xFF));
    value = static_cast<T>(value >> 8);
  }
  return swapped;
}

template <std::unsigned_integral T>
void store_little_endian(char* bytes, T value) {
  value = in_little_endian(value);
  std::memcpy(bytes, &value, sizeof value);
}

template <std::unsigned_integral T>
[[nodiscard]] T load_little_endian(const char* bytes) {
  T value = 0;
  std::memcpy(&value, bytes, sizeof value);
  return in_little_endian(value);
}

template <std::unsigned_integral T>
void append_little_endian(std::string& out, T value) {
  std::array<char, sizeof(T)> bytes{};
  store_little_endian(bytes.data(), value);
  out.append(bytes.data(), bytes.size());
}

}  // namespace locseg::base
