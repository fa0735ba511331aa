#include "align/lexicon.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numeric>

namespace locseg::align {
namespace {

constexpr int kRounds = 4;
constexpr float kLeast = 0.005F;  // chances below are forgotten
constexpr std::size_t kLeastSeen = 2;

using Ids = std::unordered_map<std::uint64_t, std::uint32_t>;

// Numbers for the words that occur often enough, from 1, in order of their first occurrence.
Ids number_words(const std::vector<WordList>& sentences) {
  std::unordered_map<std::uint64_t, std::size_t> counts;
  for (const WordList& sentence : sentences) {
    for (const std::uint64_t word : sentence) ++counts[word];
  }
  Ids ids;
  for (const WordList& sentence : sentences) {
    for (const std::uint64_t word : sentence) {
      if (counts[word] >= kLeastSeen) ids.emplace(word, static_cast<std::uint32_t>(ids.size() + 1));
    }
  }
  return ids;
}

// All pairs of words that occur in a pair of sentences, each with a number.
class PairTable {
 public:
  PairTable() { grow(1U << 16U); }

  std::uint32_t number(std::uint32_t source, std::uint32_t target) {
    if (2 * std::size_t{size_} > slots_.size()) grow(2 * slots_.size());
    const std::uint64_t key = (std::uint64_t{source} << 32U | target) + 1;
    std::size_t at = place(key);
    while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
    if (slots_[at].key == 0) slots_[at] = {key, size_++};
    return slots_[at].number;
  }
  [[nodiscard]] std::uint32_t size() const { return size_; }
  template <class Take>
  void each(const Take& take) const {
    for (const Slot& slot : slots_) {
      if (slot.key == 0) continue;
      const std::uint64_t key = slot.key - 1;
      take(static_cast<std::uint32_t>(key >> 32U), static_cast<std::uint32_t>(key), slot.number);
    }
  }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t number = 0;
  };
  [[nodiscard]] std::size_t place(std::uint64_t key) const {
    return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15U >> 20U) & (slots_.size() - 1);
  }
  void grow(std::size_t size) {
    std::vector<Slot> old(size);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.key == 0) continue;
      std::size_t at = place(slot.key);
      while (slots_[at].key != 0) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::uint32_t size_ = 0;
};

std::vector<std::uint32_t> numbered(const WordList& words, const Ids& ids, bool with_none) {
  std::vector<std::uint32_t> out;
  if (with_none) out.push_back(0);
  for (const std::uint64_t word : words) {
    if (const auto found = ids.find(word); found != ids.end()) out.push_back(found->second);
  }
  return out;
}

// The numbers of the word pairs of a pair of sentences: for each target word a row of as many as
// there are source words.
struct Lattice {
  std::uint32_t rows = 0;
  std::uint32_t columns = 0;
  std::uint32_t first = 0;  // among all numbers
};

class Model1 {
 public:
  void add(const std::vector<std::uint32_t>& source, const std::vector<std::uint32_t>& target) {
    lattices_.push_back({static_cast<std::uint32_t>(target.size()),
                         static_cast<std::uint32_t>(source.size()),
                         static_cast<std::uint32_t>(numbers_.size())});
    for (const std::uint32_t t : target) {
      for (const std::uint32_t s : source) numbers_.push_back(pairs_.number(s, t));
    }
  }

  void learn(std::size_t sources) {
    chances_.assign(pairs_.size(), 1.0F);
    source_of_.assign(pairs_.size(), 0);
    pairs_.each([&](std::uint32_t s, std::uint32_t, std::uint32_t n) { source_of_[n] = s; });
    std::vector<float> counts;
    std::vector<double> totals;
    for (int round = 0; round < kRounds; ++round) {
      counts.assign(pairs_.size(), 0);
      totals.assign(sources + 1, 0);
      for (const Lattice& lattice : lattices_) expect(lattice, counts);
      for (std::size_t n = 0; n < counts.size(); ++n) totals[source_of_[n]] += counts[n];
      for (std::size_t n = 0; n < counts.size(); ++n) {
        chances_[n] = static_cast<float>(counts[n] / totals[source_of_[n]]);
      }
    }
  }

  template <class Take>
  void each(const Take& take) const {
    pairs_.each(
        [&](std::uint32_t s, std::uint32_t t, std::uint32_t n) { take(s, t, chances_[n]); });
  }

 private:
  void expect(const Lattice& lattice, std::vector<float>& counts) const {
    for (std::uint32_t row = 0; row < lattice.rows; ++row) {
      const std::uint32_t* number = &numbers_[lattice.first + std::size_t{row} * lattice.columns];
      float sum = 0;
      for (std::uint32_t i = 0; i < lattice.columns; ++i) sum += chances_[number[i]];
      if (sum <= 0) continue;
      for (std::uint32_t i = 0; i < lattice.columns; ++i) {
        counts[number[i]] += chances_[number[i]] / sum;
      }
    }
  }

  PairTable pairs_;
  std::vector<std::uint32_t> numbers_;
  std::vector<Lattice> lattices_;
  std::vector<float> chances_;
  std::vector<std::uint32_t> source_of_;
};

}  // namespace

void LexiconTrainer::add(WordList source, WordList target) {
  if (sources_.size() == kMaxPairs || source.empty() || target.empty()) return;
  if (source.size() > kMaxWords || target.size() > 2 * kMaxWords) return;
  sources_.push_back(std::move(source));
  targets_.push_back(std::move(target));
}

Lexicon LexiconTrainer::train() const {
  Lexicon lexicon;
  lexicon.source_ids_ = number_words(sources_);
  lexicon.target_ids_ = number_words(targets_);
  const std::size_t target_words = lexicon.target_ids_.size();
  Model1 model;
  std::vector<double> seen(target_words + 1, 0);
  double all = 0;
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    const auto target = numbered(targets_[i], lexicon.target_ids_, false);
    for (const std::uint32_t word : target) ++seen[word];
    all += static_cast<double>(target.size());
    model.add(numbered(sources_[i], lexicon.source_ids_, true), target);
  }
  if (all == 0) return lexicon;
  model.learn(lexicon.source_ids_.size());
  lexicon.frequency_.resize(target_words + 1);
  for (std::size_t i = 0; i <= target_words; ++i) {
    lexicon.frequency_[i] = static_cast<float>(std::max(seen[i], 1.0) / all);
  }
  lexicon.first_.assign(lexicon.source_ids_.size() + 2, 0);
  model.each([&](std::uint32_t source, std::uint32_t, float chance) {
    if (chance > kLeast) ++lexicon.first_[source + 1];
  });
  std::partial_sum(lexicon.first_.begin(), lexicon.first_.end(), lexicon.first_.begin());
  lexicon.entries_.resize(lexicon.first_.back());
  std::vector<std::uint32_t> next(lexicon.first_.begin(), lexicon.first_.end() - 1);
  model.each([&](std::uint32_t source, std::uint32_t target, float chance) {
    if (chance > kLeast) lexicon.entries_[next[source]++] = {target, chance};
  });
  return lexicon;
}

// Words are added in order of their numbers, so that a sum does not depend on their order.
void LexiconScorer::set_source(std::span<const std::uint64_t> hashes) {
  if (lexicon_.empty()) return;
  for (const std::uint32_t id : ids_) {
    for (const Lexicon::Entry& entry : lexicon_.entries(id)) explained_[entry.target] = 0;
  }
  ids_.assign(1, 0);
  for (const std::uint64_t hash : hashes) {
    if (const std::uint32_t id = lexicon_.source_id(hash); id != 0) ids_.push_back(id);
  }
  std::sort(ids_.begin(), ids_.end());
  for (auto at = ids_.begin(); at != ids_.end();) {
    const auto end = std::find_if(at, ids_.end(), [&](std::uint32_t id) { return id != *at; });
    const auto times = static_cast<float>(end - at);
    for (const Lexicon::Entry& entry : lexicon_.entries(*at)) {
      explained_[entry.target] += entry.chance * times;
    }
    at = end;
  }
  words_ = hashes.size();
}

double LexiconScorer::cost(std::uint32_t target, float sum, std::size_t words) const {
  const double ratio =
      static_cast<double>(sum) / static_cast<double>(words + 1) / lexicon_.frequency(target);
  return -std::log(0.1 + 0.9 * std::min(200.0, ratio));
}

}  // namespace locseg::align
