// What ICU's tables say of every character, in one word a character: rules ask several questions of
// most characters of a text, and one load answers all of them. A block of 256 characters is read
// from ICU when the first of them is used, and shared by all threads until the process ends.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace locseg::text {

/// Properties that a character has or has not, as text/character.h defines them; to be or-ed.
using CharacterFlags = std::uint16_t;
inline constexpr CharacterFlags kIsLetter = 1U << 0;
inline constexpr CharacterFlags kIsUpper = 1U << 1;
inline constexpr CharacterFlags kIsLower = 1U << 2;
inline constexpr CharacterFlags kIsMark = 1U << 3;
inline constexpr CharacterFlags kIsSpace = 1U << 4;
inline constexpr CharacterFlags kIsPunctuation = 1U << 5;
inline constexpr CharacterFlags kIsSymbol = 1U << 6;
inline constexpr CharacterFlags kIsInvisible = 1U << 7;
inline constexpr CharacterFlags kIsSpaceless = 1U << 8;  ///< its script writes no spaces
/// Two of these side by side are two grapheme clusters: Grapheme_Cluster_Break is Other, LV or LVT.
inline constexpr CharacterFlags kIsWholeCluster = 1U << 9;
/// Text that has one may be shown in another order than it is written in (UAX #9).
inline constexpr CharacterFlags kReorders = 1U << 10;

struct CharacterEntry {
  CharacterFlags flags = 0;
  std::uint16_t script = 0;  ///< as ICU numbers it
  std::int8_t digit = -1;
  std::uint8_t columns = 1;  ///< of a terminal, as `columns_of` in graphemes.h defines them
};

class CharacterTable {
 public:
  /// The entry of `c`, which is at most U+10FFFF. Some microseconds for the first of a block, then
  /// a nanosecond.
  [[nodiscard]] static const CharacterEntry& at(char32_t c) {
    const Block* const block = blocks_[c / kBlockSize].load(std::memory_order_acquire);
    return (block != nullptr ? *block : read_block(c / kBlockSize))[c % kBlockSize];
  }

 private:
  static constexpr std::size_t kBlockSize = 256;
  static constexpr std::size_t kBlocks = 0x110000 / kBlockSize;
  using Block = std::array<CharacterEntry, kBlockSize>;

  static const Block& read_block(std::size_t number);

  static std::array<std::atomic<const Block*>, kBlocks> blocks_;
};

}  // namespace locseg::text
