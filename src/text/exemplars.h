// The letters that a language is written with.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace locseg::text {

/// CLDR's exemplar characters of a language, the standard ones: those of its own words, in lower
/// and upper case. `en` has no `é`.
class ExemplarLetters {
 public:
  /// `language` is a BCP 47 tag. Costs some 100 microseconds.
  explicit ExemplarLetters(std::string_view language);

  /// True for all if ICU knows nothing of the language.
  [[nodiscard]] bool contain(char32_t c) const;

 private:
  std::vector<std::pair<char32_t, char32_t>> ranges_;  // in order, both ends included
};

}  // namespace locseg::text
