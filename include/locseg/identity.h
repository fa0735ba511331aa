/// What makes two texts, units or articles the same. Everything in locseg that compares across
/// files, revisions or runs uses these and nothing else. An id (`f0ed8-103`) is a position in one
/// revision of one article: it never crosses revisions and is no identity. Languages have theirs in
/// language_tag.h: `same_tag`, `same_language`, and `select_languages` for what a user asks for.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

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

}  // namespace locseg
