// An order of terms, the rarest first, that stays as it was made. Both sides of a search take a
// text's terms in this order; how far it is from the truth of today costs time and no match.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/fuzzy/match_terms.h"

namespace locseg::store {

/// Knows the most frequent terms of the sources that it was made of. All others are as rare as can
/// be; of two that are equally frequent the one with the lower number comes first.
class TermOrder {
 public:
  /// True if an order that was made when there were `then` sources is to be made again now that
  /// there are `now`. More than some make it no better.
  [[nodiscard]] static constexpr bool is_outgrown(std::int64_t then, std::int64_t now) {
    constexpr std::int64_t kEnough = 1024;
    constexpr std::int64_t kGrowth = 8;
    return then < kEnough && now >= kGrowth * (then > 1 ? then : 1);
  }
  /// More terms take no place off a list.
  static constexpr std::size_t kMostTerms = 2048;

  TermOrder() : TermOrder(std::vector<std::uint32_t>()) {}
  /// Nothing if the bytes are not what `bytes` gave.
  [[nodiscard]] static std::optional<TermOrder> of_bytes(std::string_view bytes);
  /// For each term, in ascending order, a number of 32 bits: the term, and below it its class.
  [[nodiscard]] std::string bytes() const;

  /// Where a term comes.
  [[nodiscard]] std::uint32_t place_of(Term term) const;

 private:
  friend class TermCounter;
  explicit TermOrder(std::vector<std::uint32_t> known);

  std::vector<std::uint32_t> known_;   // in ascending order
  std::vector<std::uint32_t> starts_;  // by the high bits of a term, where the first known one is
};

/// Counts the terms of sources, for an order.
class TermCounter {
 public:
  void add(std::span<const Term> terms) {
    for (const Term term : terms) ++counts_[term];
  }
  [[nodiscard]] TermOrder order() const;

 private:
  std::unordered_map<Term, std::uint32_t> counts_;
};

}  // namespace locseg::store
