// The identity of sources across revisions. White space beside a mark is where writers and tools
// disagree most and say least.
#include <array>

#include "base/utf8.h"
#include "locseg/identity.h"
#include "text/character.h"
#include "text/normal.h"

namespace locseg {
namespace {

enum class Kind : std::uint8_t { kText, kSpace, kMark };

constexpr std::array<Kind, 128> kAscii = [] {
  std::array<Kind, 128> kinds{};
  for (std::size_t c = 0; c < kinds.size(); ++c) {
    const bool is_text = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    const bool is_space = c == ' ' || (c >= '\t' && c <= '\r');
    kinds[c] = is_text ? Kind::kText : is_space ? Kind::kSpace : Kind::kMark;
  }
  return kinds;
}();

Kind kind_of(const base::CodePoint& point) {
  if (!point.valid()) return Kind::kText;
  if (text::is_space(point.value)) return Kind::kSpace;
  constexpr auto kMarks = text::kIsPunctuation | text::kIsSymbol;
  return text::has_any(point.value, kMarks) ? Kind::kMark : Kind::kText;
}

}  // namespace

std::string source_key(std::string_view source) {
  std::string scratch;
  const std::string_view composed = text::to_nfc(source, scratch);
  std::string key(composed.size(), '\0');  // it is not longer
  char* end = key.data();
  bool space = false;      // white space was passed since the last character
  bool after_mark = true;  // that character was a mark, or there was none
  for (std::size_t at = 0; at < composed.size();) {
    const base::CodePoint point = base::code_point_at(composed, at);
    const Kind kind = point.value < 0x80 ? kAscii[point.value] : kind_of(point);
    if (kind == Kind::kSpace) {
      at += point.size;
      space = true;
      continue;
    }
    if (space && !after_mark && kind == Kind::kText) *end++ = ' ';
    space = false;
    after_mark = kind == Kind::kMark;
    for (const std::size_t next = at + point.size; at < next; ++at) *end++ = composed[at];
  }
  key.resize(static_cast<std::size_t>(end - key.data()));
  return key;
}

}  // namespace locseg
