// A pattern of bytes: a table of places where others need a hash table.
#include "sequence/byte_distance.h"

#include <algorithm>

#include "sequence/word_distance.h"

namespace locseg::sequence {
namespace {

constexpr std::size_t kByteWordBits = 64;

std::vector<Symbol> symbols_of(std::string_view text) {
  std::vector<Symbol> symbols(text.size());
  std::transform(text.begin(), text.end(), symbols.begin(),
                 [](char c) { return Symbol{static_cast<unsigned char>(c)}; });
  return symbols;
}

}  // namespace

BytePattern::BytePattern(std::string_view pattern)
    : size_(static_cast<std::uint32_t>(pattern.size())),
      long_(pattern.size() > kByteWordBits ? symbols_of(pattern) : std::vector<Symbol>()) {
  if (pattern.size() > kByteWordBits) return;
  for (std::size_t row = 0; row < pattern.size(); ++row) {
    places_[static_cast<unsigned char>(pattern[row])] |= std::uint64_t{1} << row;
  }
}

std::uint32_t BytePattern::distance(std::string_view text, std::uint32_t cutoff) {
  if (size_ > kByteWordBits) {
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
  return word_distance(size_, text, cutoff,
                       [this](char c) { return places_[static_cast<unsigned char>(c)]; });
}

}  // namespace locseg::sequence
