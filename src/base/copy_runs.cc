// Sixteen bytes are stored before it is known how many of them belong to the run: what is behind it
// is written over.
#include "base/copy_runs.h"

namespace locseg::base {
namespace plain {

std::size_t copy_wide_letters(char* to, std::string_view text) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (is_ascii(c)) break;
    if (c == '\xC2' || c == '\xD8' || c == '\xE2' || c == '\xEF') break;
    if (c == '\xE3' && at + 1 < text.size() && text[at + 1] == '\x80') break;
    to[at] = c;
  }
  return at;
}

}  // namespace plain

std::size_t copy_wide_letters(char* to, std::string_view text) {
  std::size_t at = 0;
  for (; at + 17 <= text.size(); at += 16) {
    const __m128i bytes = lanes::load(text.data() + at);
    const __m128i marks =
        _mm_or_si128(_mm_or_si128(lanes::are(bytes, '\xC2'), lanes::are(bytes, '\xD8')),
                     _mm_or_si128(lanes::are(bytes, '\xE2'), lanes::are(bytes, '\xEF')));
    const __m128i cjk_marks = _mm_and_si128(lanes::are(bytes, '\xE3'),
                                            lanes::are(lanes::load(text.data() + at + 1), '\x80'));
    lanes::store(to + at, bytes);
    const unsigned ascii = ~lanes::mask_of(bytes) & 0xFFFFU;
    const unsigned others = ascii | lanes::mask_of(_mm_or_si128(marks, cjk_marks));
    if (others != 0) return at + lanes::first_of(others);
  }
  return at + plain::copy_wide_letters(to + at, text.substr(at));
}

}  // namespace locseg::base
