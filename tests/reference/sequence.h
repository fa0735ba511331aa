// Slow, obvious versions of what src/sequence does fast.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "sequence/alignment.h"
#include "sequence/common_runs.h"

namespace locseg::reference {

using sequence::Symbol;
using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// The pairs that runs stand for.
inline Pairs pairs_of(std::span<const sequence::Run> runs) {
  Pairs out;
  for (const sequence::Run& run : runs) {
    for (std::uint32_t i = 0; i < run.size; ++i) out.emplace_back(run.a + i, run.b + i);
  }
  return out;
}

/// The table of Wagner and Fischer: the length of a longest common subsequence.
inline std::uint32_t common_length(std::span<const Symbol> a, std::span<const Symbol> b) {
  std::vector<std::vector<std::uint32_t>> best(a.size() + 1,
                                               std::vector<std::uint32_t>(b.size() + 1, 0));
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      best[i][j] =
          a[i - 1] == b[j - 1] ? best[i - 1][j - 1] + 1 : std::max(best[i - 1][j], best[i][j - 1]);
    }
  }
  return best[a.size()][b.size()];
}

/// The same table for edit distance.
inline std::uint32_t edit_distance(std::span<const Symbol> a, std::span<const Symbol> b) {
  std::vector<std::vector<std::uint32_t>> cost(a.size() + 1,
                                               std::vector<std::uint32_t>(b.size() + 1, 0));
  for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = static_cast<std::uint32_t>(i);
  for (std::size_t j = 0; j <= b.size(); ++j) cost[0][j] = static_cast<std::uint32_t>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1,
                             cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
    }
  }
  return cost[a.size()][b.size()];
}

/// How many pairs the first level of patience makes: the longest increasing sequence, by trying
/// every predecessor, of the elements that occur once on either side after what both ends share.
inline std::uint32_t unique_in_order(std::span<const Symbol> a, std::span<const Symbol> b) {
  const auto count = [](std::span<const Symbol> in, Symbol s) {
    return std::count(in.begin(), in.end(), s);
  };
  std::vector<std::ptrdiff_t> order;
  for (const Symbol s : a) {
    if (count(a, s) == 1 && count(b, s) == 1) {
      order.push_back(std::find(b.begin(), b.end(), s) - b.begin());
    }
  }
  std::uint32_t longest = 0;
  std::vector<std::uint32_t> chain(order.size(), 1);
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (order[j] < order[i]) chain[i] = std::max(chain[i], chain[j] + 1);
    }
    longest = std::max(longest, chain[i]);
  }
  return longest;
}

/// The greatest sum of an alignment, by trying every bead from every cell.
template <class Worth>
std::int64_t best_alignment(std::uint32_t a_size, std::uint32_t b_size,
                            std::span<const sequence::Shape> shapes, const Worth& worth) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::int64_t> known;
  const auto from = [&](const auto& self, std::uint32_t i, std::uint32_t j) -> std::int64_t {
    if (i == a_size && j == b_size) return 0;
    if (const auto found = known.find({i, j}); found != known.end()) return found->second;
    std::int64_t most = sequence::kNever;
    for (const sequence::Shape shape : shapes) {
      if (i + shape.a > a_size || j + shape.b > b_size) continue;
      const std::int64_t gain = worth(sequence::Bead{i, j, shape});
      const std::int64_t rest = self(self, i + shape.a, j + shape.b);
      if (gain != sequence::kNever && rest != sequence::kNever) most = std::max(most, gain + rest);
    }
    known[{i, j}] = most;
    return most;
  };
  return from(from, 0, 0);
}

}  // namespace locseg::reference
