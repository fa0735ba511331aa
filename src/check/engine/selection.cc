// From names to rules. Layers, each over the last: what is on by default; the configuration; its
// overrides for this article; the command line. Within a layer a rule's id says more than the name
// of a group, and ignoring more than selecting.
#include "check/engine/selection.h"

#include <algorithm>
#include <span>

#include "base/ascii.h"
#include "base/glob.h"
#include "base/printable.h"
#include "base/try.h"
#include "check/rules/registry.h"
#include "config/config.h"
#include "locseg/identity.h"

namespace locseg::check {
namespace {

constexpr std::string_view kAll = "all";
constexpr std::string_view kDefault = "default";

bool is_off_for(const RuleDescription& rule, std::string_view lang) {
  for (std::string_view rest = rule.off_for; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (rest.substr(0, end) == primary_subtag(lang)) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

bool on_by_default(const RuleDescription& rule, std::string_view lang) {
  return rule.on && !is_off_for(rule, lang);
}

bool names_id(std::span<const std::string> names, const RuleDescription& rule) {
  return std::ranges::find(names, rule.id) != names.end();
}

bool has(std::span<const std::string> names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

bool names_group(std::span<const std::string> names, const RuleDescription& rule) {
  return has(names, name_of(rule.group)) || has(names, kAll);
}

bool selects(std::span<const std::string> names, const RuleDescription& rule,
             std::string_view lang) {
  if (names_id(names, rule) || has(names, kAll)) return true;
  return on_by_default(rule, lang) && (has(names, kDefault) || has(names, name_of(rule.group)));
}

bool ignores(const RuleSelection& selection, const RuleDescription& rule) {
  if (names_id(selection.ignore, rule)) return true;
  return names_group(selection.ignore, rule) && !names_id(selection.select, rule);
}

bool applies(const RuleOverride& over, std::string_view article, std::string_view lang,
             std::string_view translation_type) {
  const bool path = over.paths.empty() || std::ranges::any_of(over.paths, [&](const auto& glob) {
                      return base::glob_matches(glob, article);
                    });
  const bool language =
      over.languages.empty() ||
      std::ranges::any_of(over.languages, [&](const auto& name) { return covers_tag(name, lang); });
  const bool translation =
      over.translations.empty() || std::ranges::any_of(over.translations, [&](const auto& type) {
        return std::ranges::equal(type, translation_type, {}, base::ascii_lower, base::ascii_lower);
      });
  return path && language && translation;
}

bool is_on(const RuleDescription& rule, const CheckOptions& options,
           std::span<const RuleOverride* const> overrides, std::string_view lang) {
  const bool given = !options.command_line.select.empty();
  bool on = given                          ? selects(options.command_line.select, rule, lang)
            : options.rules.select.empty() ? on_by_default(rule, lang)
                                           : selects(options.rules.select, rule, lang);
  const bool wanted = on;
  if (!given && ignores(options.rules, rule)) on = false;
  for (const RuleOverride* over : overrides) {
    if (selects(over->rules.select, rule, lang)) on = !given || wanted;
    if (ignores(over->rules, rule)) on = false;
  }
  return on && !ignores(options.command_line, rule);
}

void set_severity(const RuleSelection& selection, const RuleDescription& rule, Severity& severity) {
  for (const auto& [name, value] : selection.severity) {
    if (name == name_of(rule.group) || name == kAll) severity = value;
  }
  for (const auto& [name, value] : selection.severity) {
    if (name == rule.id) severity = value;
  }
}

// What selections and overrides say of an article.
struct Layers {
  const CheckOptions* options;
  std::span<const RuleOverride* const> overrides;
  std::string_view lang;

  // Adds the rule's severity to the plan; whether it is on.
  bool settle(const RuleDescription& rule, Plan& plan) const {
    Severity& severity = plan.severity.emplace_back(rule.severity);
    set_severity(options->rules, rule, severity);
    for (const RuleOverride* over : overrides) set_severity(over->rules, rule, severity);
    return is_on(rule, *options, overrides, lang);
  }
};

// `team` are the team's rules that look at the article.
Plan make_plan(const Layers& layers, std::span<const std::uint16_t> team) {
  Plan plan;
  for (std::size_t i = 0; i < rules().size(); ++i) {
    const Rule& rule = *rules()[i];
    if (!layers.settle(rule.description, plan)) continue;
    const auto index = static_cast<std::uint16_t>(i);
    if (const auto* const check = std::get_if<SegmentCheck>(&rule.check)) {
      const RuleTexts texts = rule.description.texts;
      const SegmentRule of_segments{rule.needs, *check, index};
      if (texts != RuleTexts::kCatalogs) plan.set.segment.add(of_segments);
      if (texts != RuleTexts::kArticles) plan.set.catalog.add(of_segments);
    }
    if (std::holds_alternative<ArticleCheck>(rule.check)) plan.set.article.push_back(index);
    if (std::holds_alternative<CorpusCheck>(rule.check)) plan.set.corpus.push_back(index);
  }
  plan.set.team_rules = layers.options->team.get();
  if (plan.set.team_rules == nullptr) return plan;
  const auto descriptions = plan.set.team_rules->descriptions();
  for (std::size_t i = 0; i < descriptions.size(); ++i) {
    const bool on = layers.settle(*descriptions[i], plan);
    const auto index = static_cast<std::uint16_t>(i);
    if (on && std::ranges::binary_search(team, index)) plan.set.team.push_back(index);
  }
  return plan;
}

std::vector<std::string_view> known_names(const TeamRules* team) {
  std::vector<std::string_view> names = {kAll, kDefault};
  for (int group = 0; group <= static_cast<int>(RuleGroup::kTeam); ++group) {
    names.push_back(name_of(static_cast<RuleGroup>(group)));
  }
  for (const RuleDescription* rule : rules_with(team)) names.push_back(rule->id);
  return names;
}

Result<void> require_rules(const RuleSelection& selection, const TeamRules* team) {
  for (const auto* names : {&selection.select, &selection.ignore}) {
    for (const std::string& name : *names) LOCSEG_TRY(require_rule_name(name, team));
  }
  for (const auto& [name, severity] : selection.severity) LOCSEG_TRY(require_rule_name(name, team));
  return {};
}

}  // namespace

const RuleDescription& Plan::description(std::size_t index) const {
  const std::size_t ours = rules().size();
  return index < ours ? rules()[index]->description : *set.team_rules->descriptions()[index - ours];
}

bool Plan::runs(std::string_view rule) const {
  const auto is_it = [&](std::size_t index) { return description(index).id == rule; };
  const auto is_of_it = [&](const SegmentRule& it) { return is_it(it.index); };
  return std::ranges::any_of(set.segment, is_of_it) || std::ranges::any_of(set.catalog, is_of_it) ||
         std::ranges::any_of(set.article, is_it) || std::ranges::any_of(set.corpus, is_it) ||
         std::ranges::any_of(set.team,
                             [&](std::size_t index) { return is_it(rules().size() + index); });
}

Result<void> require_rule_name(std::string_view name, const TeamRules* team) {
  const std::vector<std::string_view> known = known_names(team);
  if (std::ranges::find(known, name) != known.end()) return {};
  std::string message = "no rule and no group is named '" + base::printable(name) + "'";
  if (const std::string_view near = nearest_name(name, known); !near.empty()) {
    message += "; did you mean '" + std::string(near) + "'?";
  }
  return failure(ErrorCode::kMisuse, std::move(message));
}

Result<Selection> Selection::build(const CheckOptions& options) {
  const TeamRules* team = options.team.get();
  LOCSEG_TRY(require_rules(options.rules, team));
  LOCSEG_TRY(require_rules(options.command_line, team));
  for (const RuleOverride& over : options.overrides) LOCSEG_TRY(require_rules(over.rules, team));
  return Selection(options);
}

const Plan& Selection::plan(std::string_view article, std::string_view target_lang,
                            std::string_view translation_type) const {
  std::vector<const RuleOverride*> overrides;
  std::string key;
  for (const RuleOverride& over : options_->overrides) {
    const bool applied = applies(over, article, target_lang, translation_type);
    if (applied) overrides.push_back(&over);
    key += applied ? '+' : '-';
  }
  std::vector<std::uint16_t> team;
  for (std::uint16_t i = 0; options_->team && i < options_->team->rules().size(); ++i) {
    const bool applied = applies_to(options_->team->rules()[i], article, target_lang);
    if (applied) team.push_back(i);
    key += applied ? '+' : '-';
  }
  key += primary_subtag(target_lang);
  const std::lock_guard lock(cache_->mutex);
  std::unique_ptr<const Plan>& plan = cache_->plans[key];
  if (!plan) {
    Plan made = make_plan({options_, overrides, target_lang}, team);
    if (!options_->on_fix) made.set.brake = &cache_->brake;
    plan = std::make_unique<const Plan>(std::move(made));
  }
  return *plan;
}

}  // namespace locseg::check
