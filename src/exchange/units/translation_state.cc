// The one table of states, of all formats: docs/exchange.md shows it to users.
#include "exchange/units/translation_state.h"

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
    {"needs-adaptation", State::kUnreviewed},
    {"needs-l10n", State::kUnreviewed},
    {"needs-review-adaptation", State::kUnreviewed},
    {"needs-review-l10n", State::kUnreviewed},
    {"needs-review-translation", State::kUnreviewed},
    {"translated", State::kTranslated},
    {"signed-off", State::kSettled},
    {"final", State::kSettled},
};

constexpr Word kXliff12Qualifiers[] = {
    {"fuzzy-match", State::kFuzzy},           {"leveraged-mt", State::kUnreviewed},
    {"mt-suggestion", State::kUnreviewed},    {"tm-suggestion", State::kUnreviewed},
    {"rejected-grammar", State::kUnreviewed}, {"rejected-inaccurate", State::kUnreviewed},
    {"rejected-length", State::kUnreviewed},  {"rejected-spelling", State::kUnreviewed},
};

constexpr Word kXliff2States[] = {
    {"initial", State::kUntranslated},
    {"translated", State::kTranslated},
    {"reviewed", State::kTranslated},
    {"final", State::kSettled},
};

constexpr Word kXliff2SubStates[] = {{"locseg:fuzzy", State::kFuzzy}};

constexpr Word kPoFlags[] = {{"fuzzy", State::kFuzzy}};

// Of Trados Studio, in TMX and in its own XLIFF.
constexpr std::string_view kConfirmation = "x-ConfirmationLevel";
constexpr Word kConfirmations[] = {
    {"Unspecified", State::kUntranslated},       {"Draft", State::kUnreviewed},
    {"RejectedTranslation", State::kUnreviewed}, {"RejectedSignOff", State::kUnreviewed},
    {"Translated", State::kTranslated},          {"ApprovedTranslation", State::kTranslated},
    {"ApprovedSignOff", State::kSettled},
};

constexpr Word kMemoqStates[] = {
    {"NotStarted", State::kUntranslated},
    {"PreTranslated", State::kUnreviewed},
    {"AssembledFromFragments", State::kUnreviewed},
    {"MachineTranslated", State::kUnreviewed},
    {"PartiallyEdited", State::kUnreviewed},
    {"Rejected", State::kUnreviewed},
    {"ManuallyConfirmed", State::kTranslated},
    {"Reviewer1Confirmed", State::kTranslated},
    {"Proofread", State::kSettled},
};

// Else the number of a step of the work in which it was confirmed.
constexpr Word kPhraseStates[] = {{"0", State::kUnreviewed}};

constexpr State kStates[] = {State::kUntranslated, State::kFuzzy, State::kUnreviewed,
                             State::kTranslated, State::kSettled};

std::optional<State> find(std::span<const Word> words, std::string_view word) {
  for (const Word& known : words) {
    if (known.word == word) return known.state;
  }
  return std::nullopt;
}

std::optional<State> find_name(std::string_view name) {
  for (const State state : kStates) {
    if (name_of(state) == name) return state;
  }
  return std::nullopt;
}

State state_of(std::span<const Word> states, std::span<const Word> qualifiers,
               const StateWords& words) {
  const auto said = find(states, words.state);
  if (said && is_translation(*said)) return *said;
  const auto detail = find(qualifiers, words.qualifier);
  return detail.value_or(said.value_or(State::kTranslated));
}

}  // namespace

TranslationState xliff12_state(const StateWords& words) {
  if (words.approved == "yes") return State::kSettled;
  // So our writer calls what the article has from a machine.
  const bool is_own = words.of_own_machine && words.state == "needs-review-translation" &&
                      words.qualifier == "leveraged-mt";
  if (is_own) return State::kTranslated;
  return state_of(kXliff12States, kXliff12Qualifiers, words);
}

TranslationState xliff2_state(const StateWords& words) {
  return state_of(kXliff2States, kXliff2SubStates, words);
}

TranslationState tool_state(XliffTool tool, std::string_view word, bool is_partial) {
  std::optional<State> said;
  switch (tool) {
    case XliffTool::kTrados:
      said = find(kConfirmations, word.empty() ? "Unspecified" : word);
      break;
    case XliffTool::kMemoq:
      said = find(kMemoqStates, word);
      break;
    case XliffTool::kPhrase:
      said = find(kPhraseStates, word);
      break;
  }
  const State state = said.value_or(State::kTranslated);
  return state == State::kUnreviewed && is_partial ? State::kFuzzy : state;
}

TranslationState po_state(std::string_view flag) {
  return find(kPoFlags, flag).value_or(State::kTranslated);
}

std::optional<TranslationState> tmx_state(std::string_view property, std::string_view value) {
  if (property == "x-state") return find_name(value);
  return property == kConfirmation ? find(kConfirmations, value) : std::nullopt;
}

TranslationState field_state(std::string_view word) {
  if (const auto own = find_name(word)) return *own;
  if (const auto said = find(kXliff12States, word)) return *said;
  return find(kXliff2States, word).value_or(State::kTranslated);
}

TranslationState state_with_texts(TranslationState said, std::string_view source,
                                  std::string_view target) {
  const auto is_blank = [](std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
  };
  const bool waits = said == State::kUntranslated;
  if (is_blank(target) && (waits || !is_blank(source))) return State::kUntranslated;
  if (is_translation(said)) return said;
  if (target == source) return State::kUntranslated;
  return waits ? State::kUnreviewed : said;
}

}  // namespace locseg::exchange
