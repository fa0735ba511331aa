// Bytes to look for: how a look at a few characters skips all others. Characters past ASCII are
// looked for by their first byte, which no other byte of UTF-8 can be taken for.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace locseg::base {

class ByteSet {
 public:
  constexpr explicit ByteSet(std::string_view bytes) {
    for (const char c : bytes) members_[static_cast<unsigned char>(c)] = true;
  }

  /// With all bytes of [first, last].
  [[nodiscard]] constexpr ByteSet with(unsigned char first, unsigned char last) const {
    ByteSet set = *this;
    for (unsigned byte = first; byte <= last; ++byte) set.members_[byte] = true;
    return set;
  }

  /// With all of `bytes`.
  [[nodiscard]] constexpr ByteSet with(std::string_view bytes) const {
    ByteSet set = *this;
    for (const char c : bytes) set.members_[static_cast<unsigned char>(c)] = true;
    return set;
  }

  [[nodiscard]] constexpr bool has(char c) const { return members_[static_cast<unsigned char>(c)]; }

  /// The first byte from `from` on that is no member; `text.size()` if all are.
  [[nodiscard]] constexpr std::size_t skip(std::string_view text, std::size_t from) const {
    while (from < text.size() && has(text[from])) ++from;
    return from;
  }
  /// The first member from `from` on; `text.size()` if there is none.
  [[nodiscard]] constexpr std::size_t find(std::string_view text, std::size_t from) const {
    while (from < text.size() && !has(text[from])) ++from;
    return from;
  }

 private:
  std::array<bool, 256> members_{};
};

inline constexpr ByteSet kAsciiLetters = ByteSet("").with('A', 'Z').with('a', 'z');
inline constexpr ByteSet kAsciiAlnum = kAsciiLetters.with('0', '9');

}  // namespace locseg::base
