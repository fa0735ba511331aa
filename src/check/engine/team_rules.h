/// The team's own rules at work.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "check/engine/team_brake.h"
#include "check/facts/rule.h"
#include "locseg/check.h"

namespace locseg::check {

/// A rule that gave up, an index into the team's, and on how many segments.
using GivenUp = std::pair<std::uint16_t, std::size_t>;

/// Runs some of the team's rules over one segment after another of an article or a file. A rule
/// whose pattern takes too long says so at the segment, and after three such segments rests until
/// the next article.
class TeamRun {
 public:
  /// `team` may be null if `rules`, indices into its rules, is empty. `brake` says which rules rest
  /// already; null: none. All must outlive this.
  TeamRun(const TeamRules* team, std::span<const std::uint16_t> rules, const TeamBrake* brake);

  [[nodiscard]] std::size_t size() const { return rules_.size(); }
  /// The index of a rule that runs, among all of the team's.
  [[nodiscard]] std::uint16_t rule(std::size_t at) const { return rules_[at]; }
  /// What the rule at `at` finds in the segment.
  void check(std::size_t at, SegmentFacts& facts, Faults& faults);
  [[nodiscard]] std::vector<GivenUp> given_up() const;

 private:
  const TeamRules* team_;
  std::span<const std::uint16_t> rules_;
  const TeamBrake* brake_;
  std::vector<std::uint8_t> given_up_;  // segments, by rule
};

/// Whether a rule looks at an article in this language; an empty name is any article's.
[[nodiscard]] bool applies_to(const TeamRule& rule, std::string_view article,
                              std::string_view target_lang);

/// Whether a team's rule may have this id.
[[nodiscard]] Result<void> require_team_id(std::string_view id);

}  // namespace locseg::check
