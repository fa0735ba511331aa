// Several articles in one input, divided by U+001E. What is missing repeats the last part, so that
// an article alone is a seed for all.
#pragma once

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace locseg::fuzz {

// An assert that Release builds keep.
inline void require(bool holds) {
  if (!holds) std::abort();
}

template <std::size_t kCount>
std::array<std::string_view, kCount> parts(const std::uint8_t* data, std::size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  std::array<std::string_view, kCount> out;
  for (std::size_t i = 0; i < kCount; ++i) {
    const std::size_t end = i + 1 == kCount ? rest.size() : rest.find('\x1e');
    out[i] = rest.substr(0, end);
    if (end < rest.size()) rest.remove_prefix(end + 1);
  }
  return out;
}

}  // namespace locseg::fuzz
