#include "exchange/units/translation_state.h"

#include <gtest/gtest.h>

namespace locseg::exchange {
namespace translation_state_test {

using State = TranslationState;

TEST(TranslationState, OfXliff12IsApprovedThenStateThenQualifier) {
  EXPECT_EQ(xliff12_state({}), State::kTranslated);
  EXPECT_EQ(xliff12_state({"needs-review-translation", "fuzzy-match", "yes"}), State::kSettled);
  EXPECT_EQ(xliff12_state({"translated", "fuzzy-match", "no"}), State::kTranslated);
  EXPECT_EQ(xliff12_state({"needs-review-translation", "fuzzy-match", ""}), State::kFuzzy);
  EXPECT_EQ(xliff12_state({"needs-review-translation", "exact-match", ""}), State::kUnreviewed);
  EXPECT_EQ(xliff12_state({"new", "mt-suggestion", ""}), State::kUnreviewed);
  EXPECT_EQ(xliff12_state({"new", "", ""}), State::kUntranslated);
  EXPECT_EQ(xliff12_state({"", "leveraged-mt", ""}), State::kUnreviewed);
  EXPECT_EQ(xliff12_state({"x-mine", "x-yours", ""}), State::kTranslated);
  EXPECT_EQ(xliff12_state({"needs-review-translation", "leveraged-mt", "", true}),
            State::kTranslated);
  EXPECT_EQ(xliff12_state({"needs-review-translation", "fuzzy-match", "", true}), State::kFuzzy);
}

TEST(TranslationState, OfXliff2IsStateThenSubState) {
  EXPECT_EQ(xliff2_state({}), State::kTranslated);
  EXPECT_EQ(xliff2_state({"initial", "", ""}), State::kUntranslated);
  EXPECT_EQ(xliff2_state({"initial", "locseg:fuzzy", ""}), State::kFuzzy);
  EXPECT_EQ(xliff2_state({"translated", "locseg:fuzzy", ""}), State::kTranslated);
  EXPECT_EQ(xliff2_state({"final", "", ""}), State::kSettled);
}

TEST(TranslationState, OfAToolIsWhatItCallsConfirmed) {
  using enum XliffTool;
  EXPECT_EQ(tool_state(kTrados, "", false), State::kUntranslated);
  EXPECT_EQ(tool_state(kTrados, "Draft", false), State::kUnreviewed);
  EXPECT_EQ(tool_state(kTrados, "Draft", true), State::kFuzzy);
  EXPECT_EQ(tool_state(kTrados, "Translated", true), State::kTranslated);
  EXPECT_EQ(tool_state(kTrados, "ApprovedSignOff", false), State::kSettled);
  EXPECT_EQ(tool_state(kMemoq, "NotStarted", false), State::kUntranslated);
  EXPECT_EQ(tool_state(kMemoq, "MachineTranslated", false), State::kUnreviewed);
  EXPECT_EQ(tool_state(kMemoq, "Proofread", true), State::kSettled);
  EXPECT_EQ(tool_state(kMemoq, "?", true), State::kTranslated);
  EXPECT_EQ(tool_state(kPhrase, "0", false), State::kUnreviewed);
  EXPECT_EQ(tool_state(kPhrase, "0", true), State::kFuzzy);
  EXPECT_EQ(tool_state(kPhrase, "2", true), State::kTranslated);
}

TEST(TranslationState, OfOthersIsWhatTheySay) {
  EXPECT_EQ(po_state("fuzzy"), State::kFuzzy);
  EXPECT_EQ(po_state("c-format"), State::kTranslated);
  EXPECT_EQ(tmx_state("x-state", "unreviewed"), State::kUnreviewed);
  EXPECT_EQ(tmx_state("x-ConfirmationLevel", "Draft"), State::kUnreviewed);
  EXPECT_EQ(tmx_state("x-ConfirmationLevel", "?"), std::nullopt);
  EXPECT_EQ(tmx_state("x-note", "fuzzy"), std::nullopt);
  EXPECT_EQ(field_state("fuzzy"), State::kFuzzy);
  EXPECT_EQ(field_state("needs-l10n"), State::kUnreviewed);
  EXPECT_EQ(field_state("reviewed"), State::kTranslated);
}

TEST(TranslationState, LooksAtTheTexts) {
  EXPECT_EQ(state_with_texts(State::kSettled, "a", " "), State::kUntranslated);
  EXPECT_EQ(state_with_texts(State::kSettled, "", ""), State::kSettled);
  EXPECT_EQ(state_with_texts(State::kUntranslated, "\n", ""), State::kUntranslated);
  EXPECT_EQ(state_with_texts(State::kTranslated, "a", "a"), State::kTranslated);
  EXPECT_EQ(state_with_texts(State::kUnreviewed, "a", "a"), State::kUntranslated);
  EXPECT_EQ(state_with_texts(State::kUntranslated, "a", "b"), State::kUnreviewed);
  EXPECT_EQ(state_with_texts(State::kFuzzy, "a", "b"), State::kFuzzy);
}

}  // namespace translation_state_test
}  // namespace locseg::exchange
