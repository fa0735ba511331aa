// What beads cost in one pair of blocks.
#pragma once

#include <cstdint>
#include <vector>

#include "align/sentence_alignment.h"

namespace locseg::align {

/// The costs of a stretch of sentences and pieces, for `BeadTable`. Each bead costs the same,
/// however many pieces it takes: keys and words are summed up for each sentence beforehand.
class SentenceCosts {
 public:
  struct Stretch {
    std::uint32_t sentence = 0;  ///< the first
    std::uint32_t sentences = 0;
    std::uint32_t piece = 0;
    std::uint32_t pieces = 0;
  };
  /// The blocks, and the pieces of all of the target's.
  struct Blocks {
    const Comparison& comparison;
    const Boundaries& boundaries;
    const TextPair& texts;
    const std::vector<Piece>& pieces;
    LexiconScorer& scorer;  ///< of the comparison's lexicon
  };
  SentenceCosts(const Blocks& blocks, const Stretch& stretch);

  [[nodiscard]] double bead(std::uint32_t i, std::uint32_t a, std::uint32_t j,
                            std::uint32_t k) const;
  [[nodiscard]] double skip_source(std::uint32_t) const { return costs_.skip; }
  [[nodiscard]] double skip_target(std::uint32_t j) const;
  [[nodiscard]] std::uint32_t most_pieces(std::uint32_t i, std::uint32_t a, std::uint32_t j) const;
  [[nodiscard]] std::uint32_t first(std::uint32_t i) const { return first_[i]; }
  [[nodiscard]] std::uint32_t last(std::uint32_t i) const { return last_[i]; }

 private:
  // Sums over the pieces before each, of what one sentence, or two, share with them.
  struct Sums {
    std::vector<double> keys;
    std::vector<double> words;
    double weight = 0;  // of the source's keys
  };

  void read_pieces(const Boundaries& boundaries, const std::vector<Piece>& pieces);
  void set_band();
  void read_sentences(LexiconScorer& scorer);
  [[nodiscard]] bool says_the_same(std::uint32_t i, std::uint32_t j, std::uint32_t k) const;
  [[nodiscard]] Sums sums_of(std::uint32_t i, std::uint32_t a, LexiconScorer& scorer) const;

  const Comparison& comparison_;
  const SideText& source_;
  const SideText& target_;
  const std::vector<double>& source_weights_;
  const std::vector<double>& target_weights_;
  Stretch stretch_;
  BeadCosts costs_;

  std::vector<Span> piece_spans_;        // in the block
  std::vector<double> source_length_;    // of all sentences before each
  std::vector<double> target_length_;    // of all pieces before each
  std::vector<double> keep_;             // of all boundaries before each piece's end, if none cuts
  std::vector<double> cut_;              // of the boundary behind each piece
  std::vector<double> target_weight_;    // of the keys of all pieces before each
  std::vector<std::uint32_t> word_ids_;  // of the lexicon; 0: not known
  std::vector<std::uint32_t> first_word_;  // of each piece, and one more
  std::vector<Sums> single_;
  std::vector<Sums> pair_;
  std::vector<std::uint32_t> first_;
  std::vector<std::uint32_t> last_;
};

}  // namespace locseg::align
