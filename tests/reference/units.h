// A slow reading of how units are paired (see src/diff/units.cc), with nothing shared but the
// definition of equal sources: every table in full, every count by counting.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "locseg/diff.h"
#include "locseg/identity.h"
#include "reference/sequence.h"

namespace locseg::reference {

class SlowDiff {
 public:
  SlowDiff(std::span<const Unit> before, std::span<const Unit> after)
      : before_(before), after_(after), of_before_(before.size(), -1), of_after_(after.size(), -1) {
    for (const Unit& unit : before) before_keys_.push_back(source_key(unit.source));
    for (const Unit& unit : after) after_keys_.push_back(source_key(unit.source));
    patience(0, before.size(), 0, after.size(), [&](std::size_t i, std::size_t j) {
      return before_[i].source == after_[j].source && before_[i].target == after_[j].target;
    });
    in_each_gap([&](auto i0, auto i1, auto j0, auto j1) {
      patience(i0, i1, j0, j1,
               [&](std::size_t i, std::size_t j) { return before_keys_[i] == after_keys_[j]; });
    });
    align_gaps();
    move([&](std::size_t i, std::size_t j) {
      return before_[i].source == after_[j].source && before_[i].target == after_[j].target;
    });
    move([&](std::size_t i, std::size_t j) { return before_keys_[i] == after_keys_[j]; });
    align_gaps();
  }

  /// How many segments, splits and joins are in each state.
  [[nodiscard]] std::map<ChangeState, std::uint64_t> counts() const {
    std::map<ChangeState, std::uint64_t> out;
    for (std::size_t i = 0; i < before_.size(); ++i) {
      if (of_before_[i] < 0) ++out[ChangeState::kRemoved];
    }
    for (std::size_t j = 0; j < after_.size(); ++j) {
      if (of_after_[j] < 0) ++out[ChangeState::kAdded];
    }
    for (const auto& [i, j] : pairs_) ++out[state_of(i, j)];
    out[ChangeState::kSplit] += splits_;
    out[ChangeState::kJoined] += joins_;
    std::erase_if(out, [](const auto& entry) { return entry.second == 0; });
    return out;
  }

  /// What became of unit `i` of before.
  [[nodiscard]] ChangeState fate_of(std::size_t i) const {
    if (of_before_[i] < 0) return ChangeState::kRemoved;
    if (of_before_[i] == kInBlock) return ChangeState::kSplit;
    return state_of(i, static_cast<std::size_t>(of_before_[i]));
  }

 private:
  using Index = std::size_t;
  // A pair, a split or a join that was found in order.
  struct Anchor {
    Index before;
    Index before_count;
    Index after;
    Index after_count;
  };
  static constexpr std::ptrdiff_t kInBlock = std::numeric_limits<std::ptrdiff_t>::max();

  void pair(Index i, Index j, bool in_order) {
    of_before_[i] = static_cast<std::ptrdiff_t>(j);
    of_after_[j] = static_cast<std::ptrdiff_t>(i);
    pairs_.emplace_back(i, j);
    if (in_order) {
      anchors_.push_back({i, 1, j, 1});
    } else {
      moved_.emplace_back(i, j);
    }
  }

  template <class Each>
  void in_each_gap(const Each& each) {
    std::vector<Anchor> anchors = anchors_;
    std::sort(anchors.begin(), anchors.end(),
              [](const Anchor& a, const Anchor& b) { return a.before < b.before; });
    Index i = 0;
    Index j = 0;
    anchors.push_back({before_.size(), 0, after_.size(), 0});
    for (const Anchor& anchor : anchors) {
      if (i < anchor.before && j < anchor.after) each(i, anchor.before, j, anchor.after);
      i = anchor.before + anchor.before_count;
      j = anchor.after + anchor.after_count;
    }
  }

  template <class Same>
  void patience(Index i0, Index i1, Index j0, Index j1, const Same& same) {
    while (i0 < i1 && j0 < j1 && same(i0, j0)) pair(i0++, j0++, true);
    while (i0 < i1 && j0 < j1 && same(i1 - 1, j1 - 1)) pair(--i1, --j1, true);
    if (i0 == i1 || j0 == j1) return;
    // Elements equal to i on its own side are those that equal what i equals on the other.
    std::vector<std::pair<Index, Index>> unique;
    for (Index i = i0; i < i1; ++i) {
      std::vector<Index> there;
      for (Index j = j0; j < j1; ++j) {
        if (same(i, j)) there.push_back(j);
      }
      if (there.size() != 1) continue;
      Index here = 0;
      for (Index k = i0; k < i1; ++k) here += same(k, there[0]) ? 1U : 0U;
      if (here == 1) unique.emplace_back(i, there[0]);
    }
    std::vector<Index> length(unique.size(), 1);
    std::vector<std::ptrdiff_t> previous(unique.size(), -1);
    std::ptrdiff_t last = -1;
    for (Index k = 0; k < unique.size(); ++k) {
      for (Index m = 0; m < k; ++m) {
        if (unique[m].second < unique[k].second && length[m] + 1 >= length[k]) {
          length[k] = length[m] + 1;
          previous[k] = static_cast<std::ptrdiff_t>(m);
        }
      }
      if (last < 0 || length[k] >= length[static_cast<Index>(last)]) {
        last = static_cast<std::ptrdiff_t>(k);
      }
    }
    if (last < 0) return;
    std::vector<std::pair<Index, Index>> chain;
    for (; last >= 0; last = previous[static_cast<Index>(last)]) {
      chain.push_back(unique[static_cast<Index>(last)]);
    }
    std::reverse(chain.begin(), chain.end());
    for (const auto& [i, j] : chain) {
      patience(i0, i + 1, j0, j + 1, same);
      i0 = i + 1;
      j0 = j + 1;
    }
    patience(i0, i1, j0, j1, same);
  }

  template <class Same>
  void move(const Same& same) {
    for (Index i = 0; i < before_.size(); ++i) {
      for (Index j = 0; of_before_[i] < 0 && j < after_.size(); ++j) {
        if (of_after_[j] < 0 && same(i, j)) pair(i, j, false);
      }
    }
  }

  static std::vector<Symbol> code_points(std::string_view text) {
    std::vector<Symbol> out;
    for (Index at = 0; at < text.size();) {
      const base::CodePoint point = base::code_point_at(text, at);
      out.push_back(static_cast<Symbol>(point.value));
      at += point.size;
    }
    return out;
  }

  static std::int64_t worth(Index one, Index other, Index distance) {
    const auto most = static_cast<std::int64_t>(std::max({one, other, Index{1}}));
    return static_cast<std::int64_t>(one + other) *
           (500 * most - 1000 * static_cast<std::int64_t>(distance)) / most;
  }

  void align_gaps() {
    // Whose key is left on the other side, anywhere.
    std::vector<bool> before_waits(before_.size());
    std::vector<bool> after_waits(after_.size());
    for (Index i = 0; i < before_.size(); ++i) {
      for (Index j = 0; j < after_.size(); ++j) {
        if (of_before_[i] >= 0 || of_after_[j] >= 0 || before_keys_[i] != after_keys_[j]) continue;
        before_waits[i] = after_waits[j] = true;
      }
    }
    in_each_gap([&](auto i0, auto i1, auto j0, auto j1) {
      align_gap(i0, i1, j0, j1, before_waits, after_waits);
    });
  }

  void align_gap(Index i0, Index i1, Index j0, Index j1, const std::vector<bool>& before_waits,
                 const std::vector<bool>& after_waits) {
    std::vector<Index> is;
    std::vector<Index> js;
    for (Index i = i0; i < i1; ++i) {
      bool here = false;
      for (Index j = j0; j < j1; ++j) here |= of_after_[j] < 0 && before_keys_[i] == after_keys_[j];
      if (of_before_[i] < 0 && (here || !before_waits[i])) is.push_back(i);
    }
    for (Index j = j0; j < j1; ++j) {
      bool here = false;
      for (Index i = i0; i < i1; ++i)
        here |= of_before_[i] < 0 && before_keys_[i] == after_keys_[j];
      if (of_after_[j] < 0 && (here || !after_waits[j])) js.push_back(j);
    }
    const auto joined = [](const std::vector<std::string>& keys, const std::vector<Index>& at,
                           Index first, Index count, std::optional<Index> without = {}) {
      std::vector<Symbol> out;
      for (Index k = first; k < first + count; ++k) {
        if (without == k) continue;
        const std::vector<Symbol> part = code_points(keys[at[k]]);
        out.insert(out.end(), part.begin(), part.end());
      }
      return out;
    };
    const auto value = [&](Index i, Index m, Index j, Index n) -> std::int64_t {
      const bool same_target = before_[is[i]].target == after_[js[j]].target;
      if (m == 1 && n == 1 && before_keys_[is[i]] == after_keys_[js[j]]) {
        const auto size = static_cast<std::int64_t>(code_points(before_keys_[is[i]]).size());
        return (2 * size + 2) * (same_target ? 1000 : 800);
      }
      for (Index k = i; k < i + m; ++k) {
        if (before_waits[is[k]]) return 0;
      }
      for (Index k = j; k < j + n; ++k) {
        if (after_waits[js[k]]) return 0;
      }
      const auto a = joined(before_keys_, is, i, m);
      const auto b = joined(after_keys_, js, j, n);
      const Index distance = edit_distance(a, b);
      if (m == 1 && n == 1) {
        std::int64_t most = std::max<std::int64_t>(0, worth(a.size(), b.size(), distance));
        if (!before_[is[i]].target.empty() && same_target) {
          most = std::max(most, static_cast<std::int64_t>(a.size() + b.size()) * 100);
        }
        return most;
      }
      if (is[i + m - 1] - is[i] != m - 1 || js[j + n - 1] - js[j] != n - 1) return 0;
      if (distance > std::max(a.size(), b.size()) / 4) return 0;
      for (Index k = 0; k < std::max(m, n); ++k) {
        const auto part =
            m > 1 ? joined(before_keys_, is, i + k, 1) : joined(after_keys_, js, j + k, 1);
        const auto fewer = m > 1 ? edit_distance(joined(before_keys_, is, i, m, i + k), b)
                                 : edit_distance(a, joined(after_keys_, js, j, n, j + k));
        if (fewer < distance + (part.size() + 1) / 2) return 0;
      }
      return worth(a.size(), b.size(), distance);
    };
    // best[i][j]: of all before i and j; and the shape that ends there. Of equal sums the shape
    // that comes first here.
    const std::vector<std::pair<Index, Index>> shapes = {{1, 1}, {1, 0}, {0, 1}, {1, 2},
                                                         {2, 1}, {1, 3}, {3, 1}};
    std::vector<std::vector<std::int64_t>> best(is.size() + 1,
                                                std::vector<std::int64_t>(js.size() + 1, -1));
    std::vector<std::vector<std::pair<Index, Index>>> taken(
        is.size() + 1, std::vector<std::pair<Index, Index>>(js.size() + 1));
    best[0][0] = 0;
    for (Index i = 0; i <= is.size(); ++i) {
      for (Index j = 0; j <= js.size(); ++j) {
        for (const auto& [m, n] : shapes) {
          if (m > i || n > j) continue;
          const std::int64_t gain = m == 0 || n == 0 ? 0 : value(i - m, m, j - n, n);
          if (gain == 0 && m != 0 && n != 0) continue;
          if (gain + best[i - m][j - n] > best[i][j]) {
            best[i][j] = gain + best[i - m][j - n];
            taken[i][j] = {m, n};
          }
        }
      }
    }
    for (Index i = is.size(), j = js.size(); i > 0 || j > 0;) {
      const auto [m, n] = taken[i][j];
      i -= m;
      j -= n;
      if (m == 1 && n == 1) {
        pair(is[i], js[j], true);
      } else if (m != 0 && n != 0) {
        (m == 1 ? splits_ : joins_) += 1;
        anchors_.push_back({is[i], m, js[j], n});
        for (Index k = 0; k < m; ++k) of_before_[is[i + k]] = kInBlock;
        for (Index k = 0; k < n; ++k) of_after_[js[j + k]] = kInBlock;
      }
    }
  }

  [[nodiscard]] ChangeState state_of(Index i, Index j) const {
    const bool target = before_[i].target == after_[j].target;
    if (before_[i].source == after_[j].source) {
      if (!target) return ChangeState::kTargetChanged;
      const bool moved = std::find(moved_.begin(), moved_.end(), std::pair(i, j)) != moved_.end();
      return moved ? ChangeState::kMoved : ChangeState::kUnchanged;
    }
    if (before_keys_[i] == after_keys_[j]) {
      return target ? ChangeState::kNormalized : ChangeState::kTargetChanged;
    }
    return target ? ChangeState::kSourceChanged : ChangeState::kBothChanged;
  }

  std::span<const Unit> before_;
  std::span<const Unit> after_;
  std::vector<std::string> before_keys_;
  std::vector<std::string> after_keys_;
  std::vector<std::ptrdiff_t> of_before_;
  std::vector<std::ptrdiff_t> of_after_;
  std::vector<std::pair<Index, Index>> pairs_;
  std::vector<Anchor> anchors_;
  std::vector<std::pair<Index, Index>> moved_;
  std::uint64_t splits_ = 0;
  std::uint64_t joins_ = 0;
};

}  // namespace locseg::reference
