/// When two texts, units, articles or languages are the same. All of locseg compares across files,
/// revisions and runs by these functions.
///
/// - Exact identity is the languages and the decoded bytes; `hash_of` finds it.
/// - Match identity is `source_key`: the same sentence, however it is spaced.
/// - A language is compared by its tag. `select_languages` finds the one that a user means; stores
///   and groups of units tell tags apart byte for byte.
///
/// An id (`f0ed8-103`) is a position in one revision of one article and identifies nothing beyond.
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

/// 128 bits of XXH3. A hash finds candidates, and their bytes are compared; only a baseline file,
/// which keeps no text, trusts the hash.
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

/// The key that two spellings of the same sentence share: `source` in NFC, with one space for every
/// run of white space, and none at either end or beside punctuation and symbols. `** Note**: x` and
/// `**Note** : x` have the same key. Bytes that are not UTF-8 stay. Linear.
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
/// extensions are ignored. The language of an invalid tag is empty. RFC 5646, section 2.1.
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

/// The tag among `tags` that `wanted` means: the same tag (the same spelling, if there are
/// several), else the only one that it covers; nothing if it covers none. kMisuse, which names
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

/// The languages among `there` that `wanted` means: both tags as they are spelled there; an empty
/// tag stays empty. kMisuse at the path `place`, which names the languages that are there, if
/// nothing matches or if a tag may mean several.
[[nodiscard]] Result<LanguagePair> select_languages(std::span<const LanguagePair> there,
                                                    const LanguagePair& wanted,
                                                    const std::string& place);

/// The languages `given` in the spelling of `there`, for translations that are added to those: each
/// tag as `find_tag` finds it, else as it is given. kMisuse at the path `place` if a tag may mean
/// several.
[[nodiscard]] Result<LanguagePair> spell_as_there(std::span<const LanguagePair> there,
                                                  LanguagePair given, const std::string& place);

}  // namespace locseg
