// A column of the distance table is kept as its vertical differences, one bit a row, in two words
// per 64 rows. Going one column right takes a fixed number of operations a block; a carry of -1, 0
// or +1 (the horizontal difference) enters each block at its top and leaves at its bottom.
#include "sequence/distance.h"

#include <algorithm>
#include <bit>
#include <numeric>

#include "sequence/word_distance.h"

namespace locseg::sequence {
namespace {

constexpr std::uint32_t kWordBits = 64;

constexpr std::uint32_t slot_of(Symbol symbol) { return symbol * 0x9E3779B1U >> 7; }

}  // namespace

DistancePattern::DistancePattern(std::span<const Symbol> pattern)
    : size_(static_cast<std::uint32_t>(pattern.size())),
      blocks_((size_ + kWordBits - 1) / kWordBits) {
  const std::uint32_t slots = std::bit_ceil(std::max(2 * size_, 8U));
  mask_ = slots - 1;
  keys_.assign(slots, 0);
  taken_.assign(std::size_t{slots} + 1, false);
  std::vector<std::uint32_t> slot_of_row(size_);
  for (std::uint32_t row = 0; row < size_; ++row) {
    std::uint32_t slot = slot_of(pattern[row]) & mask_;
    while (taken_[slot] && keys_[slot] != pattern[row]) slot = (slot + 1) & mask_;
    taken_[slot] = true;
    keys_[slot] = pattern[row];
    slot_of_row[row] = slot;
  }
  if (blocks_ > 1) {
    gather_stretches(slot_of_row);
    return;
  }
  places_.assign(std::size_t{slots} + 1, 0);
  for (std::uint32_t row = 0; row < size_; ++row) {
    places_[slot_of_row[row]] |= std::uint64_t{1} << row;
  }
}

// Counting sort by slot: a table of slots times blocks would grow with the square of the pattern.
void DistancePattern::gather_stretches(std::span<const std::uint32_t> slot_of_row) {
  std::vector<std::uint32_t> next_block(taken_.size(), 0);  // the first that has no stretch yet
  first_.assign(taken_.size() + 1, 0);
  for (std::uint32_t row = 0; row < size_; ++row) {
    const std::uint32_t slot = slot_of_row[row];
    if (row / kWordBits < next_block[slot]) continue;
    next_block[slot] = row / kWordBits + 1;
    ++first_[slot + 1];
  }
  std::partial_sum(first_.begin(), first_.end(), first_.begin());
  stretches_.resize(first_.back());
  std::vector<std::uint32_t> end = first_;
  std::fill(next_block.begin(), next_block.end(), 0);
  for (std::uint32_t row = 0; row < size_; ++row) {
    const std::uint32_t slot = slot_of_row[row];
    const std::uint32_t block = row / kWordBits;
    if (block >= next_block[slot]) {
      next_block[slot] = block + 1;
      stretches_[end[slot]++] = {block, 0};
    }
    stretches_[end[slot] - 1].places |= std::uint64_t{1} << (row % kWordBits);
  }
  equal_.assign(blocks_, 0);
}

std::uint32_t DistancePattern::find_slot(Symbol symbol) const {
  std::uint32_t slot = slot_of(symbol) & mask_;
  while (taken_[slot] && keys_[slot] != symbol) slot = (slot + 1) & mask_;
  return taken_[slot] ? slot : mask_ + 1;
}

std::span<const DistancePattern::Stretch> DistancePattern::stretches(Symbol symbol,
                                                                     std::uint32_t top,
                                                                     std::uint32_t bottom) const {
  const std::uint32_t slot = find_slot(symbol);
  const auto all = std::span(stretches_).subspan(first_[slot], first_[slot + 1] - first_[slot]);
  const auto begin = std::ranges::lower_bound(all, top, {}, &Stretch::block);
  const auto end = std::ranges::upper_bound(begin, all.end(), bottom, {}, &Stretch::block);
  return {begin, end};
}

std::uint32_t DistancePattern::distance(std::span<const Symbol> text, std::uint32_t cutoff) {
  const auto other = static_cast<std::uint32_t>(text.size());
  const std::uint32_t most = std::max(size_, other);
  const std::uint32_t least = most - std::min(size_, other);
  cutoff = std::min(cutoff, most);
  if (least > cutoff) return cutoff + 1;
  if (least == most) return most;  // one of them is empty
  if (blocks_ > 1) return distance_in_blocks(text, cutoff);
  return word_distance(size_, text, cutoff, [this](Symbol symbol) {
    // A slot without places is free.
    std::uint32_t slot = slot_of(symbol) & mask_;
    while (places_[slot] != 0 && keys_[slot] != symbol) slot = (slot + 1) & mask_;
    return places_[slot];
  });
}

std::uint32_t DistancePattern::distance_in_blocks(std::span<const Symbol> text,
                                                  std::uint32_t cutoff) {
  // Cell (row, column) lies on a path of cost at most `cutoff` only if |row - column| <= cutoff.
  // Blocks outside that band are not computed; their edges count as +1 a step, never too little, so
  // what is at most `cutoff` comes out right.
  state_.resize(blocks_);
  const auto rows_of = [&](std::uint32_t block) {
    return std::min(kWordBits, size_ - block * kWordBits);
  };
  const auto block_at = [&](std::uint64_t row) {
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(row / kWordBits, blocks_ - 1));
  };
  std::uint32_t top = 0;
  std::uint32_t bottom = block_at(cutoff);
  for (std::uint32_t block = 0; block <= bottom; ++block) {
    state_[block] = {~std::uint64_t{0}, 0, std::min((block + 1) * kWordBits, size_)};
  }
  for (std::size_t column = 0; column < text.size(); ++column) {
    if (column > cutoff) top = std::max(top, block_at(column - cutoff - 1));
    const std::uint32_t reach = block_at(std::uint64_t{column} + cutoff + 1);
    while (bottom < reach) {
      const std::uint32_t above = state_[bottom].score;
      ++bottom;
      state_[bottom] = {~std::uint64_t{0}, 0, above + rows_of(bottom)};
    }
    const std::span<const Stretch> here = stretches(text[column], top, bottom);
    for (const Stretch& stretch : here) equal_[stretch.block] = stretch.places;
    int carry = 1;  // row 0 of the table counts the columns
    for (std::uint32_t block = top; block <= bottom; ++block) {
      Block& state = state_[block];
      std::uint64_t equal = equal_[block];
      const std::uint64_t last = std::uint64_t{1} << (rows_of(block) - 1);
      const std::uint64_t below = equal | state.falling;
      if (carry < 0) equal |= 1;
      const std::uint64_t zero = (((equal & state.rising) + state.rising) ^ state.rising) | equal;
      std::uint64_t up = state.falling | ~(zero | state.rising);
      std::uint64_t down = state.rising & zero;
      int out = 0;
      if ((up & last) != 0) out = 1;
      if ((down & last) != 0) out = -1;
      up = (up << 1) | (carry > 0 ? 1U : 0U);
      down = (down << 1) | (carry < 0 ? 1U : 0U);
      state.rising = down | ~(below | up);
      state.falling = up & below;
      state.score = static_cast<std::uint32_t>(static_cast<int>(state.score) + out);
      carry = out;
    }
    for (const Stretch& stretch : here) equal_[stretch.block] = 0;
  }
  return bottom == blocks_ - 1 ? std::min(state_[bottom].score, cutoff + 1) : cutoff + 1;
}

std::uint32_t edit_distance(std::span<const Symbol> a, std::span<const Symbol> b,
                            std::uint32_t cutoff) {
  // What both ends share costs nothing and leaves less to compute.
  while (!a.empty() && !b.empty() && a.front() == b.front()) a = a.subspan(1), b = b.subspan(1);
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a = a.first(a.size() - 1), b = b.first(b.size() - 1);
  }
  return DistancePattern(a.size() < b.size() ? a : b).distance(a.size() < b.size() ? b : a, cutoff);
}

}  // namespace locseg::sequence
