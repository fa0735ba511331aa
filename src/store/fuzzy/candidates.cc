// The count filter over inverted lists, as in C. Li, J. Lu, Y. Lu, "Efficient Merging and Filtering
// Algorithms for Approximate String Searches", ICDE 2008 (MergeSkip, DivideSkip): short lists make
// candidates, long ones are only asked about them.
#include "store/fuzzy/candidates.h"

#include <algorithm>
#include <functional>
#include <limits>

namespace locseg::store {
namespace {

// What it costs to look at one candidate, in places of a list that is decoded.
constexpr std::size_t kLook = 24;

constexpr std::uint16_t kMaxCounted = std::numeric_limits<std::uint16_t>::max();

bool is_shorter(const Postings& a, const Postings& b) { return a.count() < b.count(); }

// The length of the lists that have to be united.
std::size_t united_size(std::span<const Postings> sorted, std::uint32_t needed) {
  std::size_t size = 0;
  for (const Postings& list : sorted.first(sorted.size() - needed + 1)) size += list.count();
  return size;
}

}  // namespace

CandidateQuery candidate_query(const MatchTerms& terms, unsigned percent) {
  CandidateQuery query;
  const auto size = static_cast<std::uint32_t>(terms.words.size());
  const auto pairs = static_cast<std::uint32_t>(terms.pairs.size());
  query.stems = terms.stems;
  query.percent = percent;
  query.words = terms.words;
  query.pairs = terms.pairs;
  query.words_needed = query.shortest = needed_of(size, percent);
  query.longest = static_cast<std::uint32_t>(std::uint64_t{size} * 100 / percent);
  // In `lost`, insertions are not counted twice; rounding makes it larger here and there.
  std::uint32_t lost = 0;
  for (std::uint32_t other = size; other <= query.longest; ++other) {
    const std::uint32_t all = size + other;
    const std::uint32_t kept = 2 * needed_of(other, percent);
    if (all > kept) lost = std::max(lost, all - kept);
  }
  query.pairs_needed = pairs > lost ? pairs - lost : 0;
  return query;
}

bool CandidateSearch::run(PostingIndex& index, const CandidateQuery& query,
                          const TakeCandidate& take) {
  if (query.words_needed == 0 || query.words_needed > query.words.size()) return true;
  counts_.resize(kBlockSize, 0);
  taken_ = 0;
  for (const std::int64_t block : index.blocks()) {
    search_block(index, block, query, take);
    if (query.most != 0 && taken_ == query.most) return false;
  }
  return true;
}

void CandidateSearch::search_block(PostingIndex& index, std::int64_t block,
                                   const CandidateQuery& query, const TakeCandidate& take) {
  index.lists(block, query.words, words_);
  std::sort(words_.begin(), words_.end(), is_shorter);
  std::span<const Postings> lists = words_;
  std::uint32_t needed = query.words_needed;
  std::size_t size = united_size(lists, needed);
  if (query.pairs_needed != 0 && size > 4 * query.pairs.size()) {
    index.lists(block, query.pairs, pairs_);
    std::sort(pairs_.begin(), pairs_.end(), is_shorter);
    if (united_size(pairs_, query.pairs_needed) < size) {
      lists = pairs_;
      needed = query.pairs_needed;
    }
  }
  found_.clear();
  const std::size_t first = lists.size() - needed + 1;
  for (const Postings& list : lists.first(first)) unite(list);
  for (std::size_t i = first; i < lists.size() && !found_.empty(); ++i) {
    if (lists.size() >= kMaxCounted) break;
    const Postings& list = lists[i];
    const std::size_t cost = list.is_bitmap() ? found_.size() : list.count();
    if (cost > kLook * found_.size()) break;
    count(list);
    // What is in none of the lists to come would have to be in as many that were counted.
    const std::size_t to_come = lists.size() - i - 1;
    std::erase_if(found_, [&](BlockIndex place) {
      if (counts_[place] + to_come >= needed) return false;
      counts_[place] = 0;
      return true;
    });
  }
  take_found(index, block, query, take);
}

void CandidateSearch::take_found(PostingIndex& index, std::int64_t block,
                                 const CandidateQuery& query, const TakeCandidate& take) {
  if (query.most != 0 && found_.size() > query.most - taken_) {
    std::ranges::sort(found_, std::greater());
  }
  for (const BlockIndex place : found_) {
    counts_[place] = 0;
    if (query.most != 0 && taken_ == query.most) continue;
    const std::int64_t source = (block << kBlockBits) | place;
    const std::string_view hashes = index.hashes(source);
    if (hashes.size() < query.shortest || hashes.size() > query.longest) continue;
    ++taken_;
    take(source, hashes);
  }
}

void CandidateSearch::unite(const Postings& list) {
  if (list.count() == 0 || !list.decode(places_)) return;
  for (const BlockIndex place : places_) {
    if (counts_[place] == 0) found_.push_back(place);
    if (counts_[place] != kMaxCounted) ++counts_[place];
  }
}

void CandidateSearch::count(const Postings& list) {
  if (list.count() == 0) return;
  if (list.is_bitmap()) {
    for (const BlockIndex place : found_) {
      counts_[place] = static_cast<std::uint16_t>(counts_[place] + (list.holds(place) ? 1 : 0));
    }
    return;
  }
  if (!list.decode(places_)) return;
  for (const BlockIndex place : places_) {
    if (counts_[place] != 0 && counts_[place] != kMaxCounted) ++counts_[place];
  }
}

}  // namespace locseg::store
