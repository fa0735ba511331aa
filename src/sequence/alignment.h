// Alignment of two sequences by dynamic programming: which elements of one belong to which of the
// other, in order, where one may belong to several.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace locseg::sequence {

/// How many elements of either side a bead takes; `{1, 0}` leaves one of `a` alone.
struct Shape {
  std::uint8_t a = 1;
  std::uint8_t b = 1;

  friend bool operator==(const Shape&, const Shape&) = default;
};

/// Elements `[a, a + shape.a)` belong to `[b, b + shape.b)`.
struct Bead {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  Shape shape;

  friend bool operator==(const Bead&, const Bead&) = default;
};

/// What a bead that cannot be is worth.
inline constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::min() / 4;

/// The sequence of beads that covers all of `a_size` and `b_size` elements with the greatest sum of
/// `worth(bead)`; of equal sums the one whose last bead's shape comes first in `shapes`. `shapes`
/// has at most 255 entries, among them {1, 0} and {0, 1}, which must never be worth kNever.
///
/// Takes `a_size * b_size` cells of one byte and a call of `worth` for each cell and shape, up to
/// `most_cells`; beyond that only cells near the diagonal are looked at, as many as `most_cells`
/// (but at least 16 a row), so time and memory stay linear.
template <class Worth>
[[nodiscard]] std::vector<Bead> align(std::uint32_t a_size, std::uint32_t b_size,
                                      std::span<const Shape> shapes, std::size_t most_cells,
                                      const Worth& worth) {
  assert(shapes.size() < 256);
  const std::size_t rows = std::size_t{a_size} + 1;
  const std::size_t columns = std::size_t{b_size} + 1;
  // Row i holds columns [first(i), first(i) + breadth): neighbours overlap by at least 8 columns.
  std::size_t breadth = columns;
  if (rows * columns > most_cells) {
    const std::size_t slope = columns / rows + 1;
    breadth = std::min(columns, std::max({most_cells / rows, std::size_t{16}, 4 * slope + 8}));
  }
  const auto first = [&](std::size_t i) -> std::size_t {
    if (breadth == columns) return 0;
    return a_size == 0 ? 0 : (columns - breadth) * i / a_size;
  };
  const auto inside = [&](std::size_t i, std::size_t j) {
    return j >= first(i) && j < first(i) + breadth;
  };
  std::size_t depth = 1;  // rows that a bead can reach back, and this one
  for (const Shape& shape : shapes) depth = std::max(depth, std::size_t{shape.a} + 1);
  std::vector<std::int64_t> best(depth * breadth, kNever);
  std::vector<std::uint8_t> choice(rows * breadth, 255);
  const auto best_at = [&](std::size_t i, std::size_t j) -> std::int64_t& {
    return best[(i % depth) * breadth + (j - first(i))];
  };
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = first(i); j < first(i) + breadth; ++j) {
      std::int64_t most = i == 0 && j == 0 ? 0 : kNever;
      for (std::size_t s = 0; s < shapes.size(); ++s) {
        const Shape shape = shapes[s];
        if (shape.a > i || shape.b > j || !inside(i - shape.a, j - shape.b)) continue;
        const std::int64_t before = best_at(i - shape.a, j - shape.b);
        if (before == kNever) continue;
        const std::int64_t gain = worth(Bead{static_cast<std::uint32_t>(i - shape.a),
                                             static_cast<std::uint32_t>(j - shape.b), shape});
        if (gain == kNever || before + gain <= most) continue;
        most = before + gain;
        choice[i * breadth + (j - first(i))] = static_cast<std::uint8_t>(s);
      }
      best_at(i, j) = most;
    }
  }
  std::vector<Bead> beads;
  std::size_t i = a_size;
  std::size_t j = b_size;
  while (i != 0 || j != 0) {
    const std::uint8_t chosen = choice[i * breadth + (j - first(i))];
    assert(chosen != 255);
    const Shape shape = shapes[chosen];
    i -= shape.a;
    j -= shape.b;
    beads.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j), shape});
  }
  std::reverse(beads.begin(), beads.end());
  return beads;
}

}  // namespace locseg::sequence
