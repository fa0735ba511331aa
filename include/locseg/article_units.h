/// From a parsed article to the units it holds.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/article.h"
#include "locseg/unit.h"

namespace locseg {

/// What to say where an article does not name its languages, or to overrule what it says.
struct Languages {
  std::string source = "en-US";
  std::string target;  ///< empty: the article's `ms.contentlocale`
};

/// The units of one article, and the memory that their decoded texts live in. Meant to be used for
/// one article after another: nothing is allocated for texts that stand for themselves.
class ArticleUnits {
 public:
  /// Forgets the last article and reads this one. `name`, `languages` and the article's bytes must
  /// outlive the group. `content` is the hash of the article's bytes, for those who compare it.
  void read(std::string_view name, const Article& article, const Languages& languages,
            const Hash128& content);

  /// Finds the heading of each unit of the article that was read last: the source
  /// of the last segment before it in a Markdown heading (`#` to `######`), of a higher level where
  /// it is in one itself.
  void find_headings(const Article& article);

  /// Valid until the next `read`.
  [[nodiscard]] UnitGroup group() const { return {info_, units_}; }

 private:
  ArticleInfo info_;
  std::vector<Unit> units_;
  std::deque<std::string> decoded_;  // stable addresses for the views in units_
  std::size_t decoded_used_ = 0;
};

}  // namespace locseg
