// Properties that few characters need, from ICU's tables, which are compiled in and need
// no data file.
#include "text/character.h"

#include <unicode/uchar.h>

namespace locseg::text {
namespace {

// ICU answers "no property" for what lies outside the code space.
UChar32 point(char32_t c) { return c <= 0x10FFFF ? static_cast<UChar32>(c) : -1; }

}  // namespace

bool is_sentence_end(char32_t c) { return u_hasBinaryProperty(point(c), UCHAR_S_TERM) != 0; }
bool ends_part(char32_t c) {
  return u_hasBinaryProperty(point(c), UCHAR_TERMINAL_PUNCTUATION) != 0;
}
bool is_wide(char32_t c) {
  const int width = u_getIntPropertyValue(point(c), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH || width == U_EA_HALFWIDTH;
}
bool is_closing(char32_t c) {
  return (U_GET_GC_MASK(point(c)) & (U_GC_PE_MASK | U_GC_PF_MASK)) != 0;
}
bool is_opening(char32_t c) {
  return (U_GET_GC_MASK(point(c)) & (U_GC_PS_MASK | U_GC_PI_MASK)) != 0;
}
bool is_emoji(char32_t c) { return u_hasBinaryProperty(point(c), UCHAR_EMOJI_PRESENTATION) != 0; }

char32_t paired_bracket(char32_t c) {
  return c <= 0x10FFFF ? static_cast<char32_t>(u_getBidiPairedBracket(point(c))) : c;
}

bool is_open_bracket(char32_t c) {
  return u_getIntPropertyValue(point(c), UCHAR_BIDI_PAIRED_BRACKET_TYPE) == U_BPT_OPEN;
}

}  // namespace locseg::text
