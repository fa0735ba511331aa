// The dynamic programming of one stretch of blocks: Needleman and Wunsch, "A general method
// applicable to the search for similarities in the amino acid sequence of two proteins", Journal of
// Molecular Biology 48(3), 1970, forwards and backwards, so that every pair has a margin.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace locseg::align {

struct MatchedPair {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  double margin = 0;  ///< over the best alignment that gives the source another partner, or none

  friend bool operator==(const MatchedPair&, const MatchedPair&) = default;
};

/// Cells of a table whose rows hold a band of columns each, around the diagonal, if all of them
/// would be more than `most`.
class Band {
 public:
  Band(std::size_t rows, std::size_t columns, std::size_t most)
      : rows_(rows), columns_(columns), width_(columns) {
    if (rows * columns <= most) return;
    width_ = std::min(columns, std::max({most / rows, kLeast, 4 * (columns / rows + 2)}));
  }
  [[nodiscard]] std::size_t cells() const { return rows_ * width_; }
  [[nodiscard]] std::size_t first(std::size_t row) const {
    return width_ == columns_ || rows_ < 2 ? 0 : (columns_ - width_) * row / (rows_ - 1);
  }
  [[nodiscard]] std::size_t last(std::size_t row) const { return first(row) + width_; }
  [[nodiscard]] bool holds(std::size_t row, std::size_t column) const {
    return column >= first(row) && column < last(row);
  }
  [[nodiscard]] std::size_t at(std::size_t row, std::size_t column) const {
    return row * width_ + (column - first(row));
  }

 private:
  static constexpr std::size_t kLeast = 64;
  std::size_t rows_;
  std::size_t columns_;
  std::size_t width_;
};

/// The best alignment of two sequences, one for one and in order.
///
/// `Costs` has
///     double pair(i, j), source_gap(i), target_gap(j)
template <class Costs>
class PairTable {
 public:
  /// At most `most_cells` pairs are looked at, but for a band of 64 a row.
  PairTable(std::uint32_t sources, std::uint32_t targets, const Costs& costs,
            std::size_t most_cells)
      : n_(sources),
        m_(targets),
        costs_(costs),
        band_(std::size_t{sources} + 1, std::size_t{targets} + 1, most_cells),
        pair_(band_.cells(), kInfinite),
        forward_(band_.cells(), kInfinite),
        backward_(band_.cells(), kInfinite) {
    for (std::uint32_t i = 0; i < n_; ++i) {
      const std::size_t end = std::min<std::size_t>(band_.last(i), m_);
      for (std::size_t j = band_.first(i); j < end; ++j) {
        pair_[band_.at(i, j)] = costs.pair(i, static_cast<std::uint32_t>(j));
      }
    }
    go_forward();
    go_backward();
  }

  /// In order.
  [[nodiscard]] std::vector<MatchedPair> best() const {
    std::vector<MatchedPair> pairs;
    for (std::uint32_t i = n_, j = m_; i != 0 || j != 0;) {
      if (i != 0 && j != 0 && forward(i, j) == forward(i - 1, j - 1) + pair(i - 1, j - 1)) {
        --i;
        --j;
        pairs.push_back({i, j, margin(i, j)});
      } else if (i != 0 && forward(i, j) == forward(i - 1, j) + costs_.source_gap(i - 1)) {
        --i;
      } else {
        --j;
      }
    }
    std::reverse(pairs.begin(), pairs.end());
    return pairs;
  }
  /// Of the best alignment.
  [[nodiscard]] double cost() const { return forward(n_, m_); }

 private:
  static constexpr double kInfinite = std::numeric_limits<double>::infinity();

  [[nodiscard]] double forward(std::uint32_t i, std::uint32_t j) const {
    return band_.holds(i, j) ? forward_[band_.at(i, j)] : kInfinite;
  }
  [[nodiscard]] double backward(std::uint32_t i, std::uint32_t j) const {
    return band_.holds(i, j) ? backward_[band_.at(i, j)] : kInfinite;
  }
  [[nodiscard]] double pair(std::uint32_t i, std::uint32_t j) const {
    return band_.holds(i, j) ? pair_[band_.at(i, j)] : kInfinite;
  }

  void go_forward() {
    forward_[band_.at(0, 0)] = 0;
    for (std::uint32_t i = 0; i <= n_; ++i) {
      for (auto j = static_cast<std::uint32_t>(band_.first(i)); j < band_.last(i); ++j) {
        double& best = forward_[band_.at(i, j)];
        if (i != 0 && j != 0) best = std::min(best, forward(i - 1, j - 1) + pair(i - 1, j - 1));
        if (i != 0) best = std::min(best, forward(i - 1, j) + costs_.source_gap(i - 1));
        if (j != 0) best = std::min(best, forward(i, j - 1) + costs_.target_gap(j - 1));
      }
    }
  }
  void go_backward() {
    backward_[band_.at(n_, m_)] = 0;
    for (std::uint32_t i = n_ + 1; i-- > 0;) {
      for (auto j = static_cast<std::uint32_t>(band_.last(i)); j-- > band_.first(i);) {
        double& best = backward_[band_.at(i, j)];
        if (i != n_ && j != m_) best = std::min(best, pair(i, j) + backward(i + 1, j + 1));
        if (i != n_) best = std::min(best, costs_.source_gap(i) + backward(i + 1, j));
        if (j != m_) best = std::min(best, costs_.target_gap(j) + backward(i, j + 1));
      }
    }
  }

  [[nodiscard]] double margin(std::uint32_t i, std::uint32_t j) const {
    double other = kInfinite;
    for (auto k = static_cast<std::uint32_t>(band_.first(i)); k < band_.last(i); ++k) {
      other = std::min(other, forward(i, k) + costs_.source_gap(i) + backward(i + 1, k));
      if (k < m_ && k != j) {
        other = std::min(other, forward(i, k) + pair(i, k) + backward(i + 1, k + 1));
      }
    }
    return std::max(0.0, other - (forward(i, j) + pair(i, j) + backward(i + 1, j + 1)));
  }

  std::uint32_t n_;
  std::uint32_t m_;
  const Costs& costs_;
  Band band_;
  std::vector<double> pair_;
  std::vector<double> forward_;   // the best way from the start to a cell
  std::vector<double> backward_;  // from a cell to the end
};

}  // namespace locseg::align
