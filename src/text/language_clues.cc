// ICU's likely subtags (https://unicode.org/reports/tr35/#Likely_Subtags) tell the usual script of
// each language that CLDR has data for.
#include "text/language_clues.h"

#include <unicode/locid.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "locseg/identity.h"

namespace locseg::text {
namespace {

// Languages by the code of the script that they are usually written in.
using LanguagesOfScripts = std::map<std::string, std::set<std::string>, std::less<>>;

std::string likely_script(const char* locale) {
  std::array<char, ULOC_FULLNAME_CAPACITY> full{};
  std::array<char, ULOC_SCRIPT_CAPACITY> script{};
  UErrorCode status = U_ZERO_ERROR;
  uloc_addLikelySubtags(locale, full.data(), static_cast<std::int32_t>(full.size()), &status);
  uloc_getScript(full.data(), script.data(), static_cast<std::int32_t>(script.size()), &status);
  return U_SUCCESS(status) ? std::string(script.data()) : std::string();
}

const LanguagesOfScripts& languages_of_scripts() {
  static const LanguagesOfScripts known = [] {
    LanguagesOfScripts out;
    for (std::int32_t i = 0; i < uloc_countAvailable(); ++i) {
      const LanguageTag tag = parse_language_tag(uloc_getAvailable(i));
      if (!tag.language.empty()) out[likely_script(tag.language.c_str())].insert(tag.language);
    }
    return out;
  }();
  return known;
}

bool has_language(const std::string& language) {
  return std::ranges::any_of(languages_of_scripts(),
                             [&](const auto& entry) { return entry.second.contains(language); });
}

bool is_country(const std::string& region) {
  for (const char* const* each = uloc_getISOCountries(); *each != nullptr; ++each) {
    if (region == *each) return true;
  }
  return region.size() == 3;
}

}  // namespace

bool names_language(std::string_view tag) {
  const LanguageTag parts = parse_language_tag(tag);
  if (parts.language.empty()) return false;
  std::size_t size = parts.language.size();
  if (!parts.script.empty()) size += 1 + parts.script.size();
  if (!parts.region.empty()) size += 1 + parts.region.size();
  if (size != tag.size()) return false;  // it says more than that
  if (size == parts.language.size() && size != 2) return false;
  if (!parts.region.empty() && !is_country(parts.region)) return false;
  return has_language(parts.language);
}

std::string only_language_of(Script script) {
  if (script == Script::kHan) return "zh";  // Japanese has kana, too
  if (script == Script::kHiragana || script == Script::kKatakana) return "ja";
  // CLDR names the mixtures that languages are written in: `Kore` has Hangul.
  const std::string code = script == Script::kHangul ? "Kore" : std::string(code_of(script));
  const auto found = languages_of_scripts().find(code);
  if (found == languages_of_scripts().end() || found->second.size() != 1) return {};
  return *found->second.begin();
}

}  // namespace locseg::text
