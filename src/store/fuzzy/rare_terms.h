// Short lists for a fuzzy search: a source is in the lists of its rarest terms alone, with what
// tells most of those that are not similar. This is the prefix filter of R. Bayardo, Y. Ma,
// R. Srikant, "Scaling Up All Pairs Similarity Search", WWW 2007, on both sides, with a filter by
// place after C. Xiao, W. Wang, X. Lin, J. X. Yu, "Efficient Similarity Joins for Near Duplicate
// Detection", WWW 2008, which an edit distance makes sharper.
//
// Why none is missed: of n and m tokens at least k stay as they are, in the same order, where
// k = needed_of(max(n, m)) (candidates.h). What stays has equal keys, and so equal terms; here the
// k-th of its kind has the term of the first. Let both texts' tokens be in one order: by the
// place of their terms in a TermOrder, those of one term as the text has them. Both have the tokens
// that stay in the same order, since what stays does not cross. Take the first s of them, which is
// 1 for short sources (shared_of). k - s others come after them in either order. So
//
//   - they are among the first n - k + s tokens of the text, and the first m - k + s of the source,
//     which are no more than m - needed_of(m) + s;
//   - between the places p and q of one, counted from 0, and the texts' begins are |p - q| edits at
//     least, and |(n - p) - (m - q)| to their ends: together no more than max(n, m) - k.
//
// Of the text's terms no more than n - k may not be among the source's, of the source's no more
// than m - k among the text's. The marks of a text are a bit for each term; several may share one.
// A long text has nearly all of them, so there more tokens have to be shared.
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "store/fuzzy/match_terms.h"
#include "store/fuzzy/term_order.h"

namespace locseg::store {

/// The least similarity that rare lists serve; below it more terms would have to be listed.
inline constexpr unsigned kRarePercent = 70;
/// Longer texts are in no rare list.
inline constexpr std::size_t kMostRareTokens = 255;

using Marks = std::uint64_t;
[[nodiscard]] Marks marks_of(std::span<const Term> stems);
/// Marks by other bits, for texts that have many of the first ones.
[[nodiscard]] Marks more_marks_of(std::span<const Term> stems);

/// A token of a text.
struct RareToken {
  Term term = 0;
  std::uint32_t at = 0;
};

/// Sets `into` to the first `count` tokens in the order.
void rarest_tokens(std::span<const Term> stems, const TermOrder& order, std::size_t count,
                   std::vector<RareToken>& into);

/// The tokens in whose lists a source is; none if it is too long.
void listed_tokens(std::span<const Term> stems, const TermOrder& order,
                   std::vector<RareToken>& into);

/// Sources that wait for an order; one can be made of them.
class UnlistedSources {
 public:
  struct Source {
    std::int64_t number;
    std::size_t first;  // of its tokens in those of all
    std::size_t size;
  };

  void clear();
  /// `stems` as of MatchTerms; without effect if the source is to be in no list.
  void add(std::int64_t number, std::span<const Term> stems);

  [[nodiscard]] std::span<const Source> sources() const { return sources_; }
  /// The tokens of all of them.
  [[nodiscard]] std::size_t tokens() const { return stems_.size(); }
  [[nodiscard]] std::span<const Term> stems_of(const Source& source) const {
    return std::span(stems_).subspan(source.first, source.size);
  }
  void count(TermCounter& counter) const { counter.add(stems_); }

 private:
  std::vector<Source> sources_;
  std::vector<Term> stems_;
};

/// What a source of some length has to be like.
struct RareReach {
  std::uint32_t tokens = 0;  ///< so many of the text's, from the rarest on, count
  std::uint32_t shared = 1;  ///< as many of them have to be listed of the source
  std::int32_t before = 0;   ///< such a token is so far before the text's place at most
  std::int32_t after = 0;    ///< and so far after it
  int lost = 0;              ///< as many of the text's marks may be missing
  int added = 0;             ///< as many may be the source's alone
};

/// Lists may be cut by the lengths of sources: lengths of one band are in one list. A band is one
/// length below 8, and a quarter of an octave from there on.
[[nodiscard]] constexpr std::uint32_t band_of(std::uint32_t size) {
  constexpr std::uint32_t kSingle = 8;
  if (size < kSingle) return size;
  const auto highest = static_cast<std::uint32_t>(std::bit_width(size)) - 1;
  return highest * 4 + ((size >> (highest - 2)) & 3);
}
inline constexpr int kBandBits = 5;
static_assert(band_of(kMostRareTokens) < 1U << kBandBits);
/// How many of its listed tokens a source of `size` tokens has to share; the same in a band.
[[nodiscard]] std::uint32_t shared_of(std::uint32_t size);
/// The number of the list of a term for a band, of kBandedBits. All lists of a term are beside each
/// other, since a text asks for several of them.
[[nodiscard]] std::uint32_t banded(Term term, std::uint32_t band);
inline constexpr int kBandedBits = kTermBits + kBandBits;

/// A text that is looked for in rare lists.
class RareQuery {
 public:
  /// True if rare lists hold all that is at least `percent` similar to a text of `size` tokens.
  [[nodiscard]] static bool serves(std::size_t size, unsigned percent);

  /// Of a text that they serve.
  void set(std::span<const Term> stems, const TermOrder& order, unsigned percent);

  /// The text's tokens whose lists have to be read, the rarest first.
  [[nodiscard]] std::span<const RareToken> tokens() const { return tokens_; }
  [[nodiscard]] Marks marks() const { return marks_; }
  [[nodiscard]] std::uint32_t shortest() const { return shortest_; }
  [[nodiscard]] std::uint32_t longest() const { return longest_; }
  /// What all sources of a band are like, from the length `size` on, which is set to the first one
  /// of the next band.
  [[nodiscard]] RareReach band_reach(std::uint32_t& size) const;
  /// Of sources of `size` tokens, which lies between the two.
  [[nodiscard]] const RareReach& reach(std::uint32_t size) const {
    return reaches_[size - shortest_];
  }

 private:
  std::vector<RareToken> tokens_;
  std::vector<RareReach> reaches_;
  Marks marks_ = 0;
  std::uint32_t shortest_ = 1;
  std::uint32_t longest_ = 0;
};

/// True if a source with these marks may be similar enough.
[[nodiscard]] bool may_be_near(Marks own, Marks other, const RareReach& reach);

}  // namespace locseg::store
