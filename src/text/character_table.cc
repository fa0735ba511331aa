// Two threads may read the same block at once; the one that is late throws its own away.
#include "text/character_table.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <memory>

#include "text/script.h"

namespace locseg::text {
namespace {

bool joins_no_other(UChar32 c) {
  const auto breaks = u_getIntPropertyValue(c, UCHAR_GRAPHEME_CLUSTER_BREAK);
  return breaks == U_GCB_OTHER || breaks == U_GCB_LV || breaks == U_GCB_LVT;
}

bool reorders(UChar32 c) {
  switch (u_charDirection(c)) {
    case U_RIGHT_TO_LEFT:
    case U_RIGHT_TO_LEFT_ARABIC:
    case U_ARABIC_NUMBER:
    case U_RIGHT_TO_LEFT_EMBEDDING:
    case U_RIGHT_TO_LEFT_OVERRIDE:
    case U_RIGHT_TO_LEFT_ISOLATE:
    case U_FIRST_STRONG_ISOLATE:
      return true;
    default:
      return false;
  }
}

// Widths by https://www.unicode.org/reports/tr11/, with the terminals' reading of "ambiguous" as
// narrow.
std::uint8_t terminal_columns(UChar32 c, CharacterFlags flags) {
  constexpr UChar32 kSoftHyphen = 0xAD;
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return 0;
  if (c == kSoftHyphen) return 1;  // terminals show it
  if ((flags & (kIsMark | kIsInvisible)) != 0) return 0;
  const auto syllable = u_getIntPropertyValue(c, UCHAR_HANGUL_SYLLABLE_TYPE);
  if (syllable == U_HST_VOWEL_JAMO || syllable == U_HST_TRAILING_JAMO) return 0;
  const auto width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

CharacterEntry entry_of(UChar32 c) {
  CharacterEntry entry;
  const auto set = [&](CharacterFlags flag, bool has) {
    if (has) entry.flags = static_cast<CharacterFlags>(entry.flags | flag);
  };
  const std::uint32_t category = U_GET_GC_MASK(c);
  set(kIsLetter, u_isUAlphabetic(c) != 0);
  set(kIsUpper, u_isUUppercase(c) != 0);
  set(kIsLower, u_isULowercase(c) != 0);
  set(kIsMark, (category & U_GC_M_MASK) != 0);
  set(kIsSpace, u_isUWhiteSpace(c) != 0);
  set(kIsPunctuation, (category & U_GC_P_MASK) != 0);
  set(kIsSymbol, (category & U_GC_S_MASK) != 0);
  set(kIsInvisible, (category & U_GC_CF_MASK) != 0 ||
                        u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0);
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &status);
  entry.script = static_cast<std::uint16_t>(U_FAILURE(status) != 0 ? USCRIPT_UNKNOWN : script);
  set(kIsSpaceless, is_spaceless(static_cast<Script>(entry.script)));
  set(kIsWholeCluster, joins_no_other(c));
  set(kReorders, reorders(c));
  entry.columns = terminal_columns(c, entry.flags);
  entry.digit = static_cast<std::int8_t>(u_charDigitValue(c));
  return entry;
}

}  // namespace

constinit std::array<std::atomic<const CharacterTable::Block*>, CharacterTable::kBlocks>
    CharacterTable::blocks_{};

const CharacterTable::Block& CharacterTable::read_block(std::size_t number) {
  auto block = std::make_unique<Block>();
  for (std::size_t i = 0; i < kBlockSize; ++i) {
    (*block)[i] = entry_of(static_cast<UChar32>(number * kBlockSize + i));
  }
  const Block* there = nullptr;
  if (blocks_[number].compare_exchange_strong(there, block.get(), std::memory_order_acq_rel)) {
    return *block.release();
  }
  return *there;
}

}  // namespace locseg::text
