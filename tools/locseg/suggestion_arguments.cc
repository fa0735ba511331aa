#include "suggestion_arguments.h"

#include <algorithm>

namespace locseg::cli {

void SuggestionArguments::declare(ArgumentTable& table) {
  table.add({.name = "--include",
             .value = "STATES",
             .into = &include,
             .summary = "Also take suggestions, as such: fuzzy, unreviewed",
             .splits_at_commas = true,
             .one_of = {"fuzzy", "unreviewed"}});
  empty.declare(table, "Succeed even if a file has nothing to take");
}

base::TranslationFilter::Wanted SuggestionArguments::wanted() const {
  const auto has = [&](TranslationState state) {
    return std::ranges::find(include, name_of(state)) != include.end();
  };
  return {false, has(TranslationState::kFuzzy), has(TranslationState::kUnreviewed)};
}

Result<void> SuggestionArguments::require_some(const base::TranslationFilter& filter,
                                               const std::string& path,
                                               const std::string& what) const {
  if (filter.taken() != 0) return {};
  std::string found = skipped_line(filter);
  if (found.empty()) found = "found no segment";
  return empty.refuse("has no translation to " + what + ": " + found, path);
}

std::string skipped_line(const base::TranslationFilter& filter) {
  std::string said = filter.summary();
  const bool has_suggestions = filter.skipped(TranslationState::kFuzzy) != 0 ||
                               filter.skipped(TranslationState::kUnreviewed) != 0;
  if (has_suggestions) said += "; --include fuzzy,unreviewed takes suggestions";
  return said;
}

}  // namespace locseg::cli
