/// Rules of a team's own: patterns over source and target, as data.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/finding.h"
#include "locseg/result.h"

namespace locseg {

/// A pair of texts that a rule finds fault with, or does not.
struct TeamExample {
  std::string source;
  std::string target;
  std::string target_lang;  ///< empty: the first language of the rule
  std::string origin;       ///< where it is written, `.locseg.toml:12`
};

/// A rule as a team writes it. A segment is at fault if all patterns that are given agree. They are
/// ICU's regular expressions, searched for in the decoded texts; empty: not given.
struct TeamRule {
  std::string id;       ///< lower-case letters, digits and hyphens; no other rule's or group's
  std::string message;  ///< what a finding says
  std::string summary;  ///< what the rule finds; empty: the message
  std::string why;
  Severity severity = Severity::kWarning;
  std::string source;
  std::string target;
  std::string source_lacks;
  std::string target_lacks;
  bool ignore_case = false;
  bool prose = false;                  ///< look only at what is no code, tag or link target
  std::vector<std::string> languages;  ///< of targets, `zh` covers `zh-CN`; empty: any
  std::vector<std::string> paths;      ///< globs of articles; empty: any
  std::vector<TeamExample> bad;
  std::vector<TeamExample> good;
};

/// Whether a pattern can be used: kMisuse if not, with what is wrong and where in it.
[[nodiscard]] Result<void> require_pattern(std::string_view pattern);

/// Rules that are ready to run. Immutable, and safe to use from several threads at a time.
class TeamRules {
 public:
  /// kMisuse, which begins with the rule's id, for an id or pattern that cannot be, and for a rule
  /// without patterns or message.
  [[nodiscard]] static Result<std::shared_ptr<const TeamRules>> create(std::vector<TeamRule> rules);
  ~TeamRules();
  TeamRules(const TeamRules&) = delete;
  TeamRules& operator=(const TeamRules&) = delete;

  [[nodiscard]] std::span<const TeamRule> rules() const;
  /// One for each of `rules()`. They live as long as this.
  [[nodiscard]] std::span<const RuleDescription* const> descriptions() const;

  struct State;  // of the library's own
  [[nodiscard]] const State& state() const { return *state_; }

 private:
  explicit TeamRules(std::unique_ptr<const State> state);
  std::unique_ptr<const State> state_;
};

/// `rule_descriptions()`, then those of `team`, which may be null.
[[nodiscard]] std::vector<const RuleDescription*> rules_with(const TeamRules* team);

/// An example that its rule does not live up to.
struct FailedExample {
  std::string origin;   ///< of the example
  std::string rule;     ///< its id
  std::string message;  ///< what was expected, and what happened
};

/// Runs the examples of every rule: a bad one must have a finding of the rule, a good one none.
[[nodiscard]] std::vector<FailedExample> failed_examples(
    const std::shared_ptr<const TeamRules>& team);

}  // namespace locseg
