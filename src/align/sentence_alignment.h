// Which pieces of a translated block translate which sentences of its source, by dynamic
// programming over beads: 1-n, 2-n, 1-0, 0-1. Gale and Church 1993, with the codes and words that
// both sides share, and with pieces that are smaller than sentences where the translation has too
// few.
#pragma once

#include <cstdint>
#include <vector>

#include "align/bead_table.h"
#include "align/block_alignment.h"
#include "align/boundary_model.h"
#include "align/side.h"

namespace locseg::align {

/// Sentences and their translation. Spans are bytes of the articles.
struct SentencePair {
  Span source;
  Span target;
  /// By how many nats the best alignment of the block with this pair is better than the best
  /// without it.
  double margin = 0;
  double cost = 0;              ///< of the pair itself
  std::uint32_t sentences = 1;  ///< of the source
};

/// What is known of how a translation ends its sentences.
struct Boundaries {
  const BoundaryModel& model;
  bool has_stops = true;           ///< its script has them; else only spaces divide sentences
  bool spaces_wide_stops = false;  ///< a space follows most of its wide stops
};

/// Costs of one alignment's parts.
struct BeadCosts {
  double merge = 5.5;  ///< of two sentences into one
  double skip = 7.0;   ///< of a sentence or piece without a partner
};

/// Aligns the sentences of one pair of blocks after another. For one thread.
class SentenceAligner {
 public:
  SentenceAligner(const Comparison& comparison, const Boundaries& boundaries, Segmenter& segmenter)
      : comparison_(comparison),
        boundaries_(boundaries),
        segmenter_(segmenter),
        scorer_(comparison.lexicon) {}

  /// Appends the pairs of `texts` to `out`, in order. `SideText::sentences` of the source must be
  /// read. Linear in the blocks beyond some ten sentences.
  void align(const TextPair& texts, std::vector<SentencePair>& out);

 private:
  void cut_target(const SideText& source, const SideText& target);
  void align_windows(const TextPair& texts, std::vector<Bead>& beads);

  const Comparison& comparison_;
  const Boundaries& boundaries_;
  Segmenter& segmenter_;
  LexiconScorer scorer_;
  std::vector<Piece> pieces_;  // of the target's block
};

}  // namespace locseg::align
