// Slow alignments: every way of them is looked at. And aligners of the literature, to compare with.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "align/article_alignment.h"
#include "align/bead_table.h"
#include "align/length_cost.h"
#include "align/pair_table.h"
#include "sequence/alignment.h"

namespace locseg::reference {

/// Calls `way(beads, cost)` for every sequence of beads that `BeadTable` may choose from.
template <class Costs, class Way>
void each_bead_sequence(std::uint32_t sentences, std::uint32_t pieces, const Costs& costs,
                        std::vector<align::Bead>& beads, double cost, const Way& way) {
  std::uint32_t i = 0;
  std::uint32_t j = 0;
  if (!beads.empty()) {
    i = beads.back().source + beads.back().sentences;
    j = beads.back().target + beads.back().pieces;
  }
  if (i == sentences && j == pieces) {
    way(beads, cost);
    return;
  }
  const auto go_on = [&](std::uint32_t a, std::uint32_t k, double each) {
    beads.push_back({i, j, a, k, each, 0});
    each_bead_sequence(sentences, pieces, costs, beads, cost + each, way);
    beads.pop_back();
  };
  for (std::uint32_t a = 1; a <= 2 && i + a <= sentences; ++a) {
    for (std::uint32_t k = 1; j + k <= pieces; ++k) go_on(a, k, costs.bead(i, a, j, k));
  }
  if (i < sentences) go_on(1, 0, costs.skip_source(i));
  if (j < pieces) go_on(0, 1, costs.skip_target(j));
}

/// Calls `way(pairs, cost)` for every way to pair two sequences in order.
template <class Costs, class Way>
void each_pairing(std::uint32_t sources, std::uint32_t targets, const Costs& costs, std::uint32_t i,
                  std::uint32_t j, std::vector<align::MatchedPair>& pairs, double cost,
                  const Way& way) {
  if (i == sources && j == targets) {
    way(pairs, cost);
    return;
  }
  if (i < sources && j < targets) {
    pairs.push_back({i, j, 0});
    each_pairing(sources, targets, costs, i + 1, j + 1, pairs, cost + costs.pair(i, j), way);
    pairs.pop_back();
  }
  if (i < sources) {
    each_pairing(sources, targets, costs, i + 1, j, pairs, cost + costs.source_gap(i), way);
  }
  if (j < targets) {
    each_pairing(sources, targets, costs, i, j + 1, pairs, cost + costs.target_gap(j), way);
  }
}

/// A sentence of an article, without the block that it is in.
struct RowSentence {
  Span span;
  double length = 0;
  std::vector<std::uint64_t> words;
};

/// All sentences of a side in one row.
inline std::vector<RowSentence> row_of(const align::Side& side, align::Segmenter& segmenter) {
  std::vector<RowSentence> row;
  std::vector<align::Piece> pieces;
  for (const align::SideText& text : side.texts) {
    segmenter.pieces(text.text, align::Depth::kSentences, pieces);
    for (const align::Piece& piece : pieces) {
      const Span inside{piece.span.begin - text.text.begin, piece.span.end - text.text.begin};
      if (!align::is_translated(text.text, inside)) continue;
      RowSentence& sentence = row.emplace_back();
      sentence.span = piece.span;
      sentence.length = align::length_of(text.text, inside);
      const align::Range words = align::words_in(text, inside);
      for (std::uint32_t w = words.begin; w < words.end; ++w) {
        sentence.words.push_back(text.words[w].hash);
      }
    }
  }
  return row;
}

/// Gale and Church, 1993: sentences in one row, lengths and the paper's chances of beads. With a
/// lexicon, also what it says of the words: the aligner that "length and lexicon" means.
inline std::vector<std::pair<Span, Span>> align_rows(const std::vector<RowSentence>& source,
                                                     const std::vector<RowSentence>& target,
                                                     double ratio, const align::Lexicon& lexicon) {
  constexpr sequence::Shape kShapes[] = {{1, 1}, {1, 0}, {0, 1}, {2, 1}, {1, 2}, {2, 2}};
  constexpr double kChances[] = {0.89, 0.00495, 0.00495, 0.0445, 0.0445, 0.011};
  align::LexiconScorer scorer(lexicon);
  const auto worth = [&](const sequence::Bead& bead) -> std::int64_t {
    double lengths[2] = {0, 0};
    std::vector<std::uint64_t> words[2];
    for (std::uint32_t i = bead.a; i < bead.a + bead.shape.a; ++i) {
      lengths[0] += source[i].length;
      words[0].insert(words[0].end(), source[i].words.begin(), source[i].words.end());
    }
    for (std::uint32_t j = bead.b; j < bead.b + bead.shape.b; ++j) {
      lengths[1] += target[j].length;
      words[1].insert(words[1].end(), target[j].words.begin(), target[j].words.end());
    }
    double cost = 0;
    for (std::size_t s = 0; s < std::size(kShapes); ++s) {
      if (kShapes[s] == bead.shape) cost = -std::log(kChances[s]);
    }
    cost += align::length_cost(lengths[0], lengths[1], ratio);
    if (!lexicon.empty() && bead.shape.a != 0 && bead.shape.b != 0) {
      scorer.set_source(words[0]);
      for (const std::uint64_t word : words[1]) {
        const std::uint32_t id = lexicon.target_id(word);
        if (id != 0) cost += 0.5 * scorer.cost(id, scorer.explained(id), words[0].size());
      }
    }
    return static_cast<std::int64_t>(-1000 * cost);
  };
  std::vector<std::pair<Span, Span>> pairs;
  for (const sequence::Bead& bead : sequence::align(static_cast<std::uint32_t>(source.size()),
                                                    static_cast<std::uint32_t>(target.size()),
                                                    kShapes, std::size_t{1} << 22, worth)) {
    if (bead.shape.a == 0 || bead.shape.b == 0) continue;
    pairs.push_back({{source[bead.a].span.begin, source[bead.a + bead.shape.a - 1].span.end},
                     {target[bead.b].span.begin, target[bead.b + bead.shape.b - 1].span.end}});
  }
  return pairs;
}

}  // namespace locseg::reference
