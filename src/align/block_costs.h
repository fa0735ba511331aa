// What it costs to take two blocks for translations of each other, or a block for one without.
#pragma once

#include <cstdint>
#include <vector>

#include "align/anchors.h"
#include "align/block_alignment.h"

namespace locseg::align {

/// Costs in nats: below zero for what speaks for a pair.
class BlockCosts {
 public:
  explicit BlockCosts(const Comparison& comparison);

  /// Of the source's block `a` and the target's `b`.
  [[nodiscard]] double pair(std::uint32_t a, std::uint32_t b);
  /// The same without what the lexicon knows, which takes most of the time.
  [[nodiscard]] double plain_pair(std::uint32_t a, std::uint32_t b) const;
  /// True if the lexicon knows enough words of the pair and most speak against it.
  [[nodiscard]] bool words_refuse(std::size_t source, std::size_t target);
  /// Of a block without a partner.
  [[nodiscard]] static double gap(BlockKind kind);

  [[nodiscard]] const std::vector<AnchorFacts>& source_facts() const { return source_facts_; }
  [[nodiscard]] const std::vector<AnchorFacts>& target_facts() const { return target_facts_; }

 private:
  [[nodiscard]] double sum_of_words(std::size_t source, std::size_t target);
  [[nodiscard]] double words(std::size_t source, std::size_t target);

  const Comparison& comparison_;
  std::vector<AnchorFacts> source_facts_;
  std::vector<AnchorFacts> target_facts_;
  std::vector<double> source_weight_;  // of the keys of each text
  std::vector<double> target_weight_;
  std::vector<std::vector<std::uint32_t>>
      target_ids_;  // of the lexicon, of each text's first words
  LexiconScorer scorer_;
  std::size_t scored_ = static_cast<std::size_t>(-1);  // the source text that `scorer_` is set to
};

/// True if both are blocks of one kind and place: a heading of one level, a cell of one column.
[[nodiscard]] bool same_shape(const Block& a, const Block& b);

}  // namespace locseg::align
