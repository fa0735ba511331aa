#include "check/engine/unit_check.h"

#include <algorithm>
#include <utility>

#include "base/interrupt.h"
#include "base/try.h"
#include "check/engine/ignore_comments.h"

namespace locseg::check {
namespace {

// In so many targets a language is looked for.
constexpr std::size_t kUnitsForLanguage = 50;

}  // namespace

Hash128 unit_texts_hash(std::string_view id, std::string_view source, std::string_view target) {
  return hash_of(to_hex(hash_of(source, target)), id);
}

UnitCheck::UnitCheck(const ArticleChecker& checker, UnitPlaces places)
    : checker_(&checker), places_(std::move(places)) {}

void UnitCheck::find_language_of(std::span<const Unit> units) {
  std::string targets;
  for (const Unit& unit : units) targets += unit.target;
  found_language_ = find_language({.name = places_.name,
                                   .source_lang = checker_->options_->languages.source,
                                   .siblings = places_.siblings ? places_.siblings() : "",
                                   .targets = targets});
}

std::string UnitCheck::target_lang() const {
  if (!info_.target_lang.empty()) return std::string(info_.target_lang);
  const Languages& languages = checker_->options_->languages;
  if (!languages.target.empty()) return languages.target;
  return found_language_ ? found_language_->tag : std::string();
}

UnitCheck::OfLanguages& UnitCheck::results_of_languages() {
  std::string source(info_.source_lang.empty()
                         ? std::string_view(checker_->options_->languages.source)
                         : info_.source_lang);
  const auto [at, fresh] = by_language_.try_emplace(LanguagePair{std::move(source), target_lang()});
  OfLanguages& out = at->second;
  if (fresh) {
    out.checked.source_lang = at->first.source;
    out.checked.target_lang = at->first.target;
  }
  return out;
}

Result<void> UnitCheck::begin_article(const ArticleInfo& info) {
  info_ = info;
  looks_for_language_ =
      info.target_lang.empty() && checker_->options_->languages.target.empty() && !found_language_;
  return {};
}

Result<void> UnitCheck::change_provenance(const ArticleInfo& info) {
  LOCSEG_TRY(check_first_units());
  info_ = info;
  return {};
}

Result<void> UnitCheck::units(std::span<const Unit> units) {
  if (units.empty()) return {};
  if (!looks_for_language_) return check(units);
  if (first_units_.empty()) first_units_.begin(info_);
  const std::size_t missing = kUnitsForLanguage - first_units_[0].units.size();
  const auto first = units.first(std::min(units.size(), missing));
  first_units_.add(first);
  if (first.size() < missing) return {};
  LOCSEG_TRY(check_first_units());
  return check(units.subspan(first.size()));
}

Result<void> UnitCheck::end_article() { return check_first_units(); }

Result<void> UnitCheck::check_first_units() {
  if (first_units_.empty()) return {};
  const std::span<const Unit> units = first_units_[0].units;
  find_language_of(units);
  looks_for_language_ = false;
  LOCSEG_TRY(check(units));
  first_units_.clear();
  return {};
}

Result<void> UnitCheck::check(std::span<const Unit> units) {
  if (units.empty()) return {};
  const std::string& wanted = checker_->options_->languages.target;
  const bool is_wanted =
      wanted.empty() || info_.target_lang.empty() || covers_tag(wanted, info_.target_lang);
  OfLanguages* const into = is_wanted ? &results_of_languages() : nullptr;
  // A view of the string that lives on, not of a copy.
  const std::string_view lang = into != nullptr ? std::string_view(into->checked.target_lang) : "";
  Context context = checker_->context_for(lang);
  if (into != nullptr) context.source_lang = into->checked.source_lang;
  context.article = places_.name;
  context.translation_type = info_.translation_type;
  context.syntax = syntax_of_units(info_);
  const Plan& plan =
      checker_->selection_.plan(places_.name, context.target_lang, context.translation_type);
  std::optional<Looking> looking;  // not at units in another language
  if (into != nullptr) {
    const RuleSet& set = plan.set;
    const auto team = into->teams.try_emplace(std::string(info_.translation_type), set.team_rules,
                                              set.team, set.brake);
    looking.emplace(Looking{plan, team.first->second, SegmentFacts(context), into->checked});
  }
  for (std::size_t i = 0; i < units.size(); ++i, ++ordinal_) {
    if (base::is_interrupted()) return failure(ErrorCode::kInterrupted, "interrupted");
    if (checker_->options_->on_fix) keep_for_repair(units[i], {});
    // The next unit, with the source for many, says more.
    const bool is_repeated = units[i].origin != nullptr && units[i].origin->is_repeated;
    if (looking && !is_repeated) look_at(units[i], *looking);
  }
  return {};
}

void UnitCheck::look_at(const Unit& unit, Looking& looking) {
  auto& [plan, team, facts, checked] = looking;
  if (unit.target.empty()) {
    ++out_.untranslated;
    return;
  }
  std::vector<RuledFault> faults;
  const bool known = is_skipped(checker_->options_->skip_segments, unit.source, unit.target);
  if (known) {
    ++checked.skipped;
  } else {
    ++checked.segments;
    facts.reset(unit.source, unit.target, {.origin = unit.origin});
    check_segment(plan.set, facts, faults);
  }
  if (!plan.set.corpus.empty()) add_entry(unit, faults, known, checked);
  if (known) return;
  check_team(team, facts, faults);
  if (checker_->options_->on_fix) keep_for_repair(unit, faults);
  for (RuledFault& fault : faults) {
    std::vector<Edit> decoded = std::move(fault.fault.fix);
    fault.fault.fix = decoded;
    checked.findings.push_back(locate_in_file(places_, unit, plan, std::move(fault)));
    const Finding& finding = checked.findings.back().finding;
    if (!checker_->options_->on_fix || !finding.fixable()) continue;
    UnitFix& fix = out_.fixes.emplace_back();
    fix.unit = ordinal_;
    fix.texts = finding.segment;
    fix.decoded = std::move(decoded);
    for (const PlacedEdit& each : finding.fix.edits) fix.raw.push_back(each.edit);
  }
}

void UnitCheck::keep_for_repair(const Unit& unit, std::span<const RuledFault> faults) {
  if (out_.units.size() == ordinal_) {
    CheckedUnit& kept = out_.units.emplace_back();
    if (unit.origin != nullptr) kept.target = unit.origin->target;
    kept.texts = unit_texts_hash(unit.id, unit.source, unit.target);
  }
  for (const RuledFault& fault : faults) {
    out_.units.back().faults.insert(out_.units.back().faults.end(), fault.fault.count, fault.rule);
  }
}

// A form of a plural entry is one of several translations that all are right, and what a context
// tells apart are two sources.
void UnitCheck::add_entry(const Unit& unit, std::span<const RuledFault> faults, bool known,
                          CheckedArticle& into) const {
  const UnitOrigin* const origin = unit.origin;
  if (origin != nullptr && !origin->plural.empty()) return;
  CorpusEntry& entry = into.entries.emplace_back(corpus_entry(unit.source, unit.target, ordinal_));
  if (origin != nullptr && !origin->context.empty()) {
    entry.source_key ^= short_hash_of(origin->context);
  }
  entry.known = known;
  entry.faulty = std::ranges::any_of(faults, warns);
}

void UnitCheck::hold_back(std::vector<CheckedArticle>& all) const {
  IgnoreComments comments(places_.text, CommentStyle::kUnits);
  ArticleAcceptances acceptances = checker_->acceptances_.of(places_.name);
  for (CheckedArticle& each : all) {
    checker_->dictionary_.hold_back(each.findings);
    each.accepted = comments.hold_back(each.findings);
    join_repeated(each.findings);
    acceptances.set_plan(checker_->selection_.plan(places_.name, each.target_lang, {}));
    each.accepted += acceptances.hold_back(each.findings);
    name_segments(places_, each.findings);
  }
  all.front().unused = comments.unused(places_.name, checker_->options_->team.get());
  all.front().acceptances = std::move(acceptances);
  all.front().found_language = found_language_;
}

CheckedUnits UnitCheck::finish_check() {
  for (auto& [languages, each] : by_language_) {
    settle_in_file(places_, each.checked.findings);
    for (const auto& [translation_type, team] : each.teams) {
      std::ranges::move(team.given_up(), std::back_inserter(each.checked.given_up));
    }
    out_.articles.push_back(std::move(each.checked));
  }
  if (!out_.articles.empty()) hold_back(out_.articles);
  return std::move(out_);
}

Result<CheckedUnits> check_units(const ArticleChecker& checker, const UnitOpener& open) {
  CheckedUnits out;
  LOCSEG_TRY(open([&](UnitPlaces places, const UnitFeed& feed) -> Result<void> {
    UnitCheck check(checker, std::move(places));
    LOCSEG_TRY(feed(check));
    out = check.finish_check();
    return {};
  }));
  return out;
}

}  // namespace locseg::check
