// Integers throughout: a score is the same on every machine.
#include "leverage/score.h"

#include <algorithm>
#include <span>
#include <utility>

namespace locseg {

int Similarity::score() const {
  int score = tokens;
  for (const Deduction& difference : differences) score -= difference.points;
  return std::min(score, kExactScore - 1);
}

Similarity compare_sources(std::string_view a, std::string_view b) {
  store::MatchReader reader;
  store::MatchText text;
  leverage::Vocabulary vocabulary;
  reader.read(a, text);
  leverage::Scorer scorer(vocabulary.read(text), {});
  reader.read(b, text);
  const leverage::Comparison comparison = scorer.compare(vocabulary.read(text), 0);
  Similarity similarity;
  similarity.tokens = comparison.tokens;
  comparison.append_to(similarity.differences);
  return similarity;
}

}  // namespace locseg

namespace locseg::leverage {
namespace {

using Words = std::vector<ReadWord>;

// The end of those from `at` on that have its key.
Words::const_iterator end_of_key(Words::const_iterator at, Words::const_iterator end) {
  return std::find_if(at, end, [key = at->key](const ReadWord& word) { return word.key != key; });
}

std::ptrdiff_t common(std::span<const ReadWord> a, std::span<const ReadWord> b) {
  std::ptrdiff_t count = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    count += *i == *j ? 1 : 0;
    const bool in_a = *i <= *j;
    const bool in_b = *j <= *i;
    i += in_a ? 1 : 0;
    j += in_b ? 1 : 0;
  }
  return count;
}

// Of words that both have, repetitions counted, one is written differently.
bool differ_in_case(const Words& a, const Words& b) {
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (i->key < j->key) {
      ++i;
    } else if (j->key < i->key) {
      ++j;
    } else {
      const std::span mine(i, end_of_key(i, a.end()));
      const std::span theirs(j, end_of_key(j, b.end()));
      const auto shared = static_cast<std::ptrdiff_t>(std::min(mine.size(), theirs.size()));
      if (common(mine, theirs) < shared) return true;
      i += static_cast<std::ptrdiff_t>(mine.size());
      j += static_cast<std::ptrdiff_t>(theirs.size());
    }
  }
  return false;
}

}  // namespace

int Comparison::score() const {
  const int differences =
      (codes ? 1 : 0) + (numbers ? 1 : 0) + (letter_case ? 1 : 0) + (marks ? 1 : 0);
  return std::min(tokens - differences, kExactScore - 1);
}

void Comparison::append_to(std::vector<Deduction>& deductions) const {
  if (codes) deductions.push_back({"codes", 1});
  if (numbers) deductions.push_back({"numbers", 1});
  if (letter_case) deductions.push_back({"case", 1});
  if (marks) deductions.push_back({"marks", 1});
}

std::uint32_t most_edits(std::uint32_t n, std::uint32_t m, unsigned percent) {
  const std::uint64_t longer = std::max(n, m);
  return static_cast<std::uint32_t>(longer - (longer * percent + 99) / 100);
}

Scorer::Scorer(SourceReading reading, std::string_view hashes)
    : reading_(std::move(reading)),
      size_(static_cast<std::uint32_t>(reading_.tokens.size())),
      bytes_(hashes),
      pattern_(reading_.tokens) {}

int Scorer::most(std::string_view hashes, unsigned percent) {
  const auto size = static_cast<std::uint32_t>(hashes.size());
  const std::uint32_t longer = std::max(size_, size);
  if (longer == 0) return 0;
  const std::uint32_t cutoff = most_edits(size_, size, percent);
  const std::uint32_t edits = bytes_.distance(hashes, cutoff);
  return edits > cutoff ? 0 : std::min(static_cast<int>(100 * (longer - edits) / longer), 99);
}

Comparison Scorer::compare(const SourceReading& other, unsigned percent) {
  Comparison comparison;
  const auto size = static_cast<std::uint32_t>(other.tokens.size());
  const std::uint32_t longer = std::max(size_, size);
  if (longer != 0) {
    const std::uint32_t cutoff = most_edits(size_, size, percent);
    const std::uint32_t edits = pattern_.distance(other.tokens, cutoff);
    if (edits > cutoff) return comparison;
    comparison.tokens = static_cast<int>(100 * (longer - edits) / longer);
  }
  comparison.codes = reading_.codes != other.codes;
  comparison.numbers = reading_.numbers != other.numbers;
  comparison.letter_case = differ_in_case(reading_.words, other.words);
  comparison.marks = reading_.marks != other.marks;
  return comparison;
}

}  // namespace locseg::leverage
