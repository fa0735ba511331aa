// Candidates of a fuzzy search: the sources that share enough with a text to be as similar as
// asked. A search gives them all, and some that are not; what is asked is plain enough
// for a database server:
//
//   the sources of which at least `words_needed` of the terms `words` are, at least `pairs_needed`
//   of the terms `pairs`, and whose number of tokens lies in [shortest, longest]
//
// Why none is missed: let n and m be the numbers of tokens, and d the edits between them, at most
// max(n, m) - needed(max(n, m)) with needed(x) = ceil(percent x / 100). Then max(n, m) - d tokens
// stay, and as many terms are shared: at least needed(n). A deletion or replacement takes away at
// most two of the query's pairs, an insertion one, and m - n of the edits are insertions; so at
// most 2 d - (m - n) pairs go where m >= n, and 2 d where m < n: the greatest of n + m - 2
// needed(m) for any m from n on.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "store/fuzzy/match_terms.h"
#include "store/fuzzy/postings.h"

namespace locseg::store {

struct CandidateQuery {
  std::span<const Term> stems;  ///< of all tokens, in order
  unsigned percent = 0;         ///< the least similarity
  std::span<const Term> words;
  std::uint32_t words_needed = 1;
  std::span<const Term> pairs;
  std::uint32_t pairs_needed = 0;  ///< 0: pairs say nothing
  std::uint32_t shortest = 1;      ///< tokens
  std::uint32_t longest = 0;
  /// 0: all candidates. Else at most so many, from the first block on, of a block the last first.
  std::uint32_t most = 0;
};

/// How many tokens of `size` must stay for a similarity of `percent`, which is 1 to 100.
[[nodiscard]] constexpr std::uint32_t needed_of(std::uint32_t size, unsigned percent) {
  return static_cast<std::uint32_t>((std::uint64_t{size} * percent + 99) / 100);
}

/// The query for all that is at least `percent` similar to the text with these terms, which must
/// outlive it.
[[nodiscard]] CandidateQuery candidate_query(const MatchTerms& terms, unsigned percent);

/// Where an index keeps its lists. A list or hashes stay where they are until the end of the search
/// that called for them. The index remembers damage, which the caller checks afterwards.
class PostingIndex {
 public:
  virtual ~PostingIndex() = default;
  /// The blocks that hold sources, in the order in which they are searched.
  [[nodiscard]] virtual std::span<const std::int64_t> blocks() = 0;
  /// Sets `lists[i]` to that of `terms[i]`, empty if no source has it.
  virtual void lists(std::int64_t block, std::span<const Term> terms,
                     std::vector<Postings>& lists) = 0;
  /// A byte for each token of a source (MatchTerms::hashes).
  [[nodiscard]] virtual std::string_view hashes(std::int64_t source) = 0;
};

/// Takes a source's number and its hashes.
using TakeCandidate = std::function<void(std::int64_t source, std::string_view hashes)>;

/// Searches one index again and again with the same memory.
///
/// Any source that has `needed` of n terms has one of the n - needed + 1 rarest: their lists are
/// united. Longer lists only count, as long as that costs less than looking at the candidates that
/// are left. Of words and pairs those serve whose rarest lists are shorter.
class CandidateSearch {
 public:
  /// False if there may be more than `query.most`.
  bool run(PostingIndex& index, const CandidateQuery& query, const TakeCandidate& take);

 private:
  void search_block(PostingIndex& index, std::int64_t block, const CandidateQuery& query,
                    const TakeCandidate& take);
  void take_found(PostingIndex& index, std::int64_t block, const CandidateQuery& query,
                  const TakeCandidate& take);
  void unite(const Postings& list);
  void count(const Postings& list);

  std::vector<Postings> words_;
  std::vector<Postings> pairs_;
  std::vector<BlockIndex> places_;
  std::vector<std::uint16_t> counts_;  // by place
  std::vector<BlockIndex> found_;      // places with a count
  std::uint32_t taken_ = 0;            // candidates
};

}  // namespace locseg::store
