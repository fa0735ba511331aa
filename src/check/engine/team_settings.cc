// The rules of a team in .locseg.toml, in order:
//
//     [[rule]]
//     id = "click-here"
//     message = "say where the link goes"
//     target = "hier klicken"
//     languages = ["de"]
//     bad = { source = "Click here.", target = "Bitte hier klicken." }
//     good = [{ source = "See the guide.", target = "Siehe Handbuch." }]
#include "check/engine/team_settings.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/printable.h"
#include "base/try.h"
#include "check/engine/scope.h"
#include "check/engine/team_rules.h"

namespace locseg {
namespace {

std::vector<std::string> team_severity_words() { return {"error", "warning", "info"}; }

constexpr ConfigKey example_table(std::string_view table, std::string_view summary) {
  return {
      .table = table, .key = "", .type = ConfigType::kTable, .summary = summary, .repeats = true};
}

constexpr ConfigKey kRuleKeys[] = {
    {.table = "rule",
     .key = "",
     .type = ConfigType::kTable,
     .summary = "a rule of your own",
     .repeats = true},
    {"rule", "id", ConfigType::kText, "its name: lower-case letters, digits, hyphens"},
    {"rule", "message", ConfigType::kText, "what a finding says"},
    {"rule", "summary", ConfigType::kText, "what it finds, for --list"},
    {"rule", "why", ConfigType::kText, "why it matters, for --explain"},
    {.table = "rule",
     .key = "severity",
     .summary = "of its findings",
     .standard = "\"warning\"",
     .words = team_severity_words},
    {"rule", "source", ConfigType::kText, "a pattern that the source has"},
    {"rule", "target", ConfigType::kText, "a pattern that the target has"},
    {"rule", "source-lacks", ConfigType::kText, "a pattern that the source does not have"},
    {"rule", "target-lacks", ConfigType::kText, "a pattern that the target does not have"},
    {"rule", "ignore-case", ConfigType::kBoolean, "true: whatever the case"},
    {"rule", "prose", ConfigType::kBoolean, "true: only outside of code, tags and link targets"},
    {"rule", "languages", ConfigType::kTexts, "of targets; left out: any"},
    {"rule", "paths", ConfigType::kTexts, "globs of articles; left out: any"},
    example_table("rule.bad", "an example in which the rule finds something"),
    {"rule.bad", "source", ConfigType::kText},
    {"rule.bad", "target", ConfigType::kText},
    {"rule.bad", "target-lang", ConfigType::kText},
    example_table("rule.good", "an example in which the rule finds nothing"),
    {"rule.good", "source", ConfigType::kText},
    {"rule.good", "target", ConfigType::kText},
    {"rule.good", "target-lang", ConfigType::kText},
};

struct RuleTextKey {
  std::string_view name;
  std::string TeamRule::*value;
  bool is_pattern;
};

constexpr RuleTextKey kRuleTexts[] = {
    {"id", &TeamRule::id, false},
    {"message", &TeamRule::message, false},
    {"summary", &TeamRule::summary, false},
    {"why", &TeamRule::why, false},
    {"source", &TeamRule::source, true},
    {"target", &TeamRule::target, true},
    {"source-lacks", &TeamRule::source_lacks, true},
    {"target-lacks", &TeamRule::target_lacks, true},
};

class TeamReader {
 public:
  explicit TeamReader(const Config& config) : config_(&config) {}

  Result<std::shared_ptr<const TeamRules>> read() {
    for (const ConfigEntry& entry : config_->entries) {
      if (entry.table == "rule") LOCSEG_TRY(take(entry, rules_[entry.index]));
      if (entry.table == "rule.bad") take_example(entry, rules_[entry.index].bad);
      if (entry.table == "rule.good") take_example(entry, rules_[entry.index].good);
    }
    if (rules_.empty()) return nullptr;
    std::vector<TeamRule> rules;
    for (auto& [index, written] : rules_) {
      std::vector<TeamRule> alone = {complete(written)};
      const std::string& id = alone.front().id;
      if (id.empty()) return wrong(written, "a rule needs an id");
      if (std::ranges::find(rules, id, &TeamRule::id) != rules.end())
        return wrong(written, "a rule before has the id '" + id + "'");
      // One alone first, so that what is wrong with it is said where it is written.
      if (const auto fit = TeamRules::create(alone); !fit)
        return wrong(written, "rule " + fit.error().message);
      rules.push_back(std::move(alone.front()));
    }
    auto all = TeamRules::create(std::move(rules));
    if (!all) return failure(all.error().code, all.error().message, config_->path);
    return all;
  }

 private:
  using Examples = std::map<std::uint32_t, TeamExample>;
  struct Written {
    TeamRule rule;
    Examples bad;
    Examples good;
    Position position;
  };

  Result<void> take(const ConfigEntry& entry, Written& written) {
    TeamRule& rule = written.rule;
    if (entry.key.empty()) written.position = entry.position;
    if (const std::string fault = check::scope_fault(entry); !fault.empty()) {
      return wrong(entry, fault);
    }
    if (entry.key == "ignore-case") rule.ignore_case = entry.boolean();
    if (entry.key == "prose") rule.prose = entry.boolean();
    if (entry.key == "languages") rule.languages = entry.texts();
    if (entry.key == "paths") rule.paths = entry.texts();
    if (entry.key == "severity") {
      const auto severity = severity_of(entry.text());
      if (!severity) return wrong(entry, "expected error, warning or info");
      rule.severity = *severity;
    }
    for (const RuleTextKey& key : kRuleTexts) {
      if (key.name != entry.key) continue;
      if (entry.text().empty()) return wrong(entry, "expected a text that is not empty");
      if (const auto fit = key.is_pattern     ? require_pattern(entry.text())
                           : key.name == "id" ? check::require_team_id(entry.text())
                                              : Result<void>();
          !fit) {
        return wrong(entry, fit.error().message);
      }
      rule.*key.value = entry.text();
    }
    return {};
  }

  void take_example(const ConfigEntry& entry, Examples& examples) const {
    TeamExample& example = examples[entry.inner];
    if (entry.key.empty()) {
      example.origin = base::printable(config_->path) + ":" + std::to_string(entry.position.line) +
                       ":" + std::to_string(entry.position.column);
    }
    if (entry.key == "source") example.source = entry.text();
    if (entry.key == "target") example.target = entry.text();
    if (entry.key == "target-lang") example.target_lang = entry.text();
  }

  static TeamRule complete(Written& written) {
    for (auto& [index, example] : written.bad) written.rule.bad.push_back(std::move(example));
    for (auto& [index, example] : written.good) written.rule.good.push_back(std::move(example));
    return std::move(written.rule);
  }

  [[nodiscard]] tl::unexpected<Error> wrong(const ConfigEntry& entry,
                                            std::string_view message) const {
    return failure(ErrorCode::kMisuse, "rule." + entry.key + ": " + std::string(message),
                   config_->path, entry.position);
  }

  [[nodiscard]] tl::unexpected<Error> wrong(const Written& written, std::string message) const {
    return failure(ErrorCode::kMisuse, std::move(message), config_->path, written.position);
  }

  const Config* config_;
  std::map<std::uint32_t, Written> rules_;
};

}  // namespace

std::span<const ConfigKey> team_rule_keys() { return kRuleKeys; }

Result<std::shared_ptr<const TeamRules>> read_team_rules(const Config& config) {
  return TeamReader(config).read();
}

}  // namespace locseg
