/// Which rules run over an article, and how severe their findings are.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "check/engine/runner.h"
#include "locseg/check.h"
#include "locseg/result.h"

namespace locseg::check {

/// kMisuse if `name` is no rule's and no group's, with the nearest that is. `team` may be null.
[[nodiscard]] Result<void> require_rule_name(std::string_view name, const TeamRules* team);

/// What holds for an article.
struct Plan {
  RuleSet set;
  std::vector<Severity> severity;  // by place in `rules()`, then by the team's

  /// Of the rule that a RuledFault names.
  [[nodiscard]] const RuleDescription& description(std::size_t index) const;
  /// Whether the rule with this id looks at the article.
  [[nodiscard]] bool runs(std::string_view rule) const;
};

/// The selections of the options, checked.
class Selection {
 public:
  /// `options` must outlive the selection. kMisuse if they name a rule or group that does not
  /// exist.
  [[nodiscard]] static Result<Selection> build(const CheckOptions& options);

  /// The plan for an article; made once for each combination of overrides and language. Safe to
  /// call from several threads. `translation_type` is empty if it is not known.
  [[nodiscard]] const Plan& plan(std::string_view article, std::string_view target_lang,
                                 std::string_view translation_type) const;

  /// Which of the team's rules rest, in all plans. While articles are repaired the plans do not
  /// look at it: a repair is judged by what all rules find.
  [[nodiscard]] TeamBrake& brake() const { return cache_->brake; }

 private:
  struct Cache {
    explicit Cache(std::size_t rules) : brake(rules) {}

    std::mutex mutex;
    std::map<std::string, std::unique_ptr<const Plan>> plans;
    TeamBrake brake;
  };

  explicit Selection(const CheckOptions& options)
      : options_(&options),
        cache_(std::make_unique<Cache>(options.team ? options.team->rules().size() : 0)) {}

  const CheckOptions* options_;
  std::unique_ptr<Cache> cache_;
};

}  // namespace locseg::check
