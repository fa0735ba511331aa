// Many look-ups in a row, of which a memory on a server gets some at a time, ahead of their turn.
#pragma once

#include <algorithm>
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
    if (!memory_.is_remote()) return {};
    // One batch is on its way while another is used.
    while (place >= last_ && told_ < places_) {
      last_ = std::max(told_, place);
      LOCSEG_TRY(tell());
    }
    return {};
  }

 private:
  static constexpr std::size_t kAhead = 128;

  Result<void> tell() {
    queries_.clear();
    for (told_ = last_; told_ < places_ && queries_.size() < kAhead; ++told_) {
      if (const std::optional<LookupQuery> query = query_at_(told_)) queries_.push_back(*query);
    }
    return memory_.expect(queries_);
  }

  TranslationMemory& memory_;
  std::size_t places_;
  QueryAt query_at_;
  std::size_t last_ = 0;  // the first place of the last batch
  std::size_t told_ = 0;  // the first place behind it
  std::vector<LookupQuery> queries_;
};

}  // namespace locseg::leverage
