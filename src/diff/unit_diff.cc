// Pairing the units of two versions.
//
// 1. What is sure: patience over whole pairs, then, in the gaps, over sources (by source_key).
// 2. In each gap the alignment that explains the most text, by dynamic programming: units that say
//    the same, sources that are alike, and one that became two or three or the other way round. A
//    unit whose source is there to the letter elsewhere did not change into its neighbour: it
//    waits. A gap too large for the table is first cut by Myers over pairs, then over sources.
// 3. What waited is paired in whatever order: the same source and target, then the same source.
// 4. Step 2 again for what waited in vain.
#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "diff/pair_worth.h"
#include "diff/similarity.h"
#include "locseg/diff.h"
#include "locseg/identity.h"
#include "sequence/alignment.h"
#include "sequence/common_runs.h"
#include "sequence/symbols.h"

namespace locseg {
namespace {

using sequence::Bead;
using sequence::Run;
using sequence::Shape;
using sequence::Symbol;

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kMaxCells = 1U << 14;  // of a gap that is aligned wholly

struct Revision {
  std::span<const Unit> units;
  std::vector<Symbol> source;
  std::vector<Symbol> pair;
  std::vector<Symbol> key;             // of source_key, kNone until needed
  std::vector<std::uint32_t> partner;  // on the other side, kNone: none yet
  std::vector<std::uint8_t> in_order;  // the partner was found in order, or it is in a block
  std::vector<std::uint8_t> waits;     // its source is left on the other side too

  explicit Revision(std::span<const Unit> all)
      : units(all), key(all.size(), kNone), partner(all.size(), kNone), in_order(all.size(), 0) {
    source.reserve(all.size());
    pair.reserve(all.size());
  }
};

// A stretch of both sides between two pairs that were found in order.
struct Gap {
  std::uint32_t before_begin;
  std::uint32_t before_end;
  std::uint32_t after_begin;
  std::uint32_t after_end;

  [[nodiscard]] std::size_t cells() const {
    return std::size_t{before_end - before_begin} * (after_end - after_begin);
  }
};

// What one side of a gap has left, made ready for comparison.
struct Unpaired {
  std::vector<std::uint32_t> at;  // in the side's units
  std::vector<diff::Fingerprint> gists;

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(at.size()); }
  // Beside each other in the article too.
  [[nodiscard]] bool adjacent(std::uint32_t first, std::uint32_t count) const {
    return at[first + count - 1] - at[first] == count - 1;
  }
};

struct UnpairedInGap {
  Unpaired before;
  Unpaired after;
};

class Pairing {
 public:
  Pairing(std::span<const Unit> before, std::span<const Unit> after)
      : before_(before), after_(after) {
    for (Revision* side : {&before_, &after_}) {
      for (const Unit& unit : side->units) {
        side->source.push_back(texts_.of(unit.source));
        side->pair.push_back(pairs_.of(side->source.back(), texts_.of(unit.target)));
      }
    }
  }

  void run() {
    match_runs(whole(), &Revision::pair, sequence::patience_anchors);
    in_each_gap([&](const Gap& gap) { find_keys(gap); });
    in_each_gap(
        [&](const Gap& gap) { match_runs(gap, &Revision::key, sequence::patience_anchors); });
    for (const auto symbols : {&Revision::pair, &Revision::key}) {
      in_each_gap([&](const Gap& gap) {
        if (gap.cells() > kMaxCells) match_runs(gap, symbols, sequence::myers_diff);
      });
    }
    find_waiting();
    in_each_gap([&](const Gap& gap) { align_gap(gap); });
    if (!anything_waits_) return;
    match_anywhere(&Revision::pair);
    match_anywhere(&Revision::key);
    find_waiting();
    in_each_gap([&](const Gap& gap) { align_gap(gap); });
    std::sort(blocks_.begin(), blocks_.end(),
              [](const Change& a, const Change& b) { return a.after.first < b.after.first; });
  }

  [[nodiscard]] std::vector<Change> changes() const;

 private:
  void match(std::uint32_t at_before, std::uint32_t at_after, bool in_order) {
    before_.partner[at_before] = at_after;
    after_.partner[at_after] = at_before;
    before_.in_order[at_before] = after_.in_order[at_after] = in_order ? 1 : 0;
  }

  [[nodiscard]] Gap whole() const {
    return {0, static_cast<std::uint32_t>(before_.units.size()), 0,
            static_cast<std::uint32_t>(after_.units.size())};
  }

  // Calls `each` where both sides have units between pairs in order; it may pair what is inside.
  template <class Each>
  void in_each_gap(const Each& each) {
    Gap gap{0, 0, 0, 0};
    const Gap all = whole();
    for (;;) {
      while (gap.before_end < all.before_end && before_.in_order[gap.before_end] == 0) {
        ++gap.before_end;
      }
      while (gap.after_end < all.after_end && after_.in_order[gap.after_end] == 0) ++gap.after_end;
      if (gap.cells() != 0) each(gap);
      if (gap.before_end == all.before_end) return;
      // Past the pair, or past all of a split or a join.
      std::uint32_t i = gap.before_end;
      std::uint32_t j = gap.after_end;
      const std::uint32_t to = before_.partner[i];
      while (j < all.after_end && after_.in_order[j] != 0 && after_.partner[j] == gap.before_end) {
        ++j;
      }
      while (i < all.before_end && before_.in_order[i] != 0 && before_.partner[i] == to) ++i;
      j = std::max(j, gap.after_end + 1);
      gap = {i, i, j, j};
    }
  }

  // Pairs the common subsequence that `find` gives for a gap.
  template <class Find>
  void match_runs(const Gap& gap, std::vector<Symbol> Revision::*symbols, const Find& find) {
    // Symbols are numbered again, so that the cost is the gap's and not the article's.
    dense_.resize(std::size_t{2} * std::max(texts_.size(), pairs_.size()), kNone);
    std::vector<Symbol> used;
    const auto numbered = [&](const Revision& side, std::uint32_t begin, std::uint32_t end) {
      std::vector<Symbol> out;
      out.reserve(end - begin);
      for (const Symbol symbol : std::span(side.*symbols).subspan(begin, end - begin)) {
        if (dense_[symbol] == kNone) {
          dense_[symbol] = static_cast<Symbol>(used.size());
          used.push_back(symbol);
        }
        out.push_back(dense_[symbol]);
      }
      return out;
    };
    const std::vector<Symbol> a = numbered(before_, gap.before_begin, gap.before_end);
    const std::vector<Symbol> b = numbered(after_, gap.after_begin, gap.after_end);
    for (const Symbol symbol : used) dense_[symbol] = kNone;
    for (const Run& run : find(a, b)) {
      for (std::uint32_t i = 0; i < run.size; ++i) {
        match(gap.before_begin + run.a + i, gap.after_begin + run.b + i, true);
      }
    }
  }

  void find_keys(const Gap& gap) {
    for (std::uint32_t i = gap.before_begin; i < gap.before_end; ++i) find_key(before_, i);
    for (std::uint32_t i = gap.after_begin; i < gap.after_end; ++i) find_key(after_, i);
  }

  void find_key(Revision& side, std::uint32_t at) {
    // Equal bytes have equal keys: fold each distinct source once.
    const Symbol source = side.source[at];
    if (source >= key_of_source_.size()) key_of_source_.resize(texts_.size(), kNone);
    if (key_of_source_[source] == kNone) {
      folded_.push_back(source_key(side.units[at].source));
      const std::uint32_t known = keys_.size();
      key_of_source_[source] = keys_.of(folded_.back());
      if (key_of_source_[source] != known) folded_.pop_back();  // another spelling of it is known
    }
    side.key[at] = key_of_source_[source];
  }

  // Units whose source is left on the other side too, in the same gap or elsewhere. Units without a
  // key are those where the other side has nothing: only these need one now.
  void find_waiting() {
    const std::vector<std::uint32_t> old_rest = left_over(before_);
    const std::vector<std::uint32_t> new_rest = left_over(after_);
    for (const std::uint32_t at : old_rest) find_key(before_, at);
    for (const std::uint32_t at : new_rest) find_key(after_, at);
    std::vector<std::uint8_t> sides(keys_.size(), 0);
    for (const std::uint32_t at : old_rest) sides[before_.key[at]] |= 1U;
    for (const std::uint32_t at : new_rest) sides[after_.key[at]] |= 2U;
    anything_waits_ = false;
    for (const auto& [side, rest] : {std::pair(&before_, &old_rest), {&after_, &new_rest}}) {
      side->waits.assign(side->units.size(), 0);
      for (const std::uint32_t at : *rest) {
        if (sides[side->key[at]] == 3) side->waits[at] = 1, anything_waits_ = true;
      }
    }
  }

  // Pairs what has the same symbol, the first with the first.
  void match_anywhere(std::vector<Symbol> Revision::*symbols) {
    std::vector<std::uint32_t> waiting = left_over(before_);
    std::vector<std::uint32_t> arriving = left_over(after_);
    const auto by_symbol = [&](const Revision& side) {
      return [&side, symbols](std::uint32_t x, std::uint32_t y) {
        return (side.*symbols)[x] < (side.*symbols)[y];
      };
    };
    std::stable_sort(waiting.begin(), waiting.end(), by_symbol(before_));
    std::stable_sort(arriving.begin(), arriving.end(), by_symbol(after_));
    for (std::size_t i = 0, j = 0; i < waiting.size() && j < arriving.size();) {
      const Symbol x = (before_.*symbols)[waiting[i]];
      const Symbol y = (after_.*symbols)[arriving[j]];
      if (x == y) match(waiting[i], arriving[j], false);
      i += x <= y ? 1U : 0U;
      j += y <= x ? 1U : 0U;
    }
  }

  static std::vector<std::uint32_t> left_over(const Revision& side) {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < side.units.size(); ++i) {
      if (side.partner[i] == kNone) out.push_back(i);
    }
    return out;
  }

  [[nodiscard]] UnpairedInGap unpaired_in(const Gap& gap) const;
  [[nodiscard]] std::int64_t worth_of(const Bead& bead, const UnpairedInGap& rest);
  void align_gap(const Gap& gap);
  [[nodiscard]] ChangeState state_of(std::uint32_t at_before, std::uint32_t at_after) const;

  Revision before_;
  Revision after_;
  sequence::SymbolTable texts_;
  sequence::SymbolTable pairs_;
  sequence::SymbolTable keys_;
  std::vector<Symbol> key_of_source_;
  std::deque<std::string> folded_;  // by key; stable addresses for keys_
  std::vector<Symbol> dense_;       // all kNone between uses
  bool anything_waits_ = false;
  std::vector<Change> blocks_;  // splits and joins, in order
  diff::Comparer comparer_;
};

// A unit that waits takes part where its equal is in the same gap. If one side has nothing left,
// both are empty.
UnpairedInGap Pairing::unpaired_in(const Gap& gap) const {
  UnpairedInGap out;
  std::vector<Symbol> here;
  for (std::uint32_t i = gap.before_begin; i < gap.before_end; ++i) {
    if (before_.partner[i] == kNone) here.push_back(before_.key[i]);
  }
  std::sort(here.begin(), here.end());
  std::vector<Symbol> both;
  for (std::uint32_t j = gap.after_begin; j < gap.after_end; ++j) {
    if (after_.partner[j] != kNone) continue;
    const bool met = std::binary_search(here.begin(), here.end(), after_.key[j]);
    if (met) both.push_back(after_.key[j]);
    if (met || after_.waits[j] == 0) out.after.at.push_back(j);
  }
  if (out.after.at.empty()) return {};
  std::sort(both.begin(), both.end());
  for (std::uint32_t i = gap.before_begin; i < gap.before_end; ++i) {
    if (before_.partner[i] != kNone) continue;
    if (before_.waits[i] == 0 || std::binary_search(both.begin(), both.end(), before_.key[i])) {
      out.before.at.push_back(i);
    }
  }
  if (out.before.at.empty()) return {};
  for (const auto& [side, rest] : {std::pair(&before_, &out.before), {&after_, &out.after}}) {
    for (const std::uint32_t at : rest->at) {
      rest->gists.push_back(diff::gist_of(folded_[side->key[at]]));
    }
  }
  return out;
}

std::int64_t Pairing::worth_of(const Bead& bead, const UnpairedInGap& rest) {
  if (bead.shape.a == 0 || bead.shape.b == 0) return 0;
  const diff::Fingerprint& one = rest.before.gists[bead.a];
  const diff::Fingerprint& other = rest.after.gists[bead.b];
  const std::uint32_t from = rest.before.at[bead.a];
  const std::uint32_t to = rest.after.at[bead.b];
  const bool same_target = before_.units[from].target == after_.units[to].target;
  const bool single = bead.shape == Shape{1, 1};
  if (single && before_.key[from] == after_.key[to]) {
    return diff::worth_of_same(one.size(), same_target);
  }
  const auto waits = [](const Revision& side, const Unpaired& units, std::uint32_t first,
                        std::uint32_t count) {
    return std::any_of(units.at.begin() + first, units.at.begin() + first + count,
                       [&](std::uint32_t at) { return side.waits[at] != 0; });
  };
  if (waits(before_, rest.before, bead.a, bead.shape.a) ||
      waits(after_, rest.after, bead.b, bead.shape.b)) {
    return sequence::kNever;
  }
  if (single) {
    const std::uint32_t cutoff = std::max(one.size(), other.size()) / 2;
    const std::uint32_t distance = comparer_.distance(from, one, other, cutoff);
    std::int64_t most = distance > cutoff ? 0 : diff::worth(one.size(), other.size(), distance);
    if (same_target && !before_.units[from].target.empty()) {
      most = std::max(most, diff::worth_by_target(one.size(), other.size()));
    }
    return most > 0 ? most : sequence::kNever;
  }
  if (!rest.before.adjacent(bead.a, bead.shape.a) || !rest.after.adjacent(bead.b, bead.shape.b)) {
    return sequence::kNever;
  }
  return bead.shape.a == 1 ? diff::worth_of_parts(one, {&other, bead.shape.b})
                           : diff::worth_of_parts(other, {&one, bead.shape.a});
}

void Pairing::align_gap(const Gap& gap) {
  static constexpr std::array kShapes = {Shape{1, 1}, Shape{1, 0}, Shape{0, 1}, Shape{1, 2},
                                         Shape{2, 1}, Shape{1, 3}, Shape{3, 1}};
  const UnpairedInGap rest = unpaired_in(gap);
  if (rest.before.at.empty()) return;
  for (const Bead& bead : sequence::align(rest.before.size(), rest.after.size(), kShapes, kMaxCells,
                                          [&](const Bead& each) { return worth_of(each, rest); })) {
    if (bead.shape.a == 0 || bead.shape.b == 0) continue;
    const std::uint32_t from = rest.before.at[bead.a];
    const std::uint32_t to = rest.after.at[bead.b];
    for (std::uint32_t i = 0; i < std::max(bead.shape.a, bead.shape.b); ++i) {
      match(from + std::min(i, bead.shape.a - 1U), to + std::min(i, bead.shape.b - 1U), true);
    }
    if (bead.shape != Shape{1, 1}) {
      blocks_.push_back({bead.shape.a == 1 ? ChangeState::kSplit : ChangeState::kJoined,
                         false,
                         {from, bead.shape.a},
                         {to, bead.shape.b}});
    }
  }
}

ChangeState Pairing::state_of(std::uint32_t at_before, std::uint32_t at_after) const {
  const bool same_target = before_.units[at_before].target == after_.units[at_after].target;
  if (before_.source[at_before] == after_.source[at_after]) {
    return same_target ? ChangeState::kUnchanged : ChangeState::kTargetChanged;
  }
  if (before_.key[at_before] != kNone && before_.key[at_before] == after_.key[at_after]) {
    return same_target ? ChangeState::kNormalized : ChangeState::kTargetChanged;
  }
  return same_target ? ChangeState::kSourceChanged : ChangeState::kBothChanged;
}

std::vector<Change> Pairing::changes() const {
  std::vector<Change> out;
  const auto add = [&](Change change) {
    if (change.state == ChangeState::kUnchanged && change.moved) change.state = ChangeState::kMoved;
    if (change.state == ChangeState::kUnchanged && !out.empty()) {
      Change& last = out.back();
      if (last.state == ChangeState::kUnchanged &&
          last.before.first + last.before.count == change.before.first &&
          last.after.first + last.after.count == change.after.first) {
        last.before.count += change.before.count;
        last.after.count += change.after.count;
        return;
      }
    }
    out.push_back(change);
  };
  std::uint32_t i = 0;
  std::uint32_t j = 0;
  // Up to the next pair in order: what was removed, then what was added or came from elsewhere.
  const auto catch_up = [&](std::uint32_t before_end, std::uint32_t after_end) {
    for (; i < before_end; ++i) {
      if (before_.partner[i] == kNone) add({ChangeState::kRemoved, false, {i, 1}, {j, 0}});
    }
    for (; j < after_end; ++j) {
      const std::uint32_t from = after_.partner[j];
      if (from == kNone) {
        add({ChangeState::kAdded, false, {i, 0}, {j, 1}});
      } else {
        add({state_of(from, j), true, {from, 1}, {j, 1}});
      }
    }
  };
  auto block = blocks_.begin();
  const auto before_size = static_cast<std::uint32_t>(before_.units.size());
  const auto after_size = static_cast<std::uint32_t>(after_.units.size());
  for (std::uint32_t at = 0; at < after_size; ++at) {
    if (after_.in_order[at] == 0) continue;
    const std::uint32_t from = after_.partner[at];
    if (block != blocks_.end() && block->after.first == at) {
      catch_up(block->before.first, at);
      add(*block);
      i = block->before.first + block->before.count;
      j = block->after.first + block->after.count;
      at = j - 1;
      ++block;
    } else {
      catch_up(from, at);
      add({state_of(from, at), false, {from, 1}, {at, 1}});
      i = from + 1;
      j = at + 1;
    }
  }
  catch_up(before_size, after_size);
  return out;
}

}  // namespace

std::string_view name_of(ChangeState state) {
  static constexpr std::array<std::string_view, kChangeStates> kNames = {
      "unchanged",    "normalized", "moved",  "target-changed", "source-changed",
      "both-changed", "split",      "joined", "added",          "removed"};
  return kNames[static_cast<std::size_t>(state)];
}

std::vector<Change> diff_units(std::span<const Unit> before, std::span<const Unit> after) {
  Pairing pairing(before, after);
  pairing.run();
  return pairing.changes();
}

bool is_unchanged(std::span<const Change> changes) {
  return std::all_of(changes.begin(), changes.end(),
                     [](const Change& change) { return change.state == ChangeState::kUnchanged; });
}

}  // namespace locseg
