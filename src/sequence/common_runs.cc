// Both algorithms divide a box of the edit graph: `a` runs right, `b` runs down, and a diagonal
// step is a pair. A box loses its common prefix and suffix, then is cut: patience cuts at the
// longest increasing sequence of elements unique on both sides; Myers cuts where a path grown from
// the top left and one grown from the bottom right first meet.
#include "sequence/common_runs.h"

#include <algorithm>
#include <limits>

namespace locseg::sequence {
namespace {

using Index = std::int64_t;

struct Box {
  Index a_begin;
  Index a_end;
  Index b_begin;
  Index b_end;

  [[nodiscard]] Index width() const { return a_end - a_begin; }
  [[nodiscard]] Index height() const { return b_end - b_begin; }
  [[nodiscard]] bool flat() const { return width() == 0 || height() == 0; }
};

struct Point {
  Index a;
  Index b;
};

// Edits that one half of a meeting path may take before the search gives up the shortest.
constexpr Index kMaxEdits = 256;
// Levels of patience, each of which costs one pass over the box.
constexpr int kMaxLevels = 16;

class Differ {
 public:
  Differ(std::span<const Symbol> a, std::span<const Symbol> b) : a_(a), b_(b) {}

  [[nodiscard]] Box whole() const {
    return {0, static_cast<Index>(a_.size()), 0, static_cast<Index>(b_.size())};
  }

  // Appends the pairs of `box` in order. What has no partner in the box is left out first: it would
  // cost an edit in every path.
  void myers(const Box& box) {
    prepare_counts();
    for (Index i = box.a_begin; i < box.a_end; ++i) ++count_[a(i)].in_a;
    for (Index i = box.b_begin; i < box.b_end; ++i) ++count_[b(i)].in_b;
    std::vector<Symbol> kept_a;
    std::vector<Symbol> kept_b;
    std::vector<Index> from_a;
    std::vector<Index> from_b;
    for (Index i = box.a_begin; i < box.a_end; ++i) {
      if (count_[a(i)].in_b != 0) kept_a.push_back(a(i)), from_a.push_back(i);
    }
    for (Index i = box.b_begin; i < box.b_end; ++i) {
      if (count_[b(i)].in_a != 0) kept_b.push_back(b(i)), from_b.push_back(i);
    }
    for (Index i = box.a_begin; i < box.a_end; ++i) count_[a(i)] = {};
    for (Index i = box.b_begin; i < box.b_end; ++i) count_[b(i)] = {};
    if (kept_a.empty()) return;
    Differ dense(kept_a, kept_b);
    dense.cut_by_meeting(dense.whole());
    for (const Run& run : dense.runs_) {
      for (std::uint32_t i = 0; i < run.size; ++i) emit(from_a[run.a + i], from_b[run.b + i], 1);
    }
  }

  // An explicit stack: boxes nest as deep as text is long.
  void cut_by_meeting(const Box& whole) {
    std::vector<Task> tasks = {{whole, 0}};
    while (!tasks.empty()) {
      Task task = tasks.back();
      tasks.pop_back();
      if (!enter(task, tasks)) continue;
      const Point cut = meet(task.box);
      tasks.push_back({{cut.a, task.box.a_end, cut.b, task.box.b_end}, 0});
      tasks.push_back({{task.box.a_begin, cut.a, task.box.b_begin, cut.b}, 0});
    }
  }

  void patience(const Box& whole) {
    std::vector<Task> tasks = {{whole, 0}};
    while (!tasks.empty()) {
      Task task = tasks.back();
      tasks.pop_back();
      if (!enter(task, tasks)) continue;
      if (task.level >= kMaxLevels || !unique_in_order(task.box)) continue;
      const std::size_t first = tasks.size();
      Point from = {task.box.a_begin, task.box.b_begin};
      for (const Point& anchor : anchors_) {
        tasks.push_back({{from.a, anchor.a + 1, from.b, anchor.b + 1}, task.level + 1});
        from = {anchor.a + 1, anchor.b + 1};
      }
      tasks.push_back({{from.a, task.box.a_end, from.b, task.box.b_end}, task.level + 1});
      std::reverse(tasks.begin() + static_cast<std::ptrdiff_t>(first), tasks.end());
    }
  }

  std::vector<Run> take() { return std::move(runs_); }

 private:
  struct Task {
    Box box;
    int level;
  };

  [[nodiscard]] Symbol a(Index i) const { return a_[static_cast<std::size_t>(i)]; }
  [[nodiscard]] Symbol b(Index i) const { return b_[static_cast<std::size_t>(i)]; }

  void prepare_counts() {
    if (!count_.empty()) return;
    Symbol most = 0;
    for (const Symbol s : a_) most = std::max(most, s);
    for (const Symbol s : b_) most = std::max(most, s);
    count_.assign(std::size_t{most} + 1, {});
  }

  void emit(Index at_a, Index at_b, Index size) {
    if (size == 0) return;
    const auto narrow = [](Index i) { return static_cast<std::uint32_t>(i); };
    if (!runs_.empty() && runs_.back().a + runs_.back().size == at_a &&
        runs_.back().b + runs_.back().size == at_b) {
      runs_.back().size += narrow(size);
    } else {
      runs_.push_back({narrow(at_a), narrow(at_b), narrow(size)});
    }
  }

  // Emits the common prefix and leaves the common suffix for its turn. False when nothing is left
  // between them.
  bool enter(Task& task, std::vector<Task>& tasks) {
    Box& box = task.box;
    const Point start = {box.a_begin, box.b_begin};
    while (!box.flat() && a(box.a_begin) == b(box.b_begin)) ++box.a_begin, ++box.b_begin;
    emit(start.a, start.b, box.a_begin - start.a);
    const Point end = {box.a_end, box.b_end};
    while (!box.flat() && a(box.a_end - 1) == b(box.b_end - 1)) --box.a_end, --box.b_end;
    const Box suffix = {box.a_end, end.a, box.b_end, end.b};
    if (box.flat()) {
      emit(suffix.a_begin, suffix.b_begin, suffix.width());
      return false;
    }
    if (suffix.width() != 0) tasks.push_back({suffix, task.level});
    return true;
  }

  // The elements that occur once on either side of `box`, in their longest common order, into
  // anchors_. False when there are none.
  bool unique_in_order(const Box& box) {
    prepare_counts();
    for (Index i = box.a_begin; i < box.a_end; ++i) ++count_[a(i)].in_a;
    for (Index i = box.b_begin; i < box.b_end; ++i) ++count_[b(i)].in_b, count_[b(i)].at_b = i;
    // Patience sorting: tops_[n] is the candidate that ends a chain of n + 1 with the least b.
    candidates_.clear();
    tops_.clear();
    for (Index i = box.a_begin; i < box.a_end; ++i) {
      const Count& count = count_[a(i)];
      if (count.in_a != 1 || count.in_b != 1) continue;
      const auto pile = std::partition_point(
          tops_.begin(), tops_.end(),
          [&](std::size_t candidate) { return candidates_[candidate].point.b < count.at_b; });
      const std::size_t before = pile == tops_.begin() ? kNone : *(pile - 1);
      const std::size_t self = candidates_.size();
      candidates_.push_back({{i, count.at_b}, before});
      if (pile == tops_.end()) {
        tops_.push_back(self);
      } else {
        *pile = self;
      }
    }
    for (Index i = box.a_begin; i < box.a_end; ++i) count_[a(i)] = {};
    for (Index i = box.b_begin; i < box.b_end; ++i) count_[b(i)] = {};
    anchors_.clear();
    for (std::size_t at = tops_.empty() ? kNone : tops_.back(); at != kNone;
         at = candidates_[at].before) {
      anchors_.push_back(candidates_[at].point);
    }
    std::reverse(anchors_.begin(), anchors_.end());
    return !anchors_.empty();
  }

  // A point on a shortest path through `box`, whose corners are no pairs; or, past kMaxEdits, the
  // furthest point that is reached with so many.
  Point meet(const Box& box) {
    const Index width = box.width();
    const Index height = box.height();
    const Index delta = width - height;
    const Index reach = std::min(kMaxEdits, width + height) + 1;
    // x of the furthest point on diagonal k = x - y, at [k + reach] from the top left and at
    // [k - delta + reach] from the bottom right; kUnset if there is none yet.
    constexpr Index kUnset = std::numeric_limits<Index>::min();
    down_.assign(static_cast<std::size_t>(2 * reach + 1), kUnset);
    up_.assign(static_cast<std::size_t>(2 * reach + 1), kUnset);
    const auto down = [&](Index k) -> Index& { return down_[static_cast<std::size_t>(k + reach)]; };
    const auto up = [&](Index k) -> Index& {
      return up_[static_cast<std::size_t>(k - delta + reach)];
    };
    down(0) = 0;
    up(delta) = width;
    for (Index d = 1;; ++d) {
      for (Index k = -d + 2 * std::max<Index>(0, d - height);
           k <= d - 2 * std::max<Index>(0, d - width); k += 2) {
        Index x = kUnset;
        if (const Index left = down(k - 1); left != kUnset && left < width) x = left + 1;
        if (const Index over = down(k + 1); over != kUnset && over - k <= height) {
          x = std::max(x, over);
        }
        if (x == kUnset) continue;
        while (x < width && x - k < height && a(box.a_begin + x) == b(box.b_begin + x - k)) ++x;
        down(k) = x;
        if ((delta & 1) != 0 && std::abs(k - delta) < d && up(k) != kUnset && x >= up(k)) {
          return {box.a_begin + x, box.b_begin + x - k};
        }
      }
      for (Index k = delta - d + 2 * std::max<Index>(0, d - width);
           k <= delta + d - 2 * std::max<Index>(0, d - height); k += 2) {
        Index x = std::numeric_limits<Index>::max();
        if (const Index right = up(k + 1); right > 0) x = right - 1;  // kUnset is below 0
        if (const Index under = up(k - 1); under != kUnset && under - k >= 0) {
          x = std::min(x, under);
        }
        if (x == std::numeric_limits<Index>::max()) continue;
        while (x > 0 && x - k > 0 && a(box.a_begin + x - 1) == b(box.b_begin + x - k - 1)) --x;
        up(k) = x;
        if ((delta & 1) == 0 && std::abs(k) <= d && down(k) != kUnset && x <= down(k)) {
          return {box.a_begin + x, box.b_begin + x - k};
        }
      }
      if (d >= kMaxEdits) break;
    }
    // Cut where the forward path got furthest: what lies before is then at most kMaxEdits away.
    Point best = {0, 0};
    for (Index k = -kMaxEdits; k <= kMaxEdits; ++k) {
      if (const Index x = down(k); x != kUnset && 2 * x - k > best.a + best.b) best = {x, x - k};
    }
    return {box.a_begin + best.a, box.b_begin + best.b};
  }

  struct Count {
    std::uint32_t in_a = 0;
    std::uint32_t in_b = 0;
    Index at_b = 0;
  };
  struct Candidate {
    Point point;
    std::size_t before;
  };
  static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

  std::span<const Symbol> a_;
  std::span<const Symbol> b_;
  std::vector<Run> runs_;
  std::vector<Count> count_;  // by symbol; zero between uses
  std::vector<Candidate> candidates_;
  std::vector<std::size_t> tops_;
  std::vector<Point> anchors_;
  std::vector<Index> down_;
  std::vector<Index> up_;
};

}  // namespace

std::vector<Run> myers_diff(std::span<const Symbol> a, std::span<const Symbol> b) {
  Differ differ(a, b);
  differ.myers(differ.whole());
  return differ.take();
}

std::vector<Run> patience_anchors(std::span<const Symbol> a, std::span<const Symbol> b) {
  Differ differ(a, b);
  differ.patience(differ.whole());
  return differ.take();
}

}  // namespace locseg::sequence
