// Every unit is looked up with its neighbours, so that of several translations the one in context
// is taken.
#include <algorithm>
#include <array>
#include <utility>

#include "article/syntax.h"
#include "base/interrupt.h"
#include "base/machine_answer.h"
#include "base/try.h"
#include "base/utf8.h"
#include "leverage/look_ahead.h"
#include "leverage/variables.h"
#include "locseg/memory.h"
#include "text/character.h"

namespace locseg {
namespace {

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::code_point_at(text, at);
    if (point.valid() && text::is_letter(point.value)) return true;
    at += point.size;
  }
  return false;
}

// The first of the best matches, or of these the first that can be adapted.
Filling chosen(std::string_view source, std::vector<Match> matches, markup::Syntax syntax) {
  Filling filling;
  if (matches.empty()) {
    filling.outcome = FillOutcome::kUnmatched;
    return filling;
  }
  filling.outcome = FillOutcome::kFilled;
  const int best = matches.front().score;
  for (Match& match : matches) {
    if (match.score != best || match.kind != MatchKind::kFuzzy) break;
    auto target = leverage::adapted(source, match.source, match.target, syntax);
    if (!target) continue;
    filling.adapted = *target != match.target;
    filling.target = std::move(*target);
    filling.match = std::move(match);
    return filling;
  }
  filling.match = std::move(matches.front());
  filling.target = filling.match.target;
  return filling;
}

// Of a unit that is filled with it.
TranslationState state_of(const Match& match) {
  if (base::is_machine_answer(match)) return TranslationState::kUnreviewed;
  if (is_inexact(match)) return TranslationState::kFuzzy;
  return is_machine(match) ? TranslationState::kUnreviewed : TranslationState::kTranslated;
}

}  // namespace

std::string_view name_of(FillOutcome outcome) {
  static constexpr std::array<std::string_view, kFillOutcomes> kNames = {
      "filled", "translated", "unmatched", "refused", "foreign"};
  return kNames[static_cast<std::size_t>(outcome)];
}

bool is_untranslated(const Unit& unit, std::string_view translation_type) {
  if (unit.source.empty()) return false;
  if (unit.target.empty()) return true;
  return unit.target == unit.source && !is_human(translation_type) && has_letter(unit.source);
}

Result<Pretranslator> Pretranslator::open(const std::string& store, LookupOptions options) {
  options.limit = 0;
  auto opened = TranslationMemory::open(store, std::move(options));
  LOCSEG_TRY(opened);
  return Pretranslator(std::move(*opened));
}

Result<std::vector<Filling>> Pretranslator::fill(const UnitGroup& group, ArticleKind kind) {
  const markup::Syntax syntax = article::syntax_of(kind);
  std::vector<Filling> fillings(group.units.size());
  if (is_other_language(group.info, leverage_.options())) {
    for (Filling& filling : fillings) filling.outcome = FillOutcome::kOtherLanguage;
    return fillings;
  }
  const auto query_at = [&](std::size_t i) -> std::optional<LookupQuery> {
    const Unit& unit = group.units[i];
    if (!is_untranslated(unit, group.info.translation_type)) return std::nullopt;
    return LookupQuery{unit.source, i == 0 ? std::string_view() : group.units[i - 1].source,
                       i + 1 == group.units.size() ? std::string_view() : group.units[i + 1].source,
                       unit.opaque_codes};
  };
  leverage::LookAhead ahead(leverage_, group.units.size(), query_at);
  for (std::size_t i = 0; i < group.units.size(); ++i) {
    if (base::is_interrupted()) return failure(ErrorCode::kInterrupted, "interrupted");
    const Unit& unit = group.units[i];
    const auto query = query_at(i);
    if (!query) continue;
    LOCSEG_TRY(ahead.reach(i));
    auto answer = leverage_.lookup(*query);
    LOCSEG_TRY(answer);
    std::erase_if(answer->matches, [](const Match& match) { return match.target.empty(); });
    fillings[i] = chosen(unit.source, std::move(answer->matches), syntax);
    // The memory may say as well that the two are the same.
    if (fillings[i].outcome == FillOutcome::kFilled && fillings[i].target == unit.target) {
      fillings[i].outcome = FillOutcome::kTranslated;
    }
  }
  return fillings;
}

std::vector<Unit> filled_units(const UnitGroup& group, std::span<const Filling> fillings) {
  std::vector<Unit> units(group.units.begin(), group.units.end());
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (fillings[i].outcome != FillOutcome::kFilled) continue;
    units[i].target = fillings[i].target;
    units[i].state = state_of(fillings[i].match);
  }
  return units;
}

}  // namespace locseg
