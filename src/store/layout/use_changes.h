// Which articles begin and cease to hold units.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

namespace locseg::store {

/// That an article, by its id, holds a unit, by its packed key.
struct Use {
  std::int64_t unit = 0;
  std::int64_t article = 0;
  friend auto operator<=>(const Use&, const Use&) = default;
};

class UseChanges {
 public:
  void clear();
  /// What `article` held and holds; sorts both, each unit once.
  void note(std::int64_t article, std::vector<std::int64_t>& before,
            std::vector<std::int64_t>& after);
  /// Sorts what was noted by unit. Call it before the next two.
  void sort();
  [[nodiscard]] const std::vector<Use>& added() const { return added_; }
  [[nodiscard]] const std::vector<Use>& gone() const { return gone_; }

 private:
  std::vector<Use> added_, gone_;
};

}  // namespace locseg::store
