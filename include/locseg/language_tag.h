/// Language tags: what makes two of them the same, and which one is meant by what a user asks for.
/// Nothing in locseg compares languages in any other way, but for a store's keys and groups of
/// units, which are told apart byte for byte.
#pragma once

#include <compare>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/result.h"

namespace locseg {

/// The parts of a BCP 47 tag that locseg looks at. A part that the tag does not name is empty.
struct LanguageTag {
  std::string language;  ///< `zh`, lower case
  std::string script;    ///< `Hans`, title case
  std::string region;    ///< `CN`, upper case, or three digits

  friend bool operator==(const LanguageTag&, const LanguageTag&) = default;
};

/// Reads `zh-Hans-CN`, `pt_BR`, `de`, in any case; extended language subtags, variants and
/// extensions are passed over. The language of an invalid tag is empty. RFC 5646, section 2.1.
[[nodiscard]] LanguageTag parse_language_tag(std::string_view tag);

/// The bytes of `tag` before its first `-` or `_`.
[[nodiscard]] std::string_view primary_subtag(std::string_view tag);

/// True if both are the same tag: in any case, with `_` for `-`.
[[nodiscard]] bool same_tag(std::string_view a, std::string_view b);

/// True if both name the same language, whatever their scripts and regions; false if either names
/// none.
[[nodiscard]] bool same_language(std::string_view a, std::string_view b);

/// True if `tag` is `wanted`, or begins with all of its subtags: `de` covers `de-DE`, `zh-Hans`
/// covers `zh-hans-CN`.
[[nodiscard]] bool covers_tag(std::string_view wanted, std::string_view tag);

/// The one of `tags` that `wanted` means: the same tag (byte for byte, if that is one of several
/// spellings), else the only one that it covers; none if there is neither. kMisuse, which names
/// them, if it covers several.
[[nodiscard]] Result<std::optional<std::string>> find_tag(std::span<const std::string> tags,
                                                          std::string_view wanted);

/// The languages of a translation. An empty tag means "not known", or "any" where a user asks.
struct LanguagePair {
  std::string source;  ///< BCP 47, as written
  std::string target;

  friend auto operator<=>(const LanguagePair&, const LanguagePair&) = default;

  /// True if what is translated from `from` into `to` is in these languages.
  [[nodiscard]] bool takes(std::string_view from, std::string_view to) const;
};

/// What `wanted` means where there are translations in the languages `there`: both tags as they are
/// spelled there, an empty one left empty. kMisuse at `place`, which names the languages that are
/// there, if nothing matches or if a tag may be one of several.
[[nodiscard]] Result<LanguagePair> select_languages(std::span<const LanguagePair> there,
                                                    const LanguagePair& wanted,
                                                    const std::string& place);

/// The languages of translations that are added where there are some in the languages `there`: each
/// tag as find_tag finds it, else as it is given. kMisuse at `place` if it may be one of several.
[[nodiscard]] Result<LanguagePair> spell_as_there(std::span<const LanguagePair> there,
                                                  LanguagePair given, const std::string& place);

}  // namespace locseg
