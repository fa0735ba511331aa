// Sums over changes.
#include <algorithm>

#include "locseg/diff.h"
#include "text/word_tokens.h"

namespace locseg {
namespace {

bool needs_eyes(ChangeState state) {
  return state != ChangeState::kUnchanged && state != ChangeState::kNormalized &&
         state != ChangeState::kMoved;
}

}  // namespace

DiffCounts& DiffCounts::operator+=(const DiffCounts& other) {
  for (std::size_t i = 0; i < kChangeStates; ++i) states[i] += other.states[i];
  before += other.before;
  after += other.after;
  words += other.words;
  return *this;
}

DiffCounts count_changes(std::span<const Unit> before, std::span<const Unit> after,
                         std::span<const Change> changes) {
  DiffCounts counts;
  counts.before = before.size();
  counts.after = after.size();
  for (const Change& change : changes) {
    counts.states[static_cast<std::size_t>(change.state)] +=
        change.state == ChangeState::kUnchanged ? change.after.count : 1;
    if (!needs_eyes(change.state)) continue;
    const bool gone = change.after.count == 0;
    const UnitRange range = gone ? change.before : change.after;
    for (const Unit& unit : (gone ? before : after).subspan(range.first, range.count)) {
      counts.words += text::count_words(unit.source);
    }
  }
  return counts;
}

}  // namespace locseg
