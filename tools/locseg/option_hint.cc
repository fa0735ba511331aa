#include "option_hint.h"

namespace locseg::cli {

std::string_view option_of(Hint hint) {
  switch (hint) {
    case Hint::kNone:
      return {};
    case Hint::kSourceLanguage:
      return "--source-lang";
    case Hint::kTargetLanguage:
      return "--target-lang";
    case Hint::kLanguages:
      return "--source-lang and --target-lang";
    case Hint::kPenaltyArticles:
      return "--articles";
    case Hint::kPenaltyDay:
      return "--handed-off-since";
    case Hint::kLimit:
      return "--limit";
    case Hint::kStaleUnits:
      return "--on-stale";
    case Hint::kFuzzyUnits:
      return "--use-fuzzy";
    case Hint::kPreferredSide:
      return "--prefer";
  }
  return {};
}

std::string with_option(const Error& error) {
  const std::string_view option = option_of(error.hint);
  return to_string(error) + (option.empty() ? "" : "; give " + std::string(option));
}

}  // namespace locseg::cli
