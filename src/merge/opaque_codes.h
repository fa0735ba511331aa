// Edited units whose file does not say what its codes are: `<g id="1">` and its like (see `Unit`)
// are turned into the codes of the article's own source.
#pragma once

#include <deque>
#include <span>
#include <string>
#include <vector>

#include "locseg/article.h"
#include "locseg/unit.h"

namespace locseg::merge {

/// The edited units as they are to be merged, and the texts that were made for them.
///
/// A placeholder names a code by its number in the source, as exchange/inline_codes.h counts. Of a
/// unit with placeholders, the segment of its id is taken, else one whose source has the same text
/// beside the codes; if the unit's source, with that segment's codes put in, is that source, they
/// are put into its target too. What cannot be resolved so stays as it is, and keeps its flag.
/// Linear but for sorting and for sources that differ in codes only.
class ResolvedUnits {
 public:
  /// All must outlive this. `segments` are the article's units.
  ResolvedUnits(const Article& article, std::span<const Unit> segments,
                std::span<const Unit> edited);

  [[nodiscard]] std::span<const Unit> units() const { return units_; }

 private:
  std::span<const Unit> units_;  // the edited ones where none has placeholders
  std::vector<Unit> changed_;
  std::deque<std::string> texts_;
};

}  // namespace locseg::merge
