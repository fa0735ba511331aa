// Many look-ups in a row, of which a memory on a server gets some at a time.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/try.h"
#include "locseg/memory.h"

namespace locseg::leverage {

/// `query_at` gives the look-up at a place, or nothing if there is none.
template <class QueryAt>
class LookAhead {
 public:
  LookAhead(TranslationMemory& memory, std::size_t places, QueryAt query_at)
      : memory_(memory), places_(places), query_at_(std::move(query_at)) {}

  /// Call it before the look-up at `place`; places ascend.
  [[nodiscard]] Result<void> reach(std::size_t place) {
    if (place < told_ || !memory_.is_remote()) return {};
    queries_.clear();
    for (told_ = place; told_ < places_ && queries_.size() < kAhead; ++told_) {
      if (const std::optional<LookupQuery> query = query_at_(told_)) queries_.push_back(*query);
    }
    return memory_.expect(queries_);
  }

 private:
  static constexpr std::size_t kAhead = 128;

  TranslationMemory& memory_;
  std::size_t places_;
  QueryAt query_at_;
  std::size_t told_ = 0;
  std::vector<LookupQuery> queries_;
};

}  // namespace locseg::leverage
