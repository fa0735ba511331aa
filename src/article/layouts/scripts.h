// In which script a block is, and which of two blocks is the source.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/exemplars.h"

namespace locseg::article {

/// Letters of a text. One of a script that writes syllables or words, such as Han, counts as a few.
struct LetterCounts {
  std::size_t latin = 0;
  std::size_t other = 0;

  /// A text in another script than Latin: names and commands in it may be Latin all the same.
  [[nodiscard]] bool is_other() const { return other != 0 && other * 6 >= latin + other; }
};

/// The letters of `text`, which is Markdown, outside code spans and addresses.
[[nodiscard]] LetterCounts count_letters(std::string_view text);

/// True if `text`, which is Markdown, has letters outside code spans and addresses that the
/// language of `letters` does not use: `für` in a text that should be English.
[[nodiscard]] bool has_foreign_letters(std::string_view text, const text::ExemplarLetters& letters);

/// True if one of the texts is in another script than Latin, and the other is not.
[[nodiscard]] bool differ_in_script(std::string_view a, std::string_view b);

/// True if texts of such lengths can say the same, short ones being free: a text is at most four
/// times as wide as its translation.
[[nodiscard]] bool may_say_the_same(std::string_view a, std::string_view b);

}  // namespace locseg::article
