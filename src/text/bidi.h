// Direction of writing.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace locseg::text {

/// The Bidi_Class of a character, numbered as ICU numbers them.
enum class BidiClass : std::uint8_t {
  kLeftToRight = 0,
  kRightToLeft = 1,
  kEuropeanNumber = 2,
  kEuropeanSeparator = 3,
  kEuropeanTerminator = 4,
  kArabicNumber = 5,
  kCommonSeparator = 6,
  kParagraphSeparator = 7,
  kSegmentSeparator = 8,
  kWhiteSpace = 9,
  kOtherNeutral = 10,
  kLeftToRightEmbedding = 11,  ///< U+202A
  kLeftToRightOverride = 12,   ///< U+202D
  kArabicLetter = 13,
  kRightToLeftEmbedding = 14,  ///< U+202B
  kRightToLeftOverride = 15,   ///< U+202E
  kPopDirectional = 16,        ///< U+202C, closes an embedding or override
  kNonSpacingMark = 17,
  kBoundaryNeutral = 18,
  kFirstStrongIsolate = 19,  ///< U+2068
  kLeftToRightIsolate = 20,  ///< U+2066
  kRightToLeftIsolate = 21,  ///< U+2067
  kPopIsolate = 22,          ///< U+2069
};

[[nodiscard]] BidiClass bidi_class_of(char32_t c);

/// A control that changes the direction of what follows and shows nothing: the embeddings,
/// overrides, isolates and their ends, and the marks U+200E, U+200F, U+061C.
[[nodiscard]] bool is_bidi_control(char32_t c);

enum class Direction : std::uint8_t { kNeutral, kLeftToRight, kRightToLeft };

/// The direction of the first strong character outside isolates: rules P2 and P3 of UAX #9.
[[nodiscard]] Direction direction_of(std::string_view text);

/// Whether any of `text` may be shown in another order than it is written in: it has a character
/// that is written from right to left, or a control for that.
[[nodiscard]] bool can_reorder(std::string_view text);

/// Replaces `levels` by the embedding level of every byte of `text`, as one paragraph that runs
/// from left to right: UAX #9 up to rule L1. Odd levels are shown from right to left; rule L2 makes
/// the order of display of them. All zero where there is nothing to reorder, without asking ICU.
void bidi_levels(std::string_view text, std::vector<std::uint8_t>& levels);

}  // namespace locseg::text
