/// The team's own rules at work.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "check/facts/rule.h"
#include "locseg/team_rules.h"

namespace locseg::check {

/// Runs some of the team's rules over one segment after another. A rule whose pattern takes too
/// long says so at the segment, and after three such segments rests until the next article.
class TeamRun {
 public:
  /// `team` may be null if `rules`, indices into its rules, is empty; both must outlive this.
  TeamRun(const TeamRules* team, std::span<const std::uint16_t> rules);

  [[nodiscard]] std::size_t size() const { return rules_.size(); }
  /// The index of a rule that runs, among all of the team's.
  [[nodiscard]] std::uint16_t rule(std::size_t at) const { return rules_[at]; }
  /// What the rule at `at` finds in the segment.
  void check(std::size_t at, SegmentFacts& facts, Faults& faults);

 private:
  const TeamRules* team_;
  std::span<const std::uint16_t> rules_;
  std::vector<std::uint8_t> given_up_;  // segments, by rule
};

/// Whether a rule looks at an article in this language; an empty name is any article's.
[[nodiscard]] bool applies_to(const TeamRule& rule, std::string_view article,
                              std::string_view target_lang);

/// Whether a team's rule may have this id.
[[nodiscard]] Result<void> require_team_id(std::string_view id);

}  // namespace locseg::check
