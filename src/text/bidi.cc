// Bidirectional classes and the base direction: https://www.unicode.org/reports/tr9/.
#include "text/bidi.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

namespace locseg::text {
namespace {

constexpr bool agree(BidiClass ours, UCharDirection theirs) {
  return static_cast<int>(ours) == static_cast<int>(theirs);
}
static_assert(agree(BidiClass::kLeftToRight, U_LEFT_TO_RIGHT));
static_assert(agree(BidiClass::kRightToLeft, U_RIGHT_TO_LEFT));
static_assert(agree(BidiClass::kArabicLetter, U_RIGHT_TO_LEFT_ARABIC));
static_assert(agree(BidiClass::kRightToLeftEmbedding, U_RIGHT_TO_LEFT_EMBEDDING));
static_assert(agree(BidiClass::kRightToLeftOverride, U_RIGHT_TO_LEFT_OVERRIDE));
static_assert(agree(BidiClass::kPopDirectional, U_POP_DIRECTIONAL_FORMAT));
static_assert(agree(BidiClass::kBoundaryNeutral, U_BOUNDARY_NEUTRAL));
static_assert(agree(BidiClass::kFirstStrongIsolate, U_FIRST_STRONG_ISOLATE));
static_assert(agree(BidiClass::kPopIsolate, U_POP_DIRECTIONAL_ISOLATE));

}  // namespace

BidiClass bidi_class_of(char32_t c) {
  if (c > 0x10FFFF) return BidiClass::kOtherNeutral;
  return static_cast<BidiClass>(u_charDirection(static_cast<UChar32>(c)));
}

bool is_bidi_control(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
         c == 0x200F || c == 0x061C;
}

Direction direction_of(std::string_view text) {
  std::size_t isolates = 0;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::code_point_at(text, at);
    at += point.size;
    switch (bidi_class_of(point.value)) {
      case BidiClass::kLeftToRight:
        if (isolates == 0) return Direction::kLeftToRight;
        break;
      case BidiClass::kRightToLeft:
      case BidiClass::kArabicLetter:
        if (isolates == 0) return Direction::kRightToLeft;
        break;
      case BidiClass::kFirstStrongIsolate:
      case BidiClass::kLeftToRightIsolate:
      case BidiClass::kRightToLeftIsolate:
        ++isolates;
        break;
      case BidiClass::kPopIsolate:
        if (isolates > 0) --isolates;
        break;
      default:
        break;
    }
  }
  return Direction::kNeutral;
}

}  // namespace locseg::text
