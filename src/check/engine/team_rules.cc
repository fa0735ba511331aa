// A rule is up to four patterns. The match that a finding marks is that of `target`, else that of
// `source`; without either, the text that lacks something is marked as a whole.
#include "check/engine/team_rules.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/glob.h"
#include "base/printable.h"
#include "base/try.h"
#include "base/utf8.h"
#include "check/engine/selection.h"
#include "check/rules/registry.h"
#include "locseg/check.h"
#include "text/pattern.h"

namespace locseg {

struct TeamRules::State {
  struct Compiled {
    std::optional<text::Pattern> source;
    std::optional<text::Pattern> target;
    std::optional<text::Pattern> source_lacks;
    std::optional<text::Pattern> target_lacks;
  };
  std::vector<TeamRule> rules;
  std::vector<Compiled> compiled;
  std::vector<std::string> manuals;
  std::vector<RuleDescription> descriptions;
  std::vector<const RuleDescription*> pointers;
};

namespace {

using Compiled = TeamRules::State::Compiled;

tl::unexpected<Error> wrong(const TeamRule& rule, std::string_view message) {
  return failure(ErrorCode::kMisuse, base::printable(rule.id) + ": " + std::string(message));
}

Result<void> compile_into(const TeamRule& rule, std::string_view key, std::string_view pattern,
                          std::optional<text::Pattern>& into) {
  if (pattern.empty()) return {};
  auto compiled = text::Pattern::compile(pattern, rule.ignore_case);
  if (!compiled) return wrong(rule, std::string(key) + ": " + compiled.error().message);
  into = std::move(*compiled);
  return {};
}

Result<Compiled> compile(const TeamRule& rule) {
  Compiled out;
  LOCSEG_TRY(compile_into(rule, "source", rule.source, out.source));
  LOCSEG_TRY(compile_into(rule, "target", rule.target, out.target));
  LOCSEG_TRY(compile_into(rule, "source-lacks", rule.source_lacks, out.source_lacks));
  LOCSEG_TRY(compile_into(rule, "target-lacks", rule.target_lacks, out.target_lacks));
  if (!out.source && !out.target && !out.source_lacks && !out.target_lacks) {
    return wrong(rule, "expected a pattern: source, target, source-lacks or target-lacks");
  }
  if (rule.message.empty()) return wrong(rule, "expected a message");
  return out;
}

RuleExample example_of(const std::vector<TeamExample>& examples) {
  if (examples.empty()) return {};
  return {.source = examples[0].source,
          .target = examples[0].target,
          .target_lang = examples[0].target_lang};
}

// "`a`, `b`".
std::string in_code(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) {
    out += (out.empty() ? "`" : ", `") + base::printable(text) + "`";
  }
  return out;
}

// What the team says of the rule, and what it looks for.
std::string manual_of(const TeamRule& rule) {
  std::string out = rule.why;
  if (!out.empty()) out += out.ends_with('.') ? " " : ". ";
  std::string conditions;
  const auto add = [&](std::string_view what, const std::string& pattern) {
    if (pattern.empty()) return;
    conditions += conditions.empty() ? "" : " and whose ";
    conditions += std::string(what) + in_code({pattern});
  };
  add("source has ", rule.source);
  add("target has ", rule.target);
  add("source lacks ", rule.source_lacks);
  add("target lacks ", rule.target_lacks);
  out += "Finds segments whose " + conditions;
  if (rule.ignore_case) out += ", in any case";
  if (rule.prose) out += ", outside of code, tags and link targets";
  if (!rule.languages.empty()) out += "; in " + in_code(rule.languages);
  if (!rule.paths.empty()) out += "; in articles " + in_code(rule.paths);
  return out + ".";
}

RuleDescription description_of(const TeamRule& rule, std::string_view manual) {
  return {.id = rule.id,
          .group = RuleGroup::kTeam,
          .summary = rule.summary.empty() ? rule.message : rule.summary,
          .why = manual,
          .bad = example_of(rule.bad),
          .good = example_of(rule.good),
          .severity = rule.severity};
}

}  // namespace

TeamRules::TeamRules(std::unique_ptr<const State> state) : state_(std::move(state)) {}
TeamRules::~TeamRules() = default;

Result<std::shared_ptr<const TeamRules>> TeamRules::create(std::vector<TeamRule> rules) {
  auto state = std::make_unique<State>();
  state->rules = std::move(rules);
  for (TeamRule& rule : state->rules) {
    if (const auto known = check::require_team_id(rule.id); !known) {
      return wrong(rule, known.error().message);
    }
    if (std::ranges::count(state->rules, rule.id, &TeamRule::id) > 1) {
      return wrong(rule, "two rules have this id");
    }
    auto compiled = compile(rule);
    LOCSEG_TRY(compiled);
    state->compiled.push_back(std::move(*compiled));
    for (auto* examples : {&rule.bad, &rule.good}) {
      for (TeamExample& example : *examples) {
        if (example.target_lang.empty() && !rule.languages.empty()) {
          example.target_lang = rule.languages.front();
        }
      }
    }
  }
  // Descriptions view texts, which move no more.
  for (const TeamRule& rule : state->rules) state->manuals.push_back(manual_of(rule));
  for (std::size_t i = 0; i < state->rules.size(); ++i) {
    state->descriptions.push_back(description_of(state->rules[i], state->manuals[i]));
  }
  for (const RuleDescription& each : state->descriptions) state->pointers.push_back(&each);
  return std::shared_ptr<const TeamRules>(new TeamRules(std::move(state)));
}

std::span<const TeamRule> TeamRules::rules() const { return state_->rules; }

std::span<const RuleDescription* const> TeamRules::descriptions() const { return state_->pointers; }

std::vector<const RuleDescription*> rules_with(const TeamRules* team) {
  const auto ours = rule_descriptions();
  std::vector<const RuleDescription*> out(ours.begin(), ours.end());
  if (team != nullptr) std::ranges::copy(team->descriptions(), std::back_inserter(out));
  return out;
}

Result<void> require_pattern(std::string_view pattern) {
  const auto compiled = text::Pattern::compile(pattern, false);
  LOCSEG_TRY(compiled);
  return {};
}

std::vector<FailedExample> failed_examples(const std::shared_ptr<const TeamRules>& team) {
  std::vector<FailedExample> out;
  if (!team) return out;
  for (const TeamRule& rule : team->rules()) {
    CheckOptions options;
    options.team = team;
    options.command_line.select = {rule.id};
    const auto checker = Checker::create(std::move(options));
    if (!checker) continue;  // the rule is known, so there is one
    for (const auto* examples : {&rule.bad, &rule.good}) {
      const bool bad = examples == &rule.bad;
      for (const TeamExample& example : *examples) {
        const auto found = checker->check_pair(example.source, example.target, example.target_lang);
        if (found.empty() != bad) continue;
        out.push_back({example.origin, rule.id,
                       bad ? "expected a finding in the bad example, found none"
                           : "expected no finding in the good example, found one"});
      }
    }
  }
  return out;
}

namespace check {
namespace {

constexpr std::uint8_t kMaxGivenUp = 3;
constexpr std::size_t kMaxFindings = 20;  // of a rule in a segment

// One side of a segment, as a rule looks at it.
std::string_view shown(const TeamRule& rule, Side& side) {
  return rule.prose ? side.masked() : side.text();
}

// A rule's look at one segment.
class Look {
 public:
  Look(const TeamRule& rule, const Compiled& patterns, SegmentFacts& facts)
      : rule_(&rule), patterns_(&patterns), facts_(&facts) {}

  // Adds what the rule finds; false if a pattern took too long.
  bool operator()(Faults& faults) {
    Span match;
    const bool agrees = !holds(patterns_->source_lacks, facts_->source(), match) &&
                        !holds(patterns_->target_lacks, facts_->target(), match) &&
                        (!patterns_->target || !patterns_->source ||
                         holds(patterns_->source, facts_->source(), match));
    if (agrees && !gave_up_) report(faults);
    return !gave_up_;
  }

 private:
  bool holds(const std::optional<text::Pattern>& pattern, Side& side, Span& match,
             std::size_t from = 0) {
    if (!pattern || gave_up_) return false;
    const text::Search search = pattern->find(shown(*rule_, side), from, match);
    gave_up_ = search == text::Search::kGaveUp;
    return search == text::Search::kFound;
  }

  void report(Faults& faults) {
    const bool lacks = patterns_->source_lacks || patterns_->target_lacks;
    if (!patterns_->source && !patterns_->target) {
      const bool in_target = patterns_->target_lacks.has_value();
      Side& side = in_target ? facts_->target() : facts_->source();
      add(faults, in_target, {0, side.text().size()});
      return;
    }
    const bool in_target = patterns_->target.has_value();
    Side& side = in_target ? facts_->target() : facts_->source();
    const auto& pattern = in_target ? patterns_->target : patterns_->source;
    Span match;
    std::size_t from = 0;
    for (std::size_t found = 0; found < (lacks ? 1 : kMaxFindings); ++found) {
      if (found != 0 && from >= side.text().size()) return;
      if (!holds(pattern, side, match, from)) return;
      add(faults, in_target, match);
      from = match.empty() ? base::next_char_begin(side.text(), match.end + 1) : match.end;
    }
  }

  void add(Faults& faults, bool in_target, Span span) const {
    std::string message = base::printable(rule_->message);
    if (in_target) {
      faults.in_target(span, std::move(message));
    } else {
      faults.in_source(span, std::move(message));
    }
  }

  const TeamRule* rule_;
  const Compiled* patterns_;
  SegmentFacts* facts_;
  bool gave_up_ = false;
};

}  // namespace

TeamRun::TeamRun(const TeamRules* team, std::span<const std::uint16_t> rules,
                 const TeamBrake* brake)
    : team_(team), rules_(rules), brake_(brake), given_up_(rules.size()) {}

std::vector<GivenUp> TeamRun::given_up() const {
  std::vector<GivenUp> out;
  for (std::size_t at = 0; at < rules_.size(); ++at) {
    if (given_up_[at] != 0) out.emplace_back(rules_[at], given_up_[at]);
  }
  return out;
}

void TeamRun::check(std::size_t at, SegmentFacts& facts, Faults& faults) {
  const std::size_t rule = rules_[at];
  if (given_up_[at] == kMaxGivenUp || (brake_ != nullptr && brake_->rests(rule))) return;
  if (Look(team_->rules()[rule], team_->state().compiled[rule], facts)(faults)) return;
  const bool rests = ++given_up_[at] == kMaxGivenUp;
  faults.all().clear();
  faults.in_target({}, rests ? "the rule's pattern takes too long on this text; the rule skips the "
                               "rest of the article"
                             : "the rule's pattern takes too long on this text");
}

bool applies_to(const TeamRule& rule, std::string_view article, std::string_view target_lang) {
  const bool path = article.empty() || rule.paths.empty() ||
                    std::ranges::any_of(rule.paths, [&](const std::string& glob) {
                      return base::glob_matches(glob, article);
                    });
  return path && (rule.languages.empty() ||
                  std::ranges::any_of(rule.languages, [&](const std::string& name) {
                    return covers_tag(name, target_lang);
                  }));
}

Result<void> require_team_id(std::string_view id) {
  const bool spelled = !id.empty() && std::ranges::all_of(id, [](char c) {
    return base::is_ascii_lower(c) || base::is_ascii_digit(c) || c == '-';
  });
  if (!spelled) {
    return failure(ErrorCode::kMisuse, "expected an id of lower-case letters, digits and hyphens");
  }
  if (require_rule_name(id, nullptr)) {
    return failure(ErrorCode::kMisuse, "'" + std::string(id) + "' is a rule or group already");
  }
  return {};
}

}  // namespace check
}  // namespace locseg
