// See distance.cc for the recurrence.
#include "sequence/byte_distance.h"

#include <algorithm>

namespace locseg::sequence {
namespace {

constexpr std::size_t kWord = 64;

std::vector<Symbol> symbols_of(std::string_view text) {
  std::vector<Symbol> symbols(text.size());
  std::transform(text.begin(), text.end(), symbols.begin(),
                 [](char c) { return Symbol{static_cast<unsigned char>(c)}; });
  return symbols;
}

}  // namespace

BytePattern::BytePattern(std::string_view pattern)
    : size_(static_cast<std::uint32_t>(pattern.size())),
      long_(pattern.size() > kWord ? symbols_of(pattern) : std::vector<Symbol>()) {
  if (pattern.size() > kWord) return;
  for (std::size_t row = 0; row < pattern.size(); ++row) {
    places_[static_cast<unsigned char>(pattern[row])] |= std::uint64_t{1} << row;
  }
}

std::uint32_t BytePattern::distance(std::string_view text, std::uint32_t cutoff) {
  if (size_ > kWord) {
    symbols_.resize(text.size());
    std::transform(text.begin(), text.end(), symbols_.begin(),
                   [](char c) { return Symbol{static_cast<unsigned char>(c)}; });
    return long_.distance(symbols_, cutoff);
  }
  const auto other = static_cast<std::uint32_t>(text.size());
  const std::uint32_t most = std::max(size_, other);
  const std::uint32_t least = most - std::min(size_, other);
  cutoff = std::min(cutoff, most);
  if (least > cutoff) return cutoff + 1;
  if (least == most) return most;
  std::uint64_t rising = ~std::uint64_t{0};
  std::uint64_t falling = 0;
  std::uint32_t score = size_;
  const std::uint64_t last = std::uint64_t{1} << (size_ - 1);
  std::uint32_t left = other;
  for (const char c : text) {
    const std::uint64_t equal = places_[static_cast<unsigned char>(c)];
    const std::uint64_t zero = (((equal & rising) + rising) ^ rising) | equal | falling;
    std::uint64_t up = falling | ~(zero | rising);
    std::uint64_t down = rising & zero;
    score += (up & last) != 0 ? 1U : 0U;
    score -= (down & last) != 0 ? 1U : 0U;
    --left;
    if (score > cutoff && score - cutoff > left) return cutoff + 1;
    up = (up << 1) | 1;
    down <<= 1;
    rising = down | ~(zero | up);
    falling = up & zero;
  }
  return std::min(score, cutoff + 1);
}

}  // namespace locseg::sequence
