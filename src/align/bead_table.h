// The dynamic programming of one stretch of sentences and pieces.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace locseg::align {

/// `pieces` from `target` on translate `sentences` from `source` on; one of both may be 0.
struct Bead {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  std::uint32_t sentences = 0;
  std::uint32_t pieces = 0;
  double cost = 0;
  double margin = 0;  ///< over the best alignment that treats the bead's sentences otherwise

  friend bool operator==(const Bead&, const Bead&) = default;
};

/// The best sequence of beads that covers `sentences` × `pieces`.
///
/// `Costs` has
///     double bead(i, a, j, k)   cost of sentences [i, i + a) with pieces [j, j + k); a, k >= 1
///     double skip_source(i), skip_target(j)
///     uint32 most_pieces(i, a, j)   beads with more pieces are not looked at
///     uint32 first(i), last(i)  the pieces [first, last] that may come before sentence i, both
///                               growing with i
///
/// With `open_end`, what is left of the pieces at the end costs nothing.
template <class Costs>
class BeadTable {
 public:
  BeadTable(std::uint32_t sentences, std::uint32_t pieces, const Costs& costs, bool open_end)
      : n_(sentences), m_(pieces), costs_(costs), open_end_(open_end) {
    rows_.resize(n_ + 1);
    for (std::uint32_t i = 0; i <= n_; ++i) {
      Row& row = rows_[i];
      row.first = costs.first(i);
      const std::uint32_t width = costs.last(i) - row.first + 1;
      row.forward.assign(width, kInfinite);
      row.backward.assign(width, kInfinite);
      row.step.assign(width, Step{});
    }
    others_.assign(n_, Best{});
    go_forward();
    go_backward();
  }

  [[nodiscard]] std::vector<Bead> best() const {
    std::vector<Bead> beads;
    std::uint32_t i = n_;
    std::uint32_t j = end();
    while (i != 0 || j != 0) {
      const Step& step = rows_[i].step[j - rows_[i].first];
      i -= step.sentences;
      j -= step.pieces;
      beads.push_back({i, j, step.sentences, step.pieces, step.cost, 0});
      Bead& bead = beads.back();
      if (bead.sentences == 0) continue;
      bead.margin = kMost;
      for (std::uint32_t s = i; s < i + step.sentences; ++s) {
        bead.margin = std::min(bead.margin, others_[s].second - others_[s].first);
      }
    }
    std::reverse(beads.begin(), beads.end());
    return beads;
  }

  static constexpr double kMost = 20;  ///< of margins

 private:
  static constexpr double kInfinite = std::numeric_limits<double>::infinity();
  struct Step {
    std::uint32_t sentences = 0;
    std::uint32_t pieces = 0;
    double cost = 0;
  };
  struct Row {
    std::uint32_t first = 0;
    std::vector<double> forward;
    std::vector<double> backward;
    std::vector<Step> step;
    [[nodiscard]] bool holds(std::uint32_t j) const {
      return j >= first && j - first < forward.size();
    }
  };
  // The costs of the two best alignments that treat a sentence differently.
  struct Best {
    double first = kInfinite;
    double second = kInfinite;
    void add(double total) {
      if (total < first) {
        second = first;
        first = total;
      } else if (total < second) {
        second = total;
      }
    }
  };

  // Calls `step(a, k, cost)` for every bead that begins in the cell.
  template <class Take>
  void each_step(std::uint32_t i, std::uint32_t j, const Take& take) const {
    for (std::uint32_t a = 1; a <= 2 && i + a <= n_; ++a) {
      const Row& next = rows_[i + a];
      const std::uint32_t most = std::min(costs_.most_pieces(i, a, j), m_ - j);
      for (std::uint32_t k = 1; k <= most; ++k) {
        if (next.holds(j + k)) take(a, k, costs_.bead(i, a, j, k));
      }
    }
    if (i < n_ && rows_[i + 1].holds(j)) take(1U, 0U, costs_.skip_source(i));
    if (j < m_ && rows_[i].holds(j + 1)) take(0U, 1U, costs_.skip_target(j));
  }

  void go_forward() {
    if (rows_[0].holds(0)) rows_[0].forward[0] = 0;
    for (std::uint32_t i = 0; i <= n_; ++i) {
      for (std::size_t c = 0; c < rows_[i].forward.size(); ++c) {
        const double before = rows_[i].forward[c];
        if (before == kInfinite) continue;
        const auto j = static_cast<std::uint32_t>(rows_[i].first + c);
        each_step(i, j, [&](std::uint32_t a, std::uint32_t k, double cost) {
          Row& row = rows_[i + a];
          double& best = row.forward[j + k - row.first];
          if (before + cost >= best) return;
          best = before + cost;
          row.step[j + k - row.first] = {a, k, cost};
        });
      }
    }
  }

  void go_backward() {
    Row& last = rows_[n_];
    for (std::size_t c = 0; c < last.backward.size(); ++c) {
      if (open_end_ || last.first + c == m_) last.backward[c] = 0;
    }
    for (std::uint32_t i = n_ + 1; i-- > 0;) {
      for (std::size_t c = rows_[i].forward.size(); c-- > 0;) {
        const auto j = static_cast<std::uint32_t>(rows_[i].first + c);
        double best = rows_[i].backward[c];
        each_step(i, j, [&](std::uint32_t a, std::uint32_t k, double cost) {
          const Row& row = rows_[i + a];
          const double rest = cost + row.backward[j + k - row.first];
          best = std::min(best, rest);
          const double total = rows_[i].forward[c] + rest;
          for (std::uint32_t s = i; s < i + a; ++s) others_[s].add(total);
        });
        rows_[i].backward[c] = best;
      }
    }
  }

  [[nodiscard]] std::uint32_t end() const {
    if (!open_end_) return m_;
    const Row& row = rows_[n_];
    std::size_t best = 0;
    for (std::size_t c = 1; c < row.forward.size(); ++c) {
      if (row.forward[c] < row.forward[best]) best = c;
    }
    return static_cast<std::uint32_t>(row.first + best);
  }

  std::uint32_t n_;
  std::uint32_t m_;
  const Costs& costs_;
  bool open_end_;
  std::vector<Row> rows_;
  std::vector<Best> others_;  // of each sentence
};

}  // namespace locseg::align
