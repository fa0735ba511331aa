// NFC by ICU, whose tables for it are compiled in: https://www.unicode.org/reports/tr15/.
#include "text/normal.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <cstdint>
#include <limits>

#include "base/utf8.h"

namespace locseg::text {
namespace {

// Whether a character of three bytes is in NFC whatever its neighbours are, by its bytes
// where they are those of kana, Han, general punctuation and wide forms; else not known.
bool is_plain_wide(unsigned char first, unsigned char second, unsigned char third) {
  if (!base::is_continuation(static_cast<char>(second)) ||
      !base::is_continuation(static_cast<char>(third))) {
    return false;
  }
  if (first >= 0xE4 && first <= 0xE9) return true;  // Han
  if (first == 0xE2) return second == 0x80 && third >= 0x82;
  if (first == 0xE3 && second == 0x80) return third < 0xAA;  // before the tone marks
  if (first == 0xE3 && second == 0x82) return third != 0x99 && third != 0x9A;  // voicing marks
  if (first == 0xE3) return true;
  return first == 0xEF && second >= 0xBC;
}

// U+0300, the first character that may not be in NFC, is written CC 80; what is before it is
// in NFC whatever its order.
bool is_plainly_nfc(std::string_view text) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  for (std::size_t at = 0; at < text.size();) {
    if (byte(at) < 0xCC) {
      ++at;
    } else if (at + 2 < text.size() && is_plain_wide(byte(at), byte(at + 1), byte(at + 2))) {
      at += 3;
    } else {
      return false;
    }
  }
  return true;
}

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<std::int32_t>(text.size())};
}

// Null, with which everything counts as normalized, when ICU is out of memory.
const icu::Normalizer2* nfc() {
  UErrorCode status = U_ZERO_ERROR;
  return icu::Normalizer2::getNFCInstance(status);
}

// Normalization keeps the number of each character only where it moves them.
std::u32string sorted_characters(std::string_view text) {
  std::u32string all;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::code_point_at(text, at);
    all += point.value;
    at += point.size;
  }
  std::ranges::sort(all);
  return all;
}

bool is_normal(const icu::Normalizer2& form, std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  return form.isNormalizedUTF8(piece(text), status) != 0 || U_FAILURE(status) != 0;
}

}  // namespace

bool is_nfc(std::string_view text) {
  if (is_plainly_nfc(text) || text.size() > std::numeric_limits<std::int32_t>::max()) {
    return true;
  }
  const icu::Normalizer2* form = nfc();
  return form == nullptr || is_normal(*form, text);
}

bool is_nfc_but_for_order(std::string_view text) {
  if (is_nfc(text)) return true;
  std::string scratch;
  return sorted_characters(to_nfc(text, scratch)) == sorted_characters(text);
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
