// The rare list of a term (fuzzy/rare_terms.h): which of a block's sources have the term among
// their rarest, twelve bytes each, in ascending order:
//
//   place in the block (16 bits), the token's place in the source (8), the source's tokens (8): a
//   number of 32 bits; the source's marks, 64 bits
//
// So sources of one length are together, and of those the ones whose token is at one place.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/fuzzy/postings.h"
#include "store/fuzzy/rare_terms.h"

namespace locseg::sqlite {

struct RareEntry {
  std::uint32_t key = 0;
  store::Marks marks = 0;

  friend auto operator<=>(const RareEntry&, const RareEntry&) = default;
};

[[nodiscard]] constexpr std::uint32_t rare_key(std::uint32_t tokens, std::uint32_t at,
                                               store::BlockIndex place) {
  return (tokens << 24) | (at << store::kBlockBits) | place;
}

/// A source that was met.
struct RareHit {
  store::BlockIndex place = 0;
  std::uint16_t tokens = 0;

  friend auto operator<=>(const RareHit&, const RareHit&) = default;
};

void append_rare(const RareEntry& entry, std::string& out);

/// A view of a list.
class RareList {
 public:
  static constexpr std::size_t kEntrySize = 12;
  [[nodiscard]] static bool is_whole(std::string_view bytes) {
    return bytes.size() % kEntrySize == 0;
  }

  /// Of bytes that are whole.
  explicit RareList(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] std::size_t size() const { return bytes_.size() / kEntrySize; }
  [[nodiscard]] std::uint32_t key(std::size_t i) const;
  [[nodiscard]] store::Marks marks(std::size_t i) const;
  [[nodiscard]] bool holds(const RareEntry& entry) const;

  /// Appends the sources that may be near a text by its token number `rank`.
  void find(const store::RareQuery& query, std::uint32_t rank, std::vector<RareHit>& hits) const;

 private:
  // The first entry from `from` on whose key is not below.
  [[nodiscard]] std::size_t lower_bound(std::size_t from, std::uint64_t key) const;

  std::string_view bytes_;
};

}  // namespace locseg::sqlite
