// Bidirectional classes and the base direction: https://www.unicode.org/reports/tr9/.
#include "text/bidi.h"

#include <unicode/ubidi.h>
#include <unicode/uchar.h>

#include <limits>
#include <memory>
#include <string>

#include "base/utf8.h"
#include "text/character.h"

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

struct CloseBidi {
  void operator()(UBiDi* bidi) const { ubidi_close(bidi); }
};

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

bool can_reorder(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::code_point_at(text, at);
    if (has_any(point.value, kReorders)) return true;
    at += point.size;
  }
  return false;
}

void bidi_levels(std::string_view text, std::vector<std::uint8_t>& levels) {
  levels.assign(text.size(), 0);
  if (!can_reorder(text)) return;
  std::u16string units;
  std::vector<std::uint32_t> unit_of(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::code_point_at(text, at);
    const char32_t c = point.valid() ? point.value : 0xFFFD;
    for (std::size_t i = 0; i < point.size; ++i)
      unit_of[at + i] = static_cast<std::uint32_t>(units.size());
    if (c > 0xFFFF) {
      units += static_cast<char16_t>(0xD7C0 + (c >> 10U));
      units += static_cast<char16_t>(0xDC00 + (c & 0x3FFU));
    } else {
      units += static_cast<char16_t>(c);
    }
    at += point.size;
  }
  if (units.size() > std::numeric_limits<std::int32_t>::max()) return;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UBiDi, CloseBidi> bidi(ubidi_open());
  ubidi_setPara(bidi.get(), units.data(), static_cast<std::int32_t>(units.size()), 0, nullptr,
                &status);
  const UBiDiLevel* found = ubidi_getLevels(bidi.get(), &status);
  if (U_FAILURE(status) != 0) return;
  for (std::size_t at = 0; at < text.size(); ++at) levels[at] = found[unit_of[at]];
}

}  // namespace locseg::text
