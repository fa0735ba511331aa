// What of a new page goes to a translator: its segments, as `merge` will find them there.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/article.h"
#include "locseg/unit.h"
#include "update/page_update.h"

namespace locseg::update {

/// The new page, read with its sources. All borrowed.
struct ReadPage {
  std::string_view name;
  const Article& article;
  std::string_view before;  ///< the old translation
};

class PageJob {
 public:
  /// Finds the segments of `page` that `pieces` ask for. A segment in the source's language has the
  /// old translation as a suggestion, if there was one; of one that has a translation in it, that
  /// is a suggestion.
  void read(const ReadPage& page, const Languages& languages, const std::vector<Piece>& pieces);

  /// Valid until the next `read` or until the page or the pieces are gone.
  [[nodiscard]] UnitGroup group() const { return {units_.group().info, asked_}; }
  /// Pieces that no segment holds, so that `merge` cannot bring them back; indices.
  [[nodiscard]] const std::vector<std::size_t>& by_hand() const { return by_hand_; }

 private:
  ArticleUnits units_;
  std::vector<Unit> asked_;
  std::vector<std::size_t> by_hand_;
  std::deque<UnitOrigin> origins_;
  std::deque<std::string> earlier_;  // stable addresses for the views of units
};

}  // namespace locseg::update
