// One pass: ASCII letters in lower case, digits and everything past ASCII kept, the rest dropped,
// with the spaces and the punctuation of general use past ASCII (U+00A0, U+2000-206F, U+3000-303F,
// the full-width forms of ASCII's).
#include "check/fold.h"

#include "base/utf8.h"
#include "locseg/identity.h"

namespace locseg::check {
namespace {

bool is_punctuation(char32_t c) {
  return c == 0xA0 || c == 0xAB || c == 0xBB || (c >= 0x2000 && c <= 0x206F) ||
         (c >= 0x3000 && c <= 0x303F && c != 0x3005) || (c >= 0xFF01 && c <= 0xFF0F) ||
         (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFF3B && c <= 0xFF40) ||
         (c >= 0xFF5B && c <= 0xFF65) || c == 0x060C || c == 0x061B || c == 0x061F;
}

}  // namespace

Folded fold(std::string_view text, std::string& scratch) {
  scratch.clear();
  Folded out;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    std::size_t size = 1;
    bool keep = false;
    if (static_cast<unsigned char>(c) < 0x80) {
      const bool upper = c >= 'A' && c <= 'Z';
      keep = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (keep) scratch += upper ? static_cast<char>(c + ('a' - 'A')) : c;
    } else {
      const base::CodePoint point = base::code_point_at(text, at);
      size = point.size;
      keep = !is_punctuation(point.value);
      if (keep) scratch += text.substr(at, size);
    }
    if (keep && !in_word) ++out.words;
    in_word = keep;
    at += size;
  }
  out.key = short_hash_of(scratch);
  return out;
}

}  // namespace locseg::check
