// The distance to a pattern whose places fit one word: the loop that every such pattern runs.
#pragma once

#include <algorithm>
#include <cstdint>

namespace locseg::sequence {

/// The distance from `text` to a pattern of `size` symbols, 1 to 64, or `cutoff + 1` when it is
/// more than `cutoff`. `places(symbol)` is the bit set of a symbol's places in the pattern. See
/// distance.cc for the recurrence.
template <class Text, class Places>
[[nodiscard]] std::uint32_t word_distance(std::uint32_t size, const Text& text,
                                          std::uint32_t cutoff, const Places& places) {
  std::uint64_t rising = ~std::uint64_t{0};
  std::uint64_t falling = 0;
  std::uint32_t score = size;
  const std::uint64_t last = std::uint64_t{1} << (size - 1);
  auto left = static_cast<std::uint32_t>(text.size());
  for (const auto symbol : text) {
    const std::uint64_t equal = places(symbol);
    const std::uint64_t zero = (((equal & rising) + rising) ^ rising) | equal | falling;
    std::uint64_t up = falling | ~(zero | rising);
    std::uint64_t down = rising & zero;
    score += (up & last) != 0 ? 1U : 0U;
    score -= (down & last) != 0 ? 1U : 0U;
    --left;
    if (score > cutoff && score - cutoff > left) return cutoff + 1;  // each column takes off one
    up = (up << 1) | 1;
    down <<= 1;
    rising = down | ~(zero | up);
    falling = up & zero;
  }
  return std::min(score, cutoff + 1);
}

}  // namespace locseg::sequence
