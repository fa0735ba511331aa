// The one table of states, of all formats: docs/exchange.md shows it to users.
#include "exchange/units/translation_state.h"

#include <optional>
#include <span>

namespace locseg::exchange {
namespace {

using State = TranslationState;

struct Word {
  std::string_view word;
  State state;
};

constexpr Word kXliff12States[] = {
    {"new", State::kUntranslated},
    {"needs-translation", State::kUntranslated},
    {"needs-adaptation", State::kProvisional},
    {"needs-l10n", State::kProvisional},
    {"needs-review-adaptation", State::kProvisional},
    {"needs-review-l10n", State::kProvisional},
    {"needs-review-translation", State::kProvisional},
    {"translated", State::kTranslated},
    {"signed-off", State::kSettled},
    {"final", State::kSettled},
};

constexpr Word kXliff12Qualifiers[] = {
    {"fuzzy-match", State::kProvisional},      {"leveraged-mt", State::kProvisional},
    {"mt-suggestion", State::kProvisional},    {"tm-suggestion", State::kProvisional},
    {"rejected-grammar", State::kProvisional}, {"rejected-inaccurate", State::kProvisional},
    {"rejected-length", State::kProvisional},  {"rejected-spelling", State::kProvisional},
};

constexpr Word kXliff2States[] = {
    {"initial", State::kUntranslated},
    {"translated", State::kTranslated},
    {"reviewed", State::kTranslated},
    {"final", State::kSettled},
};

constexpr Word kXliff2SubStates[] = {{"locseg:fuzzy", State::kProvisional}};

constexpr Word kPoFlags[] = {{"fuzzy", State::kProvisional}};

std::optional<State> find(std::span<const Word> words, std::string_view word) {
  for (const Word& known : words) {
    if (known.word == word) return known.state;
  }
  return std::nullopt;
}

// What the state says, or else its qualifier.
State state_of(std::span<const Word> states, std::span<const Word> qualifiers,
               const StateWords& words) {
  if (const auto said = find(states, words.state)) return *said;
  return find(qualifiers, words.qualifier).value_or(State::kTranslated);
}

}  // namespace

TranslationState xliff12_state(const StateWords& words) {
  if (words.approved == "yes") return State::kSettled;
  return state_of(kXliff12States, kXliff12Qualifiers, words);
}

TranslationState xliff2_state(const StateWords& words) {
  return state_of(kXliff2States, kXliff2SubStates, words);
}

TranslationState po_state(std::string_view flag) {
  return find(kPoFlags, flag).value_or(State::kTranslated);
}

}  // namespace locseg::exchange
