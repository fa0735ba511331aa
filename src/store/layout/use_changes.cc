// The difference of two sorted lists.
#include "store/layout/use_changes.h"

#include <algorithm>

namespace locseg::store {

void UseChanges::clear() {
  added_.clear();
  gone_.clear();
}

void UseChanges::note(std::int64_t article, std::vector<std::int64_t>& before,
                      std::vector<std::int64_t>& after) {
  for (std::vector<std::int64_t>* units : {&before, &after}) {
    std::sort(units->begin(), units->end());
    units->erase(std::unique(units->begin(), units->end()), units->end());
  }
  auto old = before.begin();
  for (const std::int64_t unit : after) {
    while (old != before.end() && *old < unit) gone_.push_back({*old++, article});
    if (old != before.end() && *old == unit) {
      ++old;
    } else {
      added_.push_back({unit, article});
    }
  }
  while (old != before.end()) gone_.push_back({*old++, article});
}

void UseChanges::sort() {
  if (!std::is_sorted(added_.begin(), added_.end())) std::sort(added_.begin(), added_.end());
  std::sort(gone_.begin(), gone_.end());
}

}  // namespace locseg::store
