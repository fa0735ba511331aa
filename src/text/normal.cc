// NFC by ICU, whose tables for it are compiled in: https://www.unicode.org/reports/tr15/.
#include "text/normal.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <cstdint>
#include <limits>

namespace locseg::text {
namespace {

// U+0300, the first character that may not stand in NFC, is written CC 80; what is before it is
// in NFC whatever its order.
bool is_below_combining(std::string_view text) {
  unsigned char highest = 0;
  for (const char byte : text) highest = std::max(highest, static_cast<unsigned char>(byte));
  return highest < 0xCC;
}

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<std::int32_t>(text.size())};
}

// Null, with which everything counts as normalized, when ICU is out of memory.
const icu::Normalizer2* nfc() {
  UErrorCode status = U_ZERO_ERROR;
  return icu::Normalizer2::getNFCInstance(status);
}

bool is_normal(const icu::Normalizer2& form, std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  return form.isNormalizedUTF8(piece(text), status) != 0 || U_FAILURE(status) != 0;
}

}  // namespace

bool is_nfc(std::string_view text) {
  if (is_below_combining(text) || text.size() > std::numeric_limits<std::int32_t>::max()) {
    return true;
  }
  const icu::Normalizer2* form = nfc();
  return form == nullptr || is_normal(*form, text);
}

std::string_view to_nfc(std::string_view text, std::string& scratch) {
  if (is_nfc(text)) return text;
  scratch.clear();
  icu::StringByteSink<std::string> sink(&scratch);
  UErrorCode status = U_ZERO_ERROR;
  nfc()->normalizeUTF8(0, piece(text), sink, nullptr, status);
  return U_FAILURE(status) != 0 ? text : std::string_view(scratch);
}

}  // namespace locseg::text
