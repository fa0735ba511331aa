// Three versions of a text, merged by lines without a conflict.
#pragma once

#include <set>
#include <string_view>
#include <vector>

#include "locseg/span.h"

namespace locseg::update {

/// Two texts that were one.
struct ThreeTexts {
  std::string_view base;
  std::string_view ours;
  std::string_view theirs;
};

/// Bytes of one side.
struct Stretch {
  bool is_ours = false;
  Span span;
};

/// What one side alone changed is taken from it. Where both changed neighbouring lines, theirs are
/// taken; those that stayed are ours if ours has as many lines as the base, else with the lines in
/// words that ours only added around those of the base. Lines that both sides have are ours; how
/// they end tells no lines apart, but a last line without an end is another.
/// Near-linear, as `sequence::myers_diff`.
[[nodiscard]] std::vector<Stretch> merge_lines(const ThreeTexts& texts);

/// True if `text` has a letter or a digit; any character that is not ASCII counts as one.
[[nodiscard]] bool has_words(std::string_view text);

/// The lines of `text`, each with its line feed; the last may have none.
[[nodiscard]] std::vector<Span> line_spans(std::string_view text);

/// The lines of `text` without the white space around them; views of it.
[[nodiscard]] std::set<std::string_view> trimmed_lines(std::string_view text);

}  // namespace locseg::update
