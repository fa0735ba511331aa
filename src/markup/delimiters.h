// Emphasis: which runs of `*`, `_` and `~` open, which close, and which find one another.
//
// CommonMark 0.30, "Emphasis and strong emphasis" and "An algorithm for parsing nested emphasis
// and links". The rules look at white space and punctuation beside a run and know no CJK: after
// a letter and before a bracket, `**「x」**y` does not close. That is what readers see, so it
// is what is found here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "locseg/span.h"

namespace locseg::markup {

/// A run of one delimiter character. `span` shrinks as its bytes become marks.
struct DelimiterRun {
  Span span;
  char mark = '*';
  bool opens = false;
  bool closes = false;
  std::uint8_t length_mod_3 = 0;  ///< of the whole run as it was written
  std::uint32_t previous = 0;     ///< used while matching

  [[nodiscard]] bool spent() const { return span.empty(); }
};

/// Two marks that found one another, of one or two bytes each.
struct EmphasisPair {
  Span open;
  Span close;
};

/// The run of `text[begin]` (`*`, `_` or `~`) that begins at `begin`, with what its neighbours
/// allow it to do.
[[nodiscard]] DelimiterRun delimiter_run(std::string_view text, std::size_t begin);

/// Matches `runs[first..]` and appends the pairs to `pairs`, inner before outer. What is left of a
/// run's span afterwards is text. Linear in the runs' bytes.
void match_delimiters(std::vector<DelimiterRun>& runs, std::size_t first,
                      std::vector<EmphasisPair>& pairs);

}  // namespace locseg::markup
