#include "align/boundary_model.h"

#include <cmath>

namespace locseg::align {
namespace {

constexpr double kSmoothing = 12;
constexpr double kOfWordBefore = 0.8;  // it tells less than the word behind

std::size_t look_of(const EdgeWord& word) {
  return 2 * static_cast<std::size_t>(word.look) + (word.marked ? 1 : 0);
}

}  // namespace

void BoundaryModel::Words::add(const EdgeWord& word, double Counts::*counter) {
  ++(seen[word.hash].*counter);
  ++(looks[look_of(word)].*counter);
}

void BoundaryModel::add_text(const EdgeWord& first, const EdgeWord& last) {
  first_.add(first, &Counts::at_edge);
  last_.add(last, &Counts::at_edge);
  ++texts_;
}

void BoundaryModel::add_space(const EdgeWord& before, const EdgeWord& after) {
  last_.add(before, &Counts::inside);
  first_.add(after, &Counts::inside);
  ++spaces_;
}

double BoundaryModel::evidence_of(const Words& words, const EdgeWord& word) const {
  // Of all words that look so; what was seen of this one outweighs it with time.
  const Counts& alike = words.looks[look_of(word)];
  const double look =
      std::log((alike.at_edge + 1) / (texts_ + 2)) - std::log((alike.inside + 1) / (spaces_ + 2));
  const auto found = words.seen.find(word.hash);
  const Counts counts = found == words.seen.end() ? Counts{} : found->second;
  const double scale = texts_ / (spaces_ + 1);
  const double expected = std::exp(look) * scale;  // edges for each inside
  const double at_edge = counts.at_edge + kSmoothing * expected / (1 + expected);
  const double inside = counts.inside + kSmoothing / (1 + expected);
  return std::log(at_edge / inside) - std::log(scale);
}

double BoundaryModel::evidence(const EdgeWord& before, const EdgeWord& after) const {
  if (texts_ == 0) return 0;
  return evidence_of(first_, after) + kOfWordBefore * evidence_of(last_, before);
}

}  // namespace locseg::align
