// Words that end with a full stop and end no sentence.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace locseg::text {

/// The abbreviations of one language: those of CLDR's sentence-break suppressions that are not
/// spelled like a word, and a table of our own for what CLDR lacks. Built in some ten microseconds;
/// constant afterwards.
class Abbreviations {
 public:
  /// By a BCP 47 tag; without a language, those of our own table that all languages share.
  explicit Abbreviations(std::string_view language);

  /// True if `word`, which ends with a full stop and has no white space, is one. The case of its
  /// first letter does not matter: `E.g.`, `Etc.`.
  [[nodiscard]] bool contains(std::string_view word) const;

 private:
  std::unordered_set<std::string> words_;
};

/// The table of a language, built when it is first used. Safe from all threads.
[[nodiscard]] const Abbreviations& abbreviations_of(std::string_view language);

}  // namespace locseg::text
