/// Which kinds of bytes and characters a text holds: how rules decline at once. A rule asks for
/// what it cannot do without; a class may be there for something else. `find_marks` (marks.h) tells
/// all.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace locseg::check {

/// Classes, to be or-ed together.
using ByteClasses = std::uint64_t;
inline constexpr ByteClasses kDigit = 1ULL << 0;         // 0-9
inline constexpr ByteClasses kLetter = 1ULL << 1;        // A-Z a-z
inline constexpr ByteClasses kSpace = 1ULL << 2;         // space and tab
inline constexpr ByteClasses kLineEnd = 1ULL << 3;       // \n \r
inline constexpr ByteClasses kEmphasis = 1ULL << 4;      // * _
inline constexpr ByteClasses kBacktick = 1ULL << 5;      // `
inline constexpr ByteClasses kBracket = 1ULL << 6;       // ( ) [ ] { }
inline constexpr ByteClasses kRoundBracket = 1ULL << 7;  // ( )
inline constexpr ByteClasses kAngle = 1ULL << 8;         // < >
inline constexpr ByteClasses kAmpersand = 1ULL << 9;     // &
inline constexpr ByteClasses kPercent = 1ULL << 10;      // % $
inline constexpr ByteClasses kAt = 1ULL << 11;           // @
inline constexpr ByteClasses kSlash = 1ULL << 12;        // / and backslash
inline constexpr ByteClasses kColon = 1ULL << 13;        // :
inline constexpr ByteClasses kStop = 1ULL << 14;         // . , ; ! ?
inline constexpr ByteClasses kHyphen = 1ULL << 15;       // -
inline constexpr ByteClasses kQuote = 1ULL << 16;        // " '
inline constexpr ByteClasses kControl = 1ULL << 17;      // the other C0 controls and DEL
inline constexpr ByteClasses kOtherAscii = 1ULL << 18;
inline constexpr ByteClasses kTwoBytes = 1ULL << 19;  // starts a character of two bytes
inline constexpr ByteClasses kThreeBytes = 1ULL << 20;
inline constexpr ByteClasses kFourBytes = 1ULL << 21;
inline constexpr ByteClasses kNonAscii = 1ULL << 22;  // any byte from 0x80
// The blocks that a first byte leads to, for rules about a few characters of many.
inline constexpr ByteClasses kLatinBlocks = 1ULL << 23;  // U+0080 to U+023F
inline constexpr ByteClasses kGreekOnBlocks = 1ULL
                                              << 24;      // U+0240 to U+1FFF: Greek, Cyrillic, Thai
inline constexpr ByteClasses kMarkBlocks = 1ULL << 25;    // U+2000 to U+2FFF: marks and symbols
inline constexpr ByteClasses kKanaBlocks = 1ULL << 26;    // U+3000 to U+3FFF: CJK marks, kana
inline constexpr ByteClasses kHanBlocks = 1ULL << 27;     // U+4000 to U+9FFF
inline constexpr ByteClasses kHangulBlocks = 1ULL << 28;  // U+A000 to U+DFFF, and past U+FFFF
inline constexpr ByteClasses kWideBlocks = 1ULL << 29;    // U+E000 to U+FFFF: wide marks, U+FFFD
// Parts of these blocks, by all bytes.
inline constexpr ByteClasses kQuoteSigns = 1ULL << 30;  // ‘ to ‟ ＂; all of U+0080 to U+00BF
inline constexpr ByteClasses kWideBrackets = 1ULL << 31;  // 〈 to 】 〔 to 〛 （ ） ［ ］ ｛ ｝
inline constexpr ByteClasses kWideStops = 1ULL << 32;     // 、 。 ！ ， ． ： ； ？
inline constexpr ByteClasses kSymbolBlocks = 1ULL << 33;  // U+2040 to U+2FFF
inline constexpr ByteClasses kKanaOn = 1ULL << 34;        // U+3020 to U+3FFF: kana, no marks
inline constexpr ByteClasses kWideLetters = 1ULL << 35;   // of kWideBlocks, but U+FF00 to U+FF65

/// What every text has, even an empty one.
inline constexpr ByteClasses kAnything = 1ULL << 63;

/// The classes of each byte, and of the block that it leads to.
extern const std::array<ByteClasses, 256> kClassesOfBytes;

/// The parts of blocks that `text` holds, whose other classes are `classes` and whose marks are at
/// `marks` (see marks.h, which puts both together).
[[nodiscard]] ByteClasses parts_of_blocks(std::string_view text, ByteClasses classes,
                                          std::span<const std::size_t> marks);

}  // namespace locseg::check
