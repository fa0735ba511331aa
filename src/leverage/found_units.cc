#include "leverage/found_units.h"

#include <algorithm>
#include <tuple>

namespace locseg::leverage {

template <class Take>
void FoundUnits::for_each_penalty(const FoundUnit& unit, const Take& take) const {
  const Penalties& penalties = options_.penalties;
  const store::Translation& translation = unit.translation;
  const auto deduct = [&](bool applies, std::string_view reason, int points) {
    if (applies && points != 0) take(Deduction{reason, points});
  };
  deduct(is_suggestion(translation.state), name_of(translation.state), 1);
  deduct(!translation.human, "machine", penalties.machine);
  deduct(unit.several, "several", penalties.several);
  deduct(!penalties.set.empty() && !translation.preferred, "elsewhere", penalties.elsewhere);
  deduct(!penalties.since.empty() && translation.handoff < penalties.since, "old", penalties.old);
}

void FoundUnits::add(const FoundSource& source, std::span<const store::Translation> translations) {
  // Suggestions make no others doubtful.
  const auto confirmed = std::ranges::count_if(
      translations, [](const store::Translation& each) { return !is_suggestion(each.state); });
  for (const store::Translation& translation : translations) {
    FoundUnit unit{source, translation, source.score, confirmed > 1};
    if (is_suggestion(translation.state)) {
      unit.source.kind = MatchKind::kFuzzy;
    } else if (source.kind != MatchKind::kFuzzy) {
      const int sides = (translation.after_given ? 1 : 0) + (translation.before_given ? 1 : 0);
      unit.score = unit.source.similarity = kExactScore + sides;
      if (sides != 0) unit.source.kind = MatchKind::kContext;
    }
    for_each_penalty(unit, [&](const Deduction& penalty) { unit.score -= penalty.points; });
    if (unit.score >= options_.min_score) units_.push_back(unit);
  }
}

int FoundUnits::best() const {
  int best = 0;
  for (const FoundUnit& unit : units_) best = std::max(best, unit.score);
  return best;
}

Match FoundUnits::match_of(const FoundUnit& unit) const {
  Match match;
  match.score = unit.score;
  match.kind = unit.source.kind;
  match.similarity = unit.source.similarity;
  match.source = unit.source.text;
  unit.source.differences.append_to(match.deductions);
  for_each_penalty(unit, [&](const Deduction& penalty) { match.deductions.push_back(penalty); });
  take_translation(unit.translation, match);
  return match;
}

LookupResult FoundUnits::result(std::string_view text) {
  const auto comes_before = [&](const FoundUnit& a, const FoundUnit& b) {
    if (a.score != b.score) return a.score > b.score;
    if (a.translation.human != b.translation.human) return a.translation.human;
    // The same to the byte before what has the same identity, such as with another white space.
    const bool is_a = a.source.text == text;
    const bool is_b = b.source.text == text;
    if (is_a != is_b) return is_a;
    if (a.translation.handoff != b.translation.handoff) {
      return a.translation.handoff > b.translation.handoff;
    }
    return std::tie(a.source.text, a.translation.target) <
           std::tie(b.source.text, b.translation.target);
  };
  const std::size_t shown =
      options_.limit == 0 ? units_.size() : std::min(options_.limit, units_.size());
  std::ranges::partial_sort(units_, units_.begin() + static_cast<std::ptrdiff_t>(shown),
                            comes_before);
  LookupResult result;
  for (const FoundUnit& unit : std::span(units_).first(shown)) {
    result.matches.push_back(match_of(unit));
  }
  result.cut = units_.size() - shown;
  return result;
}

}  // namespace locseg::leverage
