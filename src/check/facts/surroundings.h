/// What stands around a segment in its article.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "locseg/article.h"

namespace locseg::check {

/// The place of a segment. The article must outlive it; null for a pair apart from any article.
struct Place {
  const Article* article = nullptr;
  std::size_t segment = 0;             ///< index into `Article::segments()`
  const UnitOrigin* origin = nullptr;  ///< what its file says of a unit, if it is one
};

/// Texts of a segment next to another, decoded; empty if there is none.
struct Neighbour {
  std::string source;
  std::string target;

  friend bool operator==(const Neighbour&, const Neighbour&) = default;
};

struct Surroundings {
  bool in_heading = false;  ///< of a Markdown line that begins with `#`
  bool in_cell = false;     ///< of a table
  /// White space, or the article's begin or end, stands right before or behind the pair. True for
  /// a pair apart from any article and one whose text is encoded: nothing shows beside it.
  bool space_before = true;
  bool space_after = true;
  /// What the line holds behind the pair, as far as the next pair. A view of the article.
  std::string_view after;
  /// Segments of the same paragraph: only marks, words or one line end stand between.
  Neighbour previous;
  Neighbour next;
};

/// Costs a look at the segment's line and copies of its neighbours' texts.
[[nodiscard]] Surroundings surroundings_of(const Place& place);

}  // namespace locseg::check
