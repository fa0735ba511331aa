#include <gtest/gtest.h>

#include <deque>
#include <string>

#include "locseg/diff.h"
#include "reference/random.h"
#include "reference/units.h"

namespace locseg {
namespace unit_diff_test {

// `source|target` texts; the text must outlive the units.
std::vector<Unit> units(std::initializer_list<std::string_view> texts) {
  std::vector<Unit> out;
  for (const std::string_view text : texts) {
    const std::size_t bar = text.find('|');
    Unit unit;
    unit.source = text.substr(0, bar);
    unit.target = text.substr(bar + 1);
    out.push_back(unit);
  }
  return out;
}

struct Case {
  std::string_view name;
  std::vector<Unit> before;
  std::vector<Unit> after;
  std::vector<Change> changes;
};

using enum ChangeState;

class DiffUnits : public testing::TestWithParam<Case> {};

TEST_P(DiffUnits, PairsBySayingAndOrder) {
  const Case& c = GetParam();
  const std::vector<Change> got = diff_units(c.before, c.after);
  ASSERT_EQ(got.size(), c.changes.size());
  for (std::size_t i = 0; i < got.size(); ++i) {
    EXPECT_EQ(name_of(got[i].state), name_of(c.changes[i].state)) << i;
    EXPECT_EQ(got[i], c.changes[i]) << i;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Table, DiffUnits,
    testing::Values(Case{"nothing", {}, {}, {}},
                    Case{"same",
                         units({"a|1", "b|2"}),
                         units({"a|1", "b|2"}),
                         {{kUnchanged, false, {0, 2}, {0, 2}}}},
                    Case{"target",
                         units({"a|1", "b|2", "c|3"}),
                         units({"a|1", "b|9", "c|3"}),
                         {{kUnchanged, false, {0, 1}, {0, 1}},
                          {kTargetChanged, false, {1, 1}, {1, 1}},
                          {kUnchanged, false, {2, 1}, {2, 1}}}},
                    Case{"added_and_removed",
                         units({"gone away|1", "b|2"}),
                         units({"b|2", "quite new|3"}),
                         {{kRemoved, false, {0, 1}, {0, 0}},
                          {kUnchanged, false, {1, 1}, {0, 1}},
                          {kAdded, false, {2, 0}, {1, 1}}}},
                    Case{"moved",
                         units({"first|1", "second|2", "third|3"}),
                         units({"second|2", "third|3", "first|1"}),
                         {{kUnchanged, false, {1, 2}, {0, 2}}, {kMoved, true, {0, 1}, {2, 1}}}},
                    Case{"moved_and_retargeted",
                         units({"first|1", "second|2", "third|3"}),
                         units({"second|2", "third|3", "first|9"}),
                         {{kUnchanged, false, {1, 2}, {0, 2}},
                          {kTargetChanged, true, {0, 1}, {2, 1}}}},
                    Case{"normalized",
                         units({"Note : a  b|1"}),
                         units({"Note: a b|1"}),
                         {{kNormalized, false, {0, 1}, {0, 1}}}},
                    Case{"composed",
                         units({"caf\xC3\xA9|1"}),
                         units({"cafe\xCC\x81|1"}),
                         {{kNormalized, false, {0, 1}, {0, 1}}}},
                    Case{"normalized_and_retargeted",
                         units({"** bold**|1"}),
                         units({"**bold**|2"}),
                         {{kTargetChanged, false, {0, 1}, {0, 1}}}},
                    Case{"source",
                         units({"Select the plan.|1"}),
                         units({"Select a plan.|1"}),
                         {{kSourceChanged, false, {0, 1}, {0, 1}}}},
                    Case{"both",
                         units({"Select the plan.|1"}),
                         units({"Select a plan.|2"}),
                         {{kBothChanged, false, {0, 1}, {0, 1}}}},
                    Case{"same_target_pairs_unlike_sources",
                         units({"Learn more|L"}),
                         units({"Find out here|L"}),
                         {{kSourceChanged, false, {0, 1}, {0, 1}}}},
                    Case{"split",
                         units({"Open the page and select the plan.|1"}),
                         units({"Open the page.|1", "Select the plan.|2"}),
                         {{kSplit, false, {0, 1}, {0, 2}}}},
                    Case{"joined",
                         units({"Open the page.|1", "Select the plan.|2"}),
                         units({"Open the page and select the plan.|1"}),
                         {{kJoined, false, {0, 2}, {0, 1}}}},
                    Case{"a_short_addition_is_no_split",
                         units({"Open the page and select the plan.|1"}),
                         units({"Open the page and select the plan!|2", "Done.|3"}),
                         {{kBothChanged, false, {0, 1}, {0, 1}}, {kAdded, false, {1, 0}, {1, 1}}}},
                    Case{"repeats_stay_in_order",
                         units({"Yes|1", "No|2", "Yes|1", "No|2", "Yes|1"}),
                         units({"Yes|1", "No|2", "Yes|1", "Yes|1"}),
                         {{kUnchanged, false, {0, 3}, {0, 3}},
                          {kRemoved, false, {3, 1}, {3, 0}},
                          {kUnchanged, false, {4, 1}, {3, 1}}}}),
    [](const auto& info) { return std::string(info.param.name); });

// A list of random units, and another that grew out of it.
class Revisions {
 public:
  explicit Revisions(reference::Random& random) : random_(random) {
    for (std::uint32_t i = random.below(25); i > 0; --i) before.push_back(fresh());
    for (const Unit& unit : before) {
      switch (random.below(10)) {
        case 0:
          break;
        case 1:
          after.push_back({{}, 0, unit.source, text(1), false});
          break;
        case 2:
          after.push_back({{}, 0, keep(std::string(unit.source) + " now"), unit.target, false});
          break;
        case 3:
          after.push_back({{}, 0, keep("  " + std::string(unit.source)), unit.target, false});
          break;
        case 4:
          after.push_back(unit);
          after.push_back(fresh());
          break;
        case 5:
          after.insert(after.begin() + random.below(static_cast<std::uint32_t>(after.size()) + 1),
                       unit);
          break;
        case 6: {
          const std::size_t half = unit.source.find(' ', unit.source.size() / 2);
          if (half == std::string_view::npos) break;
          after.push_back({{}, 0, unit.source.substr(0, half), text(1), false});
          after.push_back({{}, 0, unit.source.substr(half + 1), text(1), false});
          break;
        }
        default:
          after.push_back(unit);
      }
    }
  }

  std::vector<Unit> before;
  std::vector<Unit> after;

 private:
  std::string_view keep(std::string text) { return kept_.emplace_back(std::move(text)); }
  std::string_view text(std::uint32_t words) {
    std::string out;
    for (std::uint32_t i = 0; i < words; ++i) {
      if (i != 0) out += ' ';
      for (std::uint32_t length = 2 + random_.below(6); length > 0; --length) {
        out += static_cast<char>('a' + random_.below(26));
      }
    }
    return keep(std::move(out));
  }
  Unit fresh() {
    // One in five repeats another, as in real articles.
    if (!before.empty() && random_.one_in(5)) {
      return before[random_.below(static_cast<std::uint32_t>(before.size()))];
    }
    return {{}, 0, text(1 + random_.below(8)), text(1), false};
  }

  reference::Random& random_;
  std::deque<std::string> kept_;
};

// Every unit in one change, the after side in order, and unchanged means unchanged.
void expect_sound(std::span<const Unit> before, std::span<const Unit> after,
                  std::span<const Change> changes) {
  std::vector<int> seen(before.size(), 0);
  std::uint32_t next = 0;
  for (const Change& change : changes) {
    ASSERT_EQ(change.after.first, next);
    next += change.after.count;
    for (std::uint32_t i = 0; i < change.before.count; ++i) ++seen.at(change.before.first + i);
    if (change.state == kUnchanged || change.state == kMoved) {
      ASSERT_EQ(change.before.count, change.after.count);
      for (std::uint32_t i = 0; i < change.before.count; ++i) {
        ASSERT_EQ(before[change.before.first + i].source, after[change.after.first + i].source);
        ASSERT_EQ(before[change.before.first + i].target, after[change.after.first + i].target);
      }
    }
  }
  ASSERT_EQ(next, after.size());
  ASSERT_TRUE(std::all_of(seen.begin(), seen.end(), [](int count) { return count == 1; }));
}

TEST(DiffUnitsProperties, AreSoundAndAgreeWithTheSlowDiff) {
  reference::Random random(41);
  int disagreements = 0;
  for (int round = 0; round < 1500; ++round) {
    const Revisions revisions(random);
    const std::vector<Change> changes = diff_units(revisions.before, revisions.after);
    expect_sound(revisions.before, revisions.after, changes);
    ASSERT_TRUE(is_unchanged(diff_units(revisions.before, revisions.before)));
    const DiffCounts counts = count_changes(revisions.before, revisions.after, changes);
    const auto want = reference::SlowDiff(revisions.before, revisions.after).counts();
    for (std::size_t state = 0; state < kChangeStates; ++state) {
      const auto found = want.find(static_cast<ChangeState>(state));
      if (counts.states[state] != (found == want.end() ? 0 : found->second)) {
        ++disagreements;
        break;
      }
    }
  }
  EXPECT_EQ(disagreements, 0);
}

}  // namespace unit_diff_test
}  // namespace locseg
