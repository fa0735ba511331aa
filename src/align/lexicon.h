// Which words of one language translate which of another, learned from pairs of sentences.
//
// IBM model 1: Brown, Della Pietra, Della Pietra and Mercer, "The Mathematics of Statistical
// Machine Translation: Parameter Estimation", Computational Linguistics 19(2), 1993.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace locseg::align {

/// Hashes of the words of a sentence.
using WordList = std::vector<std::uint64_t>;

class Lexicon {
 public:
  /// A word of the target that may translate a word of the source. Source 0 is no word at all.
  struct Entry {
    std::uint32_t target = 0;
    float chance = 0;  ///< of this one, given the source's word
  };

  [[nodiscard]] bool empty() const { return entries_.empty(); }
  /// The number of a word, from 1; 0 if the lexicon does not know it.
  [[nodiscard]] std::uint32_t source_id(std::uint64_t hash) const { return id(source_ids_, hash); }
  [[nodiscard]] std::uint32_t target_id(std::uint64_t hash) const { return id(target_ids_, hash); }
  [[nodiscard]] std::span<const Entry> entries(std::uint32_t source) const {
    return std::span(entries_).subspan(first_[source], first_[source + 1] - first_[source]);
  }
  [[nodiscard]] std::size_t target_words() const { return frequency_.size(); }
  /// How frequent the word is among all words of targets.
  [[nodiscard]] float frequency(std::uint32_t target) const { return frequency_[target]; }

 private:
  friend class LexiconTrainer;
  using Ids = std::unordered_map<std::uint64_t, std::uint32_t>;
  static std::uint32_t id(const Ids& ids, std::uint64_t hash) {
    const auto found = ids.find(hash);
    return found == ids.end() ? 0 : found->second;
  }

  Ids source_ids_;
  Ids target_ids_;
  std::vector<std::uint32_t> first_;  // of each source word, and one more
  std::vector<Entry> entries_;
  std::vector<float> frequency_;
};

/// Collects pairs of sentences and learns from them.
class LexiconTrainer {
 public:
  static constexpr std::size_t kMaxPairs = 60000;
  static constexpr std::size_t kMaxWords = 60;  ///< of a sentence; longer ones teach little

  /// Pairs past `kMaxPairs`, and those with too many words, are ignored.
  void add(WordList source, WordList target);
  [[nodiscard]] std::size_t pairs() const { return sources_.size(); }
  /// Four rounds of expectation and maximization. The result depends on the order of the pairs only
  /// in the last digits. About a microsecond for each pair of words.
  [[nodiscard]] Lexicon train() const;

 private:
  std::vector<WordList> sources_;
  std::vector<WordList> targets_;
};

/// What the words `target`, one after another, cost if they translate the words `source`: below
/// zero for words that the source explains, above for those that it does not. Appends the cost of
/// each to `costs`. `raw` sums give the same for several sources together.
class LexiconScorer {
 public:
  explicit LexiconScorer(const Lexicon& lexicon)
      : lexicon_(lexicon), explained_(lexicon.target_words(), 0.0F) {}

  /// Sums up what these words of a source explain: as long as what the lexicon has of them.
  void set_source(std::span<const std::uint64_t> hashes);
  /// The chance of a target's word, summed over the source's words.
  [[nodiscard]] float explained(std::uint32_t target) const { return explained_[target]; }
  [[nodiscard]] std::size_t source_words() const { return words_; }
  /// The cost of a word that is explained by `sum` out of `words` words.
  [[nodiscard]] double cost(std::uint32_t target, float sum, std::size_t words) const;

 private:
  const Lexicon& lexicon_;
  std::vector<std::uint32_t> ids_;  // sorted; as often as each is there
  std::vector<float> explained_;    // of each word of targets
  std::size_t words_ = 0;
};

}  // namespace locseg::align
