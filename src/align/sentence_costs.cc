#include "align/sentence_costs.h"

#include <algorithm>
#include <cmath>

#include "align/length_cost.h"

namespace locseg::align {
namespace {

constexpr double kOfWords = 0.5;     // the weight of the lexicon
constexpr double kOfItself = -12;    // of a sentence that is not translated
constexpr double kSlack = 250;       // characters that beads may be off the diagonal
constexpr double kSlackPart = 0.25;  // and of the stretch,
constexpr double kMaxSlack = 625;    // up to this

// −ln of the chance that a boundary lies within a sentence, and that it ends one.
struct EndCosts {
  double keep = 0;
  double cut = 0;
};

EndCosts by_chance(double chance) {
  chance = std::clamp(chance, 0.0005, 0.9995);
  return {-std::log(1 - chance), -std::log(chance)};
}

EndCosts end_costs(const Boundaries& boundaries, Strength strength, double evidence) {
  constexpr EndCosts kStrongEnd{3.5, 0.05};
  switch (strength) {
    case Strength::kStrong:
      return kStrongEnd;
    case Strength::kWide:
      return boundaries.spaces_wide_stops ? EndCosts{0.7, 0.7} : kStrongEnd;
    case Strength::kBeforeCode:
    case Strength::kAfterCode:
      return {0.7, 0.7};
    case Strength::kDoubtful:
      return {0.15, 2.0};
    case Strength::kClause:
      return {0.02, 4.0};
    case Strength::kWeak:
      break;
  }
  if (boundaries.model.empty()) {
    // Without stops a sentence has to end at some space. With them, one that is said in the same
    // breath is likelier than a stop forgotten at just this one.
    return boundaries.has_stops ? EndCosts{0.02, 7.5} : EndCosts{0.12, 2.2};
  }
  const double prior = boundaries.has_stops ? 0.01 : 0.2;
  const double logit = std::log(prior / (1 - prior)) + evidence;
  return by_chance(1 / (1 + std::exp(-logit)));
}

Span inside_block(const SideText& text, Span span) {
  return {span.begin - text.text.begin, span.end - text.text.begin};
}

}  // namespace

SentenceCosts::SentenceCosts(const Blocks& blocks, const Stretch& stretch)
    : comparison_(blocks.comparison),
      source_(comparison_.source.texts[blocks.texts.source]),
      target_(comparison_.target.texts[blocks.texts.target]),
      source_weights_(comparison_.source_keys.weights[blocks.texts.source]),
      target_weights_(comparison_.target_keys.weights[blocks.texts.target]),
      stretch_(stretch) {
  read_pieces(blocks.boundaries, blocks.pieces);
  source_length_.assign(1, 0);
  for (std::uint32_t i = 0; i < stretch.sentences; ++i) {
    const Span span = inside_block(source_, source_.sentences[stretch.sentence + i].span);
    source_length_.push_back(source_length_.back() + length_of(source_.text, span));
  }
  set_band();
  read_sentences(blocks.scorer);
}

void SentenceCosts::read_pieces(const Boundaries& boundaries, const std::vector<Piece>& pieces) {
  target_length_.assign(1, 0);
  keep_.assign(1, 0);
  target_weight_.assign(1, 0);
  for (std::uint32_t j = 0; j < stretch_.pieces; ++j) {
    const Piece& piece = pieces[stretch_.piece + j];
    const Span span = inside_block(target_, piece.span);
    piece_spans_.push_back(span);
    target_length_.push_back(target_length_.back() + length_of(target_.text, span));
    const Range keys = keys_in(target_, span);
    double weight = 0;
    for (std::uint32_t i = keys.begin; i < keys.end; ++i) weight += target_weights_[i];
    target_weight_.push_back(target_weight_.back() + weight);
    const Range words = words_in(target_, span);
    first_word_.push_back(static_cast<std::uint32_t>(word_ids_.size()));
    for (std::uint32_t i = words.begin; i < words.end; ++i) {
      word_ids_.push_back(comparison_.lexicon.target_id(target_.words[i].hash));
    }
    EndCosts end{0, 0};
    if (stretch_.piece + j + 1 < pieces.size()) {
      double evidence = 0;
      if (piece.end == Strength::kWeak && !boundaries.model.empty()) {
        const Span next = inside_block(target_, pieces[stretch_.piece + j + 1].span);
        evidence = boundaries.model.evidence(last_word(target_, span), first_word(target_, next));
      }
      end = end_costs(boundaries, piece.end, evidence);
    }
    keep_.push_back(keep_.back() + end.keep);
    cut_.push_back(end.cut);
  }
  first_word_.push_back(static_cast<std::uint32_t>(word_ids_.size()));
}

void SentenceCosts::set_band() {
  const std::uint32_t n = stretch_.sentences;
  const std::uint32_t m = stretch_.pieces;
  const double slack = std::min(kMaxSlack, kSlack + kSlackPart * source_length_.back());
  first_.assign(n + 1, 0);
  last_.assign(n + 1, m);
  for (std::uint32_t i = 1; i <= n; ++i) {
    const auto place = [&](double length) {
      const auto at = std::lower_bound(target_length_.begin(), target_length_.end(),
                                       length * comparison_.ratio);
      return static_cast<std::uint32_t>(std::min<std::ptrdiff_t>(at - target_length_.begin(), m));
    };
    if (i != n) first_[i] = place(source_length_[i] - slack);
    last_[i] = place(source_length_[i] + slack);
  }
  first_[n] = n == 0 ? 0 : first_[n - 1];
  last_[0] = n == 0 ? m : last_[1];
  // The end of both is always in reach.
  last_[n] = m;
}

SentenceCosts::Sums SentenceCosts::sums_of(std::uint32_t i, std::uint32_t a,
                                           LexiconScorer& scorer) const {
  Sums sums;
  const Span span{source_.sentences[stretch_.sentence + i].span.begin,
                  source_.sentences[stretch_.sentence + i + a - 1].span.end};
  const Span inside = inside_block(source_, span);
  const KeyBag bag = bag_of(source_, source_weights_, keys_in(source_, inside));
  sums.weight = weight_of(bag);
  const bool with_words = !comparison_.lexicon.empty();
  if (with_words) {
    std::vector<std::uint64_t> words;
    const Range range = words_in(source_, inside);
    for (std::uint32_t w = range.begin; w < range.end; ++w) words.push_back(source_.words[w].hash);
    scorer.set_source(words);
  }
  const std::uint32_t begin = first_[i];
  const std::uint32_t end = last_[i + a];
  sums.keys.assign(1, 0);
  sums.words.assign(1, 0);
  for (std::uint32_t j = begin; j < end; ++j) {
    double shared = 0;
    const Range keys = keys_in(target_, piece_spans_[j]);
    for (std::uint32_t k = keys.begin; k < keys.end && !bag.empty(); ++k) {
      if (target_weights_[k] <= 0) continue;
      const auto at = std::lower_bound(
          bag.begin(), bag.end(), target_.keys[k].hash,
          [](const WeighedKey& key, std::uint64_t hash) { return key.hash < hash; });
      if (at != bag.end() && at->hash == target_.keys[k].hash) shared += target_weights_[k];
    }
    sums.keys.push_back(sums.keys.back() + shared);
    double cost = 0;
    for (std::uint32_t w = first_word_[j]; with_words && w < first_word_[j + 1]; ++w) {
      if (word_ids_[w] == 0) continue;
      cost += scorer.cost(word_ids_[w], scorer.explained(word_ids_[w]), scorer.source_words());
    }
    sums.words.push_back(sums.words.back() + kOfWords * cost);
  }
  return sums;
}

void SentenceCosts::read_sentences(LexiconScorer& scorer) {
  for (std::uint32_t i = 0; i < stretch_.sentences; ++i) {
    single_.push_back(sums_of(i, 1, scorer));
    if (i + 1 < stretch_.sentences) pair_.push_back(sums_of(i, 2, scorer));
  }
}

double SentenceCosts::skip_target(std::uint32_t j) const {
  // A word left over is less likely than a sentence, but not to cost as much for each word.
  return costs_.skip + cut_[j];
}

std::uint32_t SentenceCosts::most_pieces(std::uint32_t i, std::uint32_t a, std::uint32_t j) const {
  const double source = source_length_[i + a] - source_length_[i];
  const double most = target_length_[j] + 3 * comparison_.ratio * source + 60;
  const auto at = std::upper_bound(target_length_.begin() + j + 1, target_length_.end(), most);
  return std::max<std::uint32_t>(static_cast<std::uint32_t>(at - target_length_.begin()) - 1 - j,
                                 1);
}

// Whether `k` pieces from `j` on are the sentence `i` itself, not translated.
bool SentenceCosts::says_the_same(std::uint32_t i, std::uint32_t j, std::uint32_t k) const {
  const Span sentence = inside_block(source_, source_.sentences[stretch_.sentence + i].span);
  const Span pieces{piece_spans_[j].begin, piece_spans_[j + k - 1].end};
  return sentence.size() == pieces.size() && is_translated(source_.text, sentence) &&
         sentence.of(source_.text.plain) == pieces.of(target_.text.plain);
}

double SentenceCosts::bead(std::uint32_t i, std::uint32_t a, std::uint32_t j,
                           std::uint32_t k) const {
  const Sums& sums = a == 1 ? single_[i] : pair_[i];
  const std::uint32_t from = j - first_[i];
  const double source = source_length_[i + a] - source_length_[i];
  const double target = target_length_[j + k] - target_length_[j];
  const double keys = target_weight_[j + k] - target_weight_[j];
  const double shared = std::min({sums.keys[from + k] - sums.keys[from], sums.weight, keys});
  double cost = length_cost(source, target, comparison_.ratio);
  cost += key_cost(sums.weight, keys, shared);
  cost += sums.words[from + k] - sums.words[from];
  cost += keep_[j + k - 1] - keep_[j] + cut_[j + k - 1];
  if (a == 1 && says_the_same(i, j, k)) cost += kOfItself;
  return a == 1 ? cost : cost + costs_.merge;
}

}  // namespace locseg::align
