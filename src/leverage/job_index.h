// The sources of a job that has no translations yet: what a sentence may be similar to before the
// memory has it.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "leverage/score.h"
#include "leverage/source_reading.h"
#include "store/fuzzy/candidates.h"
#include "store/fuzzy/match_terms.h"
#include "store/fuzzy/match_text.h"

namespace locseg::leverage {

/// Grows by one source after another. What `best` finds is what a scan over all of them would find,
/// unless more than `kMaxCompared` of them are like the text: then that is in the same band of
/// `band_of_score`, as far as the last so many that may reach the band tell. So a job of sentences
/// that are all alike costs what any other does.
class JobIndex {
 public:
  static constexpr std::uint32_t kMaxCompared = 256;

  struct Near {
    int score = 0;              ///< 0: nothing reaches the minimum score
    std::uint32_t article = 0;  ///< of the source with that score; of several the last one
  };

  /// `source_lang` is a BCP 47 tag or empty.
  explicit JobIndex(std::string_view source_lang) : terms_(source_lang) {}

  /// The source most similar to `text`, if it scores at least `least`, which is 1 to 99.
  [[nodiscard]] Near best(std::string_view text, int least);
  /// Articles are numbered in ascending order.
  void add(std::string_view text, std::uint32_t article);
  /// How many sources were looked at in all searches so far, which is what they cost.
  [[nodiscard]] std::uint64_t looked_at() const { return looked_at_; }

 private:
  // The lists of one block after another, the last one first, which is added to. Blocks are small,
  // so that a search that has enough leaves out most lists.
  class Lists final : public store::PostingIndex {
   public:
    void add(const store::MatchTerms& terms);
    [[nodiscard]] std::span<const std::int64_t> blocks() override { return blocks_; }
    void lists(std::int64_t block, std::span<const store::Term> terms,
               std::vector<store::Postings>& lists) override;
    [[nodiscard]] std::string_view hashes(std::int64_t source) override {
      return hashes_[index_of(source)];
    }
    /// The place of a source, as it is known in searches, in the order in which they were added.
    static std::size_t index_of(std::int64_t source);

   private:
    struct List {
      std::string differences;
      std::uint32_t count = 0;
      store::BlockIndex last = 0;
    };
    std::vector<std::int64_t> blocks_;
    std::vector<std::unordered_map<store::Term, List>> terms_;  // by block
    std::vector<std::string> hashes_;                           // by source
  };

  struct Source {
    SourceReading reading;
    std::uint32_t article;
  };

  void read(std::string_view text);
  // The best one at least so similar of the last ones that may be. `all`: there were no others.
  Near search(Scorer& scorer, int least, bool& all);

  store::TermMaker terms_;
  store::MatchReader reader_;
  store::MatchText text_;
  Vocabulary vocabulary_;
  store::MatchTerms made_;
  SourceReading reading_;
  std::string read_;  // what `made_` and `reading_` are of
  bool has_read_ = false;
  Lists lists_;
  store::CandidateSearch search_;
  std::deque<Source> sources_;
  std::vector<Reachable> reachable_;
  std::uint64_t looked_at_ = 0;
};

}  // namespace locseg::leverage
