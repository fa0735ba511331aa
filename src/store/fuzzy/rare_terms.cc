// With delta = m - n and d edits, places differ by x where |x| + |x - delta| <= d.
#include "store/fuzzy/rare_terms.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "store/fuzzy/candidates.h"

namespace locseg::store {
namespace {

constexpr std::uint32_t kSpread = 0x9E3779B1;
constexpr std::uint32_t kOtherSpread = 0x85EBCA6B;
constexpr int kMarkShift = 32 - 6;  // one of 64

bool may_be_listed(std::span<const Term> stems) {
  return !stems.empty() && stems.size() <= kMostRareTokens;
}

RareReach reach_of(std::uint32_t size, std::uint32_t other, unsigned percent) {
  const std::uint32_t longer = std::max(size, other);
  const std::uint32_t kept = needed_of(longer, percent);
  RareReach reach;
  if (kept > std::min(size, other)) return reach;
  const auto delta = static_cast<std::int32_t>(other) - static_cast<std::int32_t>(size);
  const auto left = static_cast<std::int32_t>(longer - kept) - std::abs(delta);
  reach.shared = shared_of(other);
  reach.tokens = size - kept + reach.shared;
  reach.before = std::max(-delta, 0) + left / 2;
  reach.after = std::max(delta, 0) + left / 2;
  reach.lost = static_cast<int>(size - kept);
  reach.added = static_cast<int>(other - kept);
  return reach;
}

}  // namespace

Marks marks_of(std::span<const Term> stems) {
  Marks marks = 0;
  for (const Term term : stems) marks |= Marks{1} << ((term * kSpread) >> kMarkShift);
  return marks;
}

Marks more_marks_of(std::span<const Term> stems) {
  Marks marks = 0;
  for (const Term term : stems) marks |= Marks{1} << ((term * kOtherSpread) >> kMarkShift);
  return marks;
}

void rarest_tokens(std::span<const Term> stems, const TermOrder& order, std::size_t count,
                   std::vector<RareToken>& into) {
  std::vector<std::uint64_t> placed;  // the place of each, and which it is
  placed.reserve(stems.size());
  for (std::uint32_t at = 0; at < stems.size(); ++at) {
    placed.push_back((std::uint64_t{order.place_of(stems[at])} << 32) | at);
  }
  const auto end = placed.begin() + static_cast<std::ptrdiff_t>(std::min(count, placed.size()));
  std::partial_sort(placed.begin(), end, placed.end());
  into.clear();
  for (auto each = placed.begin(); each != end; ++each) {
    const auto which = static_cast<std::uint32_t>(*each);
    into.push_back({stems[which], which});
  }
}

void UnlistedSources::clear() {
  sources_.clear();
  stems_.clear();
}

void UnlistedSources::add(std::int64_t number, std::span<const Term> stems) {
  if (!may_be_listed(stems)) return;
  sources_.push_back({number, stems_.size(), stems.size()});
  stems_.insert(stems_.end(), stems.begin(), stems.end());
}

void listed_tokens(std::span<const Term> stems, const TermOrder& order,
                   std::vector<RareToken>& into) {
  into.clear();
  if (!may_be_listed(stems)) return;
  const auto size = static_cast<std::uint32_t>(stems.size());
  rarest_tokens(stems, order, size - needed_of(size, kRarePercent) + shared_of(size), into);
}

std::uint32_t shared_of(std::uint32_t size) {
  constexpr std::uint32_t kShort = 32;
  constexpr std::uint32_t kForEach = 16;
  if (size < kShort) return 1;
  // The first length of the band has the three highest bits only.
  const auto cut = static_cast<std::uint32_t>(std::bit_width(size)) - 3;
  return (size >> cut << cut) / kForEach;
}

std::uint32_t banded(Term term, std::uint32_t band) { return (term << kBandBits) | band; }

RareReach RareQuery::band_reach(std::uint32_t& size) const {
  RareReach all;
  for (const std::uint32_t band = band_of(size); size <= longest_ && band_of(size) == band;
       ++size) {
    const RareReach& one = reach(size);
    all.tokens = std::max(all.tokens, one.tokens);
    all.shared = one.shared;
    all.before = std::max(all.before, one.before);
    all.after = std::max(all.after, one.after);
    all.lost = std::max(all.lost, one.lost);
    all.added = std::max(all.added, one.added);
  }
  return all;
}

bool RareQuery::serves(std::size_t size, unsigned percent) {
  return percent >= kRarePercent && size != 0 && size * 100 / percent <= kMostRareTokens;
}

void RareQuery::set(std::span<const Term> stems, const TermOrder& order, unsigned percent) {
  const auto size = static_cast<std::uint32_t>(stems.size());
  shortest_ = needed_of(size, percent);
  longest_ = size * 100 / percent;
  marks_ = marks_of(stems);
  rarest_tokens(stems, order, size - shortest_ + shared_of(longest_), tokens_);
  reaches_.clear();
  for (std::uint32_t other = shortest_; other <= longest_; ++other) {
    reaches_.push_back(reach_of(size, other, percent));
  }
}

bool may_be_near(Marks own, Marks other, const RareReach& reach) {
  return std::popcount(own & ~other) <= reach.lost && std::popcount(other & ~own) <= reach.added;
}

}  // namespace locseg::store
