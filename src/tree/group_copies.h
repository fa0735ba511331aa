// Groups of units that outlive the call which put them.
#pragma once

#include <cstddef>
#include <vector>

#include "base/arena.h"
#include "locseg/unit.h"

namespace locseg {

/// A copy of `info` whose texts are kept in `texts`.
[[nodiscard]] ArticleInfo copy_of(ArticleInfo info, base::Arena& texts);
/// A copy of `unit` whose texts are kept in `texts`.
[[nodiscard]] Unit copy_of(Unit unit, base::Arena& texts);

/// Copies of groups, in the order in which they were added.
class GroupCopies {
 public:
  void add(const UnitGroup& group);
  /// Forgets all groups and keeps the memory for the next ones.
  void clear();

  [[nodiscard]] std::size_t size() const { return copies_.size(); }
  /// Of all texts.
  [[nodiscard]] std::size_t text_bytes() const { return texts_.size(); }
  /// Views that end with the next call of `add` or `clear`.
  [[nodiscard]] UnitGroup operator[](std::size_t i) const;

 private:
  struct Copy {
    ArticleInfo info;
    std::size_t first = 0;  // in units_
    std::size_t count = 0;
    std::uint64_t before = 0;
    bool last = true;
  };

  base::Arena texts_;
  std::vector<Unit> units_;
  std::vector<Copy> copies_;
};

}  // namespace locseg
