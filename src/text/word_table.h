// Words that mean a number, found in running text however they are inflected: what number words,
// names of months and of powers of ten have in common.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace locseg::text {

/// `text` as its letters are compared: case folded, decomposed (NFKD, so Hangul are letters, not
/// syllables), without Arabic vowels, dotless i as i; without the accents of Latin, Greek and
/// Cyrillic if those are not to tell words apart.
enum class Accents : std::uint8_t { kKept, kDropped };
[[nodiscard]] std::u32string letters_of(std::string_view text, Accents accents);

/// Words with their values. Filled once, then constant and safe from all threads.
class WordTable {
 public:
  explicit WordTable(Accents accents) : accents_(accents) {}

  /// Adds the letters of `phrase`, spaces and marks left out; nothing if it has no letter.
  void add(std::string_view phrase, std::int64_t value);
  /// Call once, after the last `add`.
  void sort();

  /// False if there are no words, or the first character of `text` is ASCII or Han and no word
  /// begins with it, in any case; or its first two are letters of ASCII and no word begins with
  /// both. Then `text` is no word, and no form of one. Costs some nanoseconds.
  [[nodiscard]] bool may_begin(std::string_view text) const;

  /// The value of the word `letters`, as `letters_of` gives it, exactly; -1 if there is none.
  [[nodiscard]] std::int64_t value_of(std::u32string_view letters) const;

  /// The value of the longest word that `letters` begins with, and its length; else -1 and 0.
  struct Head {
    std::int64_t value = -1;
    std::size_t size = 0;
  };
  [[nodiscard]] Head head_of(std::u32string_view letters) const;

  /// Appends the values of all words that `letters` may be a form of: it shares all but the last
  /// letter of a word of four and more, or the last two of one of six, and adds three at most; or
  /// it differs in the last of three letters, as other forms of the word do.
  void find_inflected(std::u32string_view letters, std::vector<std::int64_t>& values) const;

  /// Appends the values of words of six letters and more that `text` has with one other letter.
  void find_misspelt(std::string_view text, std::vector<std::int64_t>& values) const;

  /// Appends the values that words of `text` may have, generously: whole, in up to four words,
  /// inflected, at the head of a compound of at least `shortest_head` letters, behind Arabic and
  /// Hebrew proclitics, and anywhere in scripts without spaces.
  void find_in(std::string_view text, std::size_t shortest_head,
               std::vector<std::int64_t>& values) const;

 private:
  struct Entry {
    std::u32string letters;
    std::int64_t value = 0;

    friend auto operator<=>(const Entry&, const Entry&) = default;
  };
  void find_short_inflected(std::u32string_view letters, std::vector<std::int64_t>& values) const;
  void find_word(std::u32string_view word, std::size_t shortest_head,
                 std::vector<std::int64_t>& values) const;

  Accents accents_;
  std::vector<Entry> entries_;
  std::size_t longest_ = 0;
  std::array<bool, 128> initials_{};          // ASCII, in lower case
  std::array<std::uint32_t, 128> seconds_{};  // by initial: a bit for each of a to z behind it
};

}  // namespace locseg::text
