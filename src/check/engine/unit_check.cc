// Findings are placed when a file has ended: their spans become lines and columns in one pass over
// its text.
#include "check/engine/unit_check.h"

#include <algorithm>
#include <utility>

#include "article/syntax.h"
#include "base/printable.h"
#include "check/engine/ignore_comments.h"
#include "check/engine/runner.h"

namespace locseg::check {
namespace {

markup::Syntax syntax_of(const ArticleInfo& info) {
  if (!has_article_ending(info.path)) return markup::Syntax::kCatalog;
  return article::syntax_of(article_kind(info.path, {}));
}

std::string some_targets(std::span<const Unit> units) {
  constexpr std::size_t kEnough = 50;
  std::string out;
  for (const Unit& unit : units.first(std::min(units.size(), kEnough))) out += unit.target;
  return out;
}

// The form of a plural entry that is there for one and for many comes twice; the one for many says
// more.
bool comes_again(std::span<const Unit> units, std::size_t index) {
  if (index + 1 == units.size()) return false;
  const UnitOrigin* const one = units[index].origin;
  const UnitOrigin* const next = units[index + 1].origin;
  return one != nullptr && next != nullptr && !one->target.empty() && one->target == next->target;
}

std::uint64_t count_lines(std::string_view text, std::uint64_t begin, std::uint64_t end) {
  if (begin >= end) return 0;
  const std::string_view part = text.substr(begin, end - begin);
  return static_cast<std::uint64_t>(std::ranges::count(part, '\n'));
}

// A store has no line that a reader could look at.
void name_segments(std::vector<LocatedFinding>& found) {
  for (LocatedFinding& each : found) {
    const std::string& id = each.finding.segment->id;
    if (!id.empty()) each.finding.message += " (segment " + base::printable(id) + ")";
  }
}

}  // namespace

UnitCheck::UnitCheck(const ArticleChecker& checker, UnitPlaces places)
    : checker_(&checker), places_(std::move(places)) {}

std::string UnitCheck::language_of(const ArticleInfo& info, std::span<const Unit> units) {
  if (!info.target_lang.empty()) return std::string(info.target_lang);
  const Languages& languages = checker_->options_->languages;
  if (!languages.target.empty()) return languages.target;
  if (!found_language_) {
    const std::string targets = some_targets(units);
    found_language_ = find_language({.name = places_.name,
                                     .source_lang = languages.source,
                                     .siblings = places_.siblings ? places_.siblings() : "",
                                     .targets = targets});
  }
  return found_language_ ? found_language_->tag : std::string();
}

void UnitCheck::add(const ArticleInfo& info, std::span<const Unit> units) {
  if (units.empty()) return;
  const std::string& wanted = checker_->options_->languages.target;
  if (!wanted.empty() && !info.target_lang.empty() && !covers_tag(wanted, info.target_lang)) return;
  std::string source(info.source_lang.empty()
                         ? std::string_view(checker_->options_->languages.source)
                         : info.source_lang);
  const auto [at, fresh] =
      by_language_.try_emplace(LanguagePair{std::move(source), language_of(info, units)});
  CheckedArticle& into = at->second;
  if (fresh) {
    into.source_lang = at->first.source;
    into.target_lang = at->first.target;
  }
  Context context = checker_->context_for(into.target_lang);
  context.source_lang = into.source_lang;
  context.article = places_.name;
  context.translation_type = info.translation_type;
  context.syntax = syntax_of(info);
  const Plan& plan = checker_->selection_.plan(places_.name, into.target_lang);
  SegmentFacts facts(context);
  TeamRun team(plan.set.team_rules, plan.set.team);
  for (std::size_t i = 0; i < units.size(); ++i) {
    const Unit& unit = units[i];
    if (unit.target.empty()) {
      ++untranslated_;
      continue;
    }
    if (comes_again(units, i)) continue;
    if (is_skipped(checker_->options_->skip_segments, unit.source, unit.target)) {
      ++into.skipped;
      continue;
    }
    ++into.segments;
    facts.reset(unit.source, unit.target, {.origin = unit.origin});
    std::vector<RuledFault> faults;
    check_segment(plan.set, facts, faults);
    check_team(team, facts, faults);
    locate(unit, plan, std::move(faults), into);
  }
}

void UnitCheck::locate(const Unit& unit, const Plan& plan, std::vector<RuledFault> faults,
                       CheckedArticle& into) const {
  for (RuledFault& fault : faults) {
    into.findings.push_back(locate_in_unit(unit, plan, std::move(fault)));
    place(unit, into.findings.back());
  }
}

void UnitCheck::place(const Unit& unit, LocatedFinding& located) const {
  Finding& finding = located.finding;
  if (unit.origin == nullptr) {
    finding.begin = finding.end = {std::max<std::uint64_t>(unit.line, 1), 1};
    located.first_line = located.last_line = finding.begin.line;
    return;
  }
  const bool in_target = finding.place == TextSide::kTarget;
  const Span raw = in_target ? unit.origin->target : unit.origin->source;
  located.record = unit.origin->record;
  finding.span = raw.empty()
                     ? Span{located.record.begin, located.record.begin}
                     : places_.place_of(raw, in_target ? unit.target : unit.source, finding.mark);
}

void UnitCheck::hold_back(std::vector<CheckedArticle>& all) const {
  IgnoreComments comments(places_.text, CommentStyle::kUnits);
  ArticleAcceptances acceptances = checker_->acceptances_.of(places_.name);
  for (CheckedArticle& each : all) {
    checker_->dictionary_.hold_back(each.findings);
    each.accepted = comments.hold_back(each.findings);
    join_repeated(each.findings);
    acceptances.set_plan(checker_->selection_.plan(places_.name, each.target_lang));
    each.accepted += acceptances.hold_back(each.findings);
    if (places_.text.empty()) name_segments(each.findings);
  }
  all.front().unused = comments.unused(places_.name, checker_->options_->team.get());
  all.front().acceptances = std::move(acceptances);
  all.front().found_language = found_language_;
}

std::vector<CheckedArticle> UnitCheck::finish() {
  std::vector<CheckedArticle> out;
  for (auto& [languages, checked] : by_language_) {
    settle_places(places_.name, places_.text, checked.findings);
    for (LocatedFinding& each : checked.findings) {
      if (each.record.empty()) continue;
      const Finding& finding = each.finding;
      each.first_line =
          finding.begin.line - count_lines(places_.text, each.record.begin, finding.span.begin);
      each.last_line =
          finding.begin.line + count_lines(places_.text, finding.span.begin, each.record.end);
    }
    out.push_back(std::move(checked));
  }
  if (!out.empty()) hold_back(out);
  return out;
}

}  // namespace locseg::check
