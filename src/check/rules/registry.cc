// The table of rules: explicit, ordered by group. A rule that is not here does not exist.
#include "check/rules/registry.h"

#include <algorithm>
#include <array>

#include "check/rules/rules.h"

namespace locseg {
namespace check {
namespace {

constexpr const Rule* kRules[] = {
    // article
    &kUnpairedSpan,
    &kIdMismatch,
    &kDuplicateId,
    &kMalformedId,
    &kIdOrder,
    &kDamagedQuotes,
    &kSpanInCodeBlock,
    &kLeakingSpan,
    &kConflictMarker,
    &kInvalidUtf8,
    &kMixedLineEnds,
    &kByteOrderMark,
    &kFrontMatterMissing,
    &kLocaleMismatch,

    // completeness
    &kEmptySource,
    &kEmptyTarget,
    &kPartlyUntranslated,
    &kUntranslated,
    // codes
    &kAdjacentCodeSpans,
    &kAlertKeywordTranslated,
    &kBrokenEmphasis,
    &kCodeSpanMismatch,
    &kEmphasisMismatch,
    &kEmptyLinkText,
    &kEntityMismatch,
    &kExchangedLinkText,
    &kImageMismatch,
    &kIncludeMismatch,
    &kLinkMismatch,
    &kLinkTargetChanged,
    &kPlaceholderMismatch,
    &kPunctuationInEmphasis,
    &kPunctuationInLink,
    &kQuoteAcrossEmphasis,
    &kTagMismatch,
    &kTagNesting,
    &kFormatMismatch,
    &kMessageFormatMismatch,
    &kPluralCategoryMismatch,
    &kAcceleratorMismatch,
    // data
    &kCodeNumberMismatch,
    &kCodePunctuation,
    &kDecimalPunctuation,
    &kEmailMismatch,
    &kIdentifierMismatch,
    &kNameMismatch,
    &kNumberMismatch,
    &kPathMismatch,
    &kUrlMismatch,
    &kVersionMismatch,
    // punctuation
    &kBracketBalance,
    &kDoubleSpace,
    &kEdgeSpace,
    &kEmptyBrackets,
    &kFinalPunctuation,
    &kGluedDash,
    &kGluedWords,
    &kInitialCase,
    &kInnerCapital,
    &kInnerSpace,
    &kLineFeedMismatch,
    &kMissingSpaceAfterLink,
    &kMissingSpaceAtArrow,
    &kNarrowMark,
    &kQuoteBalance,
    &kRepeatedPunctuation,
    &kRepeatedWord,
    &kSpaceBeforePunctuation,
    &kSplitSuffix,
    &kStraightQuotes,
    &kWhiteSpaceMismatch,
    // script
    &kBidiOverride,
    &kBidiUnbalanced,
    &kDottedI,
    &kInvisibleCharacter,
    &kLookalikeSpelling,
    &kMixedScriptWord,
    &kMojibake,
    &kNotNormalized,
    &kReplacementCharacter,
    &kScriptMismatch,
    // length
    &kLengthRatio,
    // consistency
    &kUntranslatedRepeat,  // before the rules that yield to it
    &kInconsistentSource,
    &kInconsistentTarget,

    // terms
    &kMissingTerm,
    &kForbiddenTerm,
    &kTranslatedDoNotTranslate,
};

constexpr auto kDescriptions = [] {
  std::array<const RuleDescription*, std::size(kRules)> out{};
  std::transform(std::begin(kRules), std::end(kRules), out.begin(),
                 [](const Rule* rule) { return &rule->description; });
  return out;
}();

}  // namespace

std::span<const Rule* const> rules() { return kRules; }

std::size_t rule_index(std::string_view id) {
  return static_cast<std::size_t>(
      std::ranges::find(kRules, id, [](const Rule* rule) { return rule->description.id; }) -
      std::begin(kRules));
}

}  // namespace check

std::span<const RuleDescription* const> rule_descriptions() { return check::kDescriptions; }

const RuleDescription* find_rule(std::string_view id) {
  const auto at = std::ranges::find(check::kDescriptions, id, &RuleDescription::id);
  return at == check::kDescriptions.end() ? nullptr : *at;
}

}  // namespace locseg
