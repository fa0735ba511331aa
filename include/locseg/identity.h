/// What makes two texts, units or articles the same. Everything in locseg that compares across
/// files, revisions or runs uses these and nothing else. An id (`f0ed8-103`) is a position in one
/// revision of one article: it never crosses revisions and is no identity. Languages have theirs in
/// language_tag.h: `same_tag`, `same_language`, and `select_languages` for what a user asks for.
///
/// Language tags: what makes two of them the same, and which one is meant by what a user asks for.
/// Nothing in locseg compares languages in any other way, but for a store's keys and groups of
/// units, which are told apart byte for byte.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/result.h"

namespace locseg {

/// 128 bits of XXH3. A hash finds; bytes decide. Only a baseline file, which keeps no text, lets
/// the hash decide.
struct Hash128 {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  friend auto operator<=>(const Hash128&, const Hash128&) = default;
};

/// The hash of a whole article's bytes, or of any one text.
[[nodiscard]] Hash128 hash_of(std::string_view bytes);

/// The hash of a source/target pair: of both texts with their lengths, so that moving a byte from
/// one to the other changes it. Languages are not part of it: a store keys by them separately.
[[nodiscard]] Hash128 hash_of(std::string_view source, std::string_view target);

/// 64 bits of XXH3 of one text, for hash tables and index columns whose hits are verified.
[[nodiscard]] std::uint64_t short_hash_of(std::string_view bytes);

/// What two sources have in common that are the same sentence: NFC, with every run of white space
/// made one space, and none left at either end or beside punctuation and symbols. `** Note**: x`
/// and `**Note** : x` have the same key. Bytes that are not UTF-8 stay. Match identity of diff and
/// merge; linear.
[[nodiscard]] std::string source_key(std::string_view source);

/// 32 lower-case hexadecimal digits, high half first.
[[nodiscard]] std::string to_hex(const Hash128& hash);

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
