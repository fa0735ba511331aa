// The distinct units of a run, with their sizes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "locseg/identity.h"

namespace locseg::stats {

struct UnitSize {
  std::uint32_t source_words = 0;
  std::uint32_t source_characters = 0;
  std::uint32_t target_words = 0;
  std::uint32_t target_characters = 0;

  [[nodiscard]] bool known() const { return source_characters != 0 || target_characters != 0; }
};

/// Open addressing with linear probing. The keys are hashes already, so their low bits index.
class UnitTable {
 public:
  struct Entry {
    Hash128 identity;  // zero: free
    UnitSize size;     // all zero until it is known
  };

  /// The entry of `identity`, added when missing. Ends with the next call.
  Entry& at(Hash128 identity) {
    if (identity == Hash128{}) identity.low = 1;
    if (entries_.size() - entries_.size() / 4 <= count_) grow();
    Entry& entry = slot(identity);
    if (entry.identity == Hash128{}) {
      entry.identity = identity;
      ++count_;
    }
    return entry;
  }

  [[nodiscard]] std::uint64_t size() const { return count_; }

 private:
  Entry& slot(const Hash128& identity) {
    const std::size_t mask = entries_.size() - 1;
    std::size_t at = static_cast<std::size_t>(identity.low) & mask;
    while (entries_[at].identity != Hash128{} && entries_[at].identity != identity) {
      at = (at + 1) & mask;
    }
    return entries_[at];
  }
  void grow() {
    std::vector<Entry> old(entries_.empty() ? 64 : entries_.size() * 2);
    old.swap(entries_);
    for (const Entry& entry : old) {
      if (entry.identity != Hash128{}) slot(entry.identity) = entry;
    }
  }

  std::vector<Entry> entries_;
  std::size_t count_ = 0;
};

}  // namespace locseg::stats
