// Both questions are about sets of scripts: the resolved script set of
// https://www.unicode.org/reports/tr39/#Mixed_Script_Detection is the intersection of the script
// extensions of all characters, each set augmented by the writing systems that mix them.
#include "text/spoof.h"

#include <unicode/uscript.h>

#include <array>
#include <bitset>
#include <cstdint>

#include "base/utf8.h"

namespace locseg::text {
namespace {

using ScriptSet = std::bitset<USCRIPT_CODE_LIMIT>;

// The scripts of `c`, augmented; all of them for common and inherited characters.
ScriptSet scripts_of(char32_t c) {
  std::array<UScriptCode, 32> codes{};
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t count = uscript_getScriptExtensions(
      static_cast<UChar32>(c), codes.data(), static_cast<std::int32_t>(codes.size()), &status);
  ScriptSet set;
  if (U_FAILURE(status) != 0) return set.set();
  for (std::int32_t i = 0; i < count; ++i) {
    set.set(static_cast<std::size_t>(codes[static_cast<std::size_t>(i)]));
  }
  if (set[USCRIPT_COMMON] || set[USCRIPT_INHERITED]) return set.set();
  if (set[USCRIPT_HAN])
    set.set(USCRIPT_HAN_WITH_BOPOMOFO).set(USCRIPT_JAPANESE).set(USCRIPT_KOREAN);
  if (set[USCRIPT_HIRAGANA] || set[USCRIPT_KATAKANA]) set.set(USCRIPT_JAPANESE);
  if (set[USCRIPT_HANGUL]) set.set(USCRIPT_KOREAN);
  if (set[USCRIPT_BOPOMOFO]) set.set(USCRIPT_HAN_WITH_BOPOMOFO);
  return set;
}

// The intersection over `word`, its Latin letters left out when `without_latin`.
ScriptSet resolve(std::string_view word, bool without_latin) {
  ScriptSet all;
  all.set();
  for (std::size_t at = 0; at < word.size();) {
    const base::CodePoint point = base::code_point_at(word, at);
    at += point.size;
    if (!point.valid()) continue;
    const ScriptSet scripts = scripts_of(point.value);
    if (without_latin && scripts[USCRIPT_LATIN]) continue;
    all &= scripts;
  }
  return all;
}

}  // namespace

bool mixes_scripts(std::string_view word) { return resolve(word, false).none(); }

bool is_spoof(std::string_view word) {
  if (!mixes_scripts(word)) return false;
  const ScriptSet rest = resolve(word, true);
  return !rest[USCRIPT_JAPANESE] && !rest[USCRIPT_KOREAN] && !rest[USCRIPT_HAN_WITH_BOPOMOFO];
}

}  // namespace locseg::text
