// Edit distance: insertions, deletions and replacements, each of cost 1.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "sequence/symbols.h"

namespace locseg::sequence {

inline constexpr std::uint32_t kNoCutoff = std::numeric_limits<std::uint32_t>::max();

/// One side of many comparisons, made ready once: for every symbol the bit set of its places.
///
/// Bit-parallel: G. Myers, "A fast bit-vector algorithm for approximate string matching based on
/// dynamic programming", JACM 46(3), 1999, in the form of H. Hyyro, "A bit-vector algorithm for
/// computing Levenshtein and Damerau edit distances", Nordic J. of Computing 10, 2003, with blocks
/// of 64 rows of which only those within the cut-off of the diagonal are computed.
class DistancePattern {
 public:
  /// Linear in the size of `pattern`, in time and in memory.
  explicit DistancePattern(std::span<const Symbol> pattern);

  /// The distance from `text` to the pattern, or `cutoff + 1` when it is more than `cutoff`. Takes
  /// `text.size() * (1 + min(2 * cutoff, pattern size) / 64)` steps of a few nanoseconds; no
  /// allocation for patterns of up to 64. One object must not be used from two threads at a time.
  [[nodiscard]] std::uint32_t distance(std::span<const Symbol> text,
                                       std::uint32_t cutoff = kNoCutoff);

  [[nodiscard]] std::uint32_t size() const { return size_; }

 private:
  struct Block {
    std::uint64_t rising;   // vertical differences of +1
    std::uint64_t falling;  // and of -1
    std::uint32_t score;    // the value in the block's last row
  };

  // The bits of one block in which a symbol occurs.
  struct Stretch {
    std::uint32_t block;
    std::uint64_t places;
  };

  void gather_stretches(std::span<const std::uint32_t> slot_of_row);
  [[nodiscard]] std::uint32_t find_slot(Symbol symbol) const;
  // Those of `symbol` in the blocks `top` to `bottom`.
  [[nodiscard]] std::span<const Stretch> stretches(Symbol symbol, std::uint32_t top,
                                                   std::uint32_t bottom) const;
  [[nodiscard]] std::uint32_t distance_in_blocks(std::span<const Symbol> text,
                                                 std::uint32_t cutoff);

  std::uint32_t size_ = 0;
  std::uint32_t blocks_ = 0;
  std::uint32_t mask_ = 0;             // slots are a power of two, less one
  std::vector<Symbol> keys_;           // by slot; the symbol whose places it holds
  std::vector<bool> taken_;            // by slot; one more, which is never taken
  std::vector<std::uint64_t> places_;  // by slot, where one block holds the pattern
  std::vector<Stretch> stretches_;     // else: those of one slot after another, in order of block
  std::vector<std::uint32_t> first_;   // by slot; where its stretches begin
  std::vector<std::uint64_t> equal_;   // by block; those of the column's symbol, else zeros
  std::vector<Block> state_;
};

/// The distance between two sequences, or `cutoff + 1` when it is more than `cutoff`.
[[nodiscard]] std::uint32_t edit_distance(std::span<const Symbol> a, std::span<const Symbol> b,
                                          std::uint32_t cutoff = kNoCutoff);

}  // namespace locseg::sequence
