// The identity of sources across revisions. White space beside a mark is where writers and tools
// disagree most and say least.
#include "base/utf8.h"
#include "locseg/identity.h"
#include "text/character.h"
#include "text/normal.h"

namespace locseg {
namespace {

bool is_mark(char32_t c) {
  if (c < 0x80) {
    return !((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'));
  }
  return text::is_punctuation(c) || text::is_symbol(c);
}

}  // namespace

std::string source_key(std::string_view source) {
  std::string scratch;
  const std::string_view composed = text::to_nfc(source, scratch);
  std::string key;
  key.reserve(composed.size());
  bool space = false;      // white space was passed since the last character
  bool after_mark = true;  // that character was a mark, or there was none
  for (std::size_t at = 0; at < composed.size();) {
    if (const auto byte = static_cast<unsigned char>(composed[at]); byte < 0x80) {
      ++at;
      if (byte == ' ' || (byte >= '\t' && byte <= '\r')) {
        space = true;
        continue;
      }
      const bool mark = is_mark(byte);
      if (space && !after_mark && !mark) key += ' ';
      space = false;
      after_mark = mark;
      key += static_cast<char>(byte);
      continue;
    }
    const base::CodePoint point = base::code_point_at(composed, at);
    const std::string_view bytes = composed.substr(at, point.size);
    at += point.size;
    if (point.valid() && text::is_space(point.value)) {
      space = true;
      continue;
    }
    const bool mark = point.valid() && is_mark(point.value);
    if (space && !after_mark && !mark) key += ' ';
    space = false;
    after_mark = mark;
    key += bytes;
  }
  return key;
}

}  // namespace locseg
