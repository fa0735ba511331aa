// A search goes from one length to the next that there is, and reads of each the places that fit.
#include "store/sqlite/rare_list.h"

#include <algorithm>

#include "base/little_endian.h"

namespace locseg::sqlite {

using store::BlockIndex;

void append_rare(const RareEntry& entry, std::string& out) {
  base::append_little_endian(out, entry.key);
  base::append_little_endian(out, entry.marks);
}

std::uint32_t RareList::key(std::size_t i) const {
  return base::load_little_endian<std::uint32_t>(bytes_.data() + i * kEntrySize);
}

store::Marks RareList::marks(std::size_t i) const {
  return base::load_little_endian<store::Marks>(bytes_.data() + i * kEntrySize + 4);
}

bool RareList::holds(const RareEntry& entry) const {
  const std::size_t at = lower_bound(0, entry.key);
  return at != size() && key(at) == entry.key && marks(at) == entry.marks;
}

std::size_t RareList::lower_bound(std::size_t from, std::uint64_t key) const {
  std::size_t left = size() - from;
  while (left != 0) {
    const std::size_t half = left / 2;
    if (this->key(from + half) < key) {
      from += half + 1;
      left -= half + 1;
    } else {
      left = half;
    }
  }
  return from;
}

void RareList::find(const store::RareQuery& query, std::uint32_t rank,
                    std::vector<RareHit>& hits) const {
  const auto own = static_cast<std::int32_t>(query.tokens()[rank].at);
  std::size_t i = lower_bound(0, rare_key(query.shortest(), 0, 0));
  while (i != size()) {
    const std::uint32_t tokens = key(i) >> 24;
    if (tokens > query.longest()) break;
    const store::RareReach& reach = query.reach(tokens);
    const auto first = static_cast<std::uint32_t>(std::max(own - reach.before, 0));
    const auto last = std::min(own + reach.after, static_cast<std::int32_t>(tokens) - 1);
    if (rank < reach.tokens && last >= static_cast<std::int32_t>(first)) {
      const std::uint32_t end = rare_key(tokens, static_cast<std::uint32_t>(last), 0xFFFF);
      for (i = lower_bound(i, rare_key(tokens, first, 0)); i != size() && key(i) <= end; ++i) {
        if (may_be_near(query.marks(), marks(i), reach)) {
          hits.push_back({static_cast<BlockIndex>(key(i)), static_cast<std::uint16_t>(tokens)});
        }
      }
    }
    i = lower_bound(i, (std::uint64_t{tokens} + 1) << 24);
  }
}

}  // namespace locseg::sqlite
