// Units that outlive the call which handed them over.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <vector>

#include "base/arena.h"
#include "locseg/unit.h"

namespace locseg::base {

/// A copy of `info` whose texts are kept in `texts`.
[[nodiscard]] ArticleInfo copy_of(ArticleInfo info, Arena& texts);
/// A copy of `unit` whose texts are kept in `texts`; its origin is the same one.
[[nodiscard]] Unit copy_of(Unit unit, Arena& texts);
/// A copy of `origin` whose texts are kept in `texts`.
[[nodiscard]] UnitOrigin copy_of(UnitOrigin origin, Arena& texts);

/// An ArticleInfo that has its texts itself.
class OwnArticleInfo {
 public:
  OwnArticleInfo() = default;
  OwnArticleInfo(const OwnArticleInfo&) = delete;  // the views would stay with the other one
  OwnArticleInfo& operator=(const OwnArticleInfo&) = delete;

  /// What it was before stays until the next `set`, as a sink wants that of `change_provenance`.
  void set(const ArticleInfo& info);
  /// Views that end with the `set` after the next.
  [[nodiscard]] const ArticleInfo& get() const { return info_; }

 private:
  std::string texts_;
  std::string texts_before_;
  ArticleInfo info_;
};

/// True if both name one article in the same languages and say the same of its translation.
[[nodiscard]] bool same_article_and_provenance(const ArticleInfo& a, const ArticleInfo& b);

/// Groups of units with their origins, in the order in which they were added.
class UnitCopies {
 public:
  /// Begins a group; units are added to the last one.
  void begin(const ArticleInfo& info);
  void add(std::span<const Unit> units);
  /// Forgets all groups and keeps the memory for the next ones.
  void clear();

  /// Of groups.
  [[nodiscard]] std::size_t size() const { return groups_.size(); }
  [[nodiscard]] bool empty() const { return groups_.empty(); }
  /// Of all texts.
  [[nodiscard]] std::size_t text_bytes() const { return texts_.size(); }
  /// Views; the units' array ends with the next call of `add` or `clear`.
  [[nodiscard]] UnitGroup operator[](std::size_t i) const;

 private:
  struct Group {
    ArticleInfo info;
    std::size_t first = 0;  // in units_
  };

  Arena texts_;
  std::deque<UnitOrigin> origins_;  // of the units that have one
  std::vector<Unit> units_;
  std::vector<Group> groups_;
};

}  // namespace locseg::base
