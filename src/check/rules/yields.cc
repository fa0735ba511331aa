// The table was drawn up by reading segments with several findings. A line belongs here if mending
// the cause mends or voids the other.
#include "check/rules/yields.h"

#include "check/rules/rules.h"

namespace locseg::check {
namespace {

constexpr Yield kYields[] = {
    // Emphasis that was lost leaves its spaces behind.
    {&kDoubleSpace, &kEmphasisMismatch, Reach::kSegment},
    {&kEdgeSpace, &kEmphasisMismatch, Reach::kSegment},
    {&kEmphasisMismatch, &kBrokenEmphasis, Reach::kSegment},
    // A name that is lost takes its emphasis along.
    {&kEmphasisMismatch, &kNameMismatch, Reach::kTouching},
    {&kSpaceBeforePunctuation, &kEmphasisMismatch, Reach::kSegment},
    {&kInnerSpace, &kEmphasisMismatch, Reach::kSegment},
    // The spaces of a gap, and the mark behind it.
    {&kEdgeSpace, &kSpaceBeforePunctuation, Reach::kSegment},
    {&kSpaceBeforePunctuation, &kEmptyBrackets, Reach::kTouching},
    {&kSpaceBeforePunctuation, &kBracketBalance, Reach::kTouching},
    {&kDoubleSpace, &kSpaceBeforePunctuation, Reach::kTouching},
    {&kDoubleSpace, &kEdgeSpace, Reach::kTouching},
    {&kDoubleSpace, &kBracketBalance, Reach::kTouching},
    {&kDoubleSpace, &kInnerSpace, Reach::kTouching},
    {&kDoubleSpace, &kNarrowMark, Reach::kTouching},
    {&kEdgeSpace, &kEmptyBrackets, Reach::kTouching},
    {&kInnerSpace, &kBracketBalance, Reach::kTouching},
    // Texts of links that moved to other links take marks and spaces along.
    {&kDoubleSpace, &kEmptyLinkText, Reach::kSegment},
    {&kPunctuationInLink, &kEmptyLinkText, Reach::kSegment},
    {&kMissingSpaceAfterLink, &kEmptyLinkText, Reach::kSegment},
    {&kEmptyBrackets, &kEmptyLinkText, Reach::kSegment},
    {&kQuoteBalance, &kEmptyLinkText, Reach::kSegment},
    {&kBracketBalance, &kEmptyLinkText, Reach::kSegment},
    {&kSpaceBeforePunctuation, &kEmptyLinkText, Reach::kSegment},
    // The end of a link's text was left outside: a space is lacking before it and too many behind.
    {&kSpaceBeforePunctuation, &kMissingSpaceAfterLink, Reach::kBehind},
    {&kMissingSpaceAfterLink, &kPunctuationInLink, Reach::kSegment},
    {&kSpaceBeforePunctuation, &kPunctuationInLink, Reach::kTouching},
    {&kInnerSpace, &kPunctuationInLink, Reach::kTouching},
    {&kRepeatedPunctuation, &kPunctuationInLink, Reach::kSegment},
    {&kRepeatedPunctuation, &kSpaceBeforePunctuation, Reach::kTouching},
    // Code that was written as prose.
    {&kEmptyBrackets, &kCodePunctuation, Reach::kSegment},
    {&kBracketBalance, &kCodePunctuation, Reach::kTouching},
    {&kRepeatedPunctuation, &kCodePunctuation, Reach::kTouching},
    {&kSpaceBeforePunctuation, &kCodePunctuation, Reach::kTouching},
    {&kInnerSpace, &kCodePunctuation, Reach::kTouching},
    {&kDecimalPunctuation, &kCodePunctuation, Reach::kTouching},
    // Quotes and marks that went astray with the emphasis.
    {&kQuoteAcrossEmphasis, &kBrokenEmphasis, Reach::kSegment},
    {&kStraightQuotes, &kQuoteAcrossEmphasis, Reach::kSegment},
    {&kQuoteAcrossEmphasis, &kEmphasisMismatch, Reach::kSegment},
    {&kSpaceBeforePunctuation, &kQuoteAcrossEmphasis, Reach::kSegment},
    {&kInnerSpace, &kQuoteAcrossEmphasis, Reach::kSegment},
    {&kPunctuationInEmphasis, &kQuoteBalance, Reach::kTouching},
    {&kPunctuationInEmphasis, &kPunctuationInLink, Reach::kSegment},
    {&kPunctuationInEmphasis, &kQuoteAcrossEmphasis, Reach::kSegment},
    {&kPunctuationInEmphasis, &kBrokenEmphasis, Reach::kSegment},
    {&kPunctuationInEmphasis, &kEmphasisMismatch, Reach::kSegment},
    // Code spans that were glued are one in the target.
    {&kAdjacentCodeSpans, &kCodeSpanMismatch, Reach::kSegment},
    {&kSpaceBeforePunctuation, &kAdjacentCodeSpans, Reach::kSegment},
    // Code that fell out of brackets, or out of its place with a link, lies beside the next code.
    {&kAdjacentCodeSpans, &kEmptyBrackets, Reach::kSegment},
    {&kAdjacentCodeSpans, &kEmptyLinkText, Reach::kSegment},
    // The text of one link at the next.
    {&kPunctuationInLink, &kExchangedLinkText, Reach::kSegment},
    {&kEmptyLinkText, &kExchangedLinkText, Reach::kSegment},
    {&kRepeatedPunctuation, &kExchangedLinkText, Reach::kSegment},
    {&kSpaceBeforePunctuation, &kExchangedLinkText, Reach::kBehind},
    {&kMissingSpaceAfterLink, &kInnerSpace, Reach::kSegment},
    // Texts of links that moved lack their spaces before as well.
    {&kGluedWords, &kEmptyLinkText, Reach::kSegment},
    {&kNumberMismatch, &kEmptyLinkText, Reach::kTouching},
    {&kGluedWords, &kPunctuationInLink, Reach::kSegment},
    {&kGluedWords, &kMissingSpaceAfterLink, Reach::kSegment},
    {&kGluedWords, &kBracketBalance, Reach::kTouching},
    {&kSpaceBeforePunctuation, &kInnerSpace, Reach::kSegment},
    {&kEdgeSpace, &kInnerSpace, Reach::kSegment},
    {&kSpaceBeforePunctuation, &kNarrowMark, Reach::kTouching},
    {&kQuoteBalance, &kSplitSuffix, Reach::kSegment},
    // A number between wide marks is no number.
    {&kNumberMismatch, &kDecimalPunctuation, Reach::kSegment},
    {&kVersionMismatch, &kDecimalPunctuation, Reach::kSegment},
    // What is inside a longer word of the source was lost with it.
    {&kNumberMismatch, &kVersionMismatch, Reach::kTouching},
    {&kNumberMismatch, &kIdentifierMismatch, Reach::kTouching},
    {&kNumberMismatch, &kPathMismatch, Reach::kTouching},
    {&kNumberMismatch, &kUrlMismatch, Reach::kTouching},
    {&kVersionMismatch, &kPathMismatch, Reach::kTouching},
    {&kIdentifierMismatch, &kPathMismatch, Reach::kTouching},
    {&kIdentifierMismatch, &kPlaceholderMismatch, Reach::kTouching},
    {&kPathMismatch, &kPlaceholderMismatch, Reach::kTouching},
    {&kIdentifierMismatch, &kCodeSpanMismatch, Reach::kTouching},
    {&kPathMismatch, &kCodeSpanMismatch, Reach::kTouching},
    {&kNumberMismatch, &kNameMismatch, Reach::kTouching},
    {&kNumberMismatch, &kCodeNumberMismatch, Reach::kSegment},
    {&kVersionMismatch, &kNameMismatch, Reach::kTouching},
    {&kIdentifierMismatch, &kNameMismatch, Reach::kTouching},
    {&kIdentifierMismatch, &kDottedI, Reach::kSegment},
    {&kIdentifierMismatch, &kCodeNumberMismatch, Reach::kTouching},
    // What was between the brackets is what is missing; the pieces of an address.
    {&kEmptyBrackets, &kNameMismatch, Reach::kSegment},
    {&kEmptyBrackets, &kPathMismatch, Reach::kSegment},
    {&kEmptyBrackets, &kNumberMismatch, Reach::kSegment},
    {&kBracketBalance, &kNameMismatch, Reach::kSegment},
    {&kQuoteBalance, &kPathMismatch, Reach::kSegment},
    {&kInnerSpace, &kPathMismatch, Reach::kSegment},
    // What fell out of brackets lies beside the next word that says it; and what stood round a lost
    // version is side by side.
    {&kRepeatedWord, &kEmptyBrackets, Reach::kSegment},
    {&kRepeatedWord, &kVersionMismatch, Reach::kSegment},
    // A text that breaks off inside a quotation.
    {&kQuoteBalance, &kNameMismatch, Reach::kSegment},
    {&kQuoteBalance, &kIdentifierMismatch, Reach::kSegment},
    // Points, spaces and ends at the pieces of a name that was torn apart.
    {&kRepeatedPunctuation, &kNameMismatch, Reach::kSegment},
    {&kSpaceBeforePunctuation, &kNameMismatch, Reach::kTouching},
    {&kFinalPunctuation, &kNameMismatch, Reach::kTouching},
    {&kPunctuationInEmphasis, &kNameMismatch, Reach::kTouching},
    // A mark took the place of the other.
    {&kQuoteBalance, &kBracketBalance, Reach::kSegment},
    // A name in other letters keeps its humps.
    {&kInnerCapital, &kNameMismatch, Reach::kSegment},
    {&kSpaceBeforePunctuation, &kUrlMismatch, Reach::kSegment},
    // Half a bracket of a picture, a link or a tag.
    {&kBracketBalance, &kImageMismatch, Reach::kSegment},
    {&kBracketBalance, &kLinkMismatch, Reach::kSegment},
    {&kBracketBalance, &kEmptyBrackets, Reach::kTouching},
    {&kBracketBalance, &kMessageFormatMismatch, Reach::kSegment},
    // The ending of a file's name, translated as a word.
    {&kMixedScriptWord, &kPathMismatch, Reach::kSegment},
    {&kTagNesting, &kTagMismatch, Reach::kSegment},
    // A text that breaks off.
    {&kFinalPunctuation, &kLengthRatio, Reach::kSegment},
    {&kFinalPunctuation, &kQuoteBalance, Reach::kTouching},
    {&kFinalPunctuation, &kBracketBalance, Reach::kBehind},
    {&kFinalPunctuation, &kPunctuationInLink, Reach::kSegment},
    // A text that was left as it is, or decoded wrongly.
    {&kScriptMismatch, &kUntranslated, Reach::kSegment},
    {&kInconsistentTarget, &kUntranslatedRepeat, Reach::kSegment},
    // A link that took in a mark may have moved, and lost a word on the way.
    {&kInconsistentTarget, &kPunctuationInLink, Reach::kSegment},
    {&kScriptMismatch, &kPartlyUntranslated, Reach::kSegment},
    {&kPartlyUntranslated, &kUntranslated, Reach::kSegment},
    {&kLengthRatio, &kMojibake, Reach::kSegment},
    {&kScriptMismatch, &kMojibake, Reach::kSegment},
    {&kMixedScriptWord, &kMojibake, Reach::kSegment},
    {&kInvisibleCharacter, &kMojibake, Reach::kTouching},
    {&kInvisibleCharacter, &kBidiUnbalanced, Reach::kTouching},
    {&kQuoteBalance, &kDamagedQuotes, Reach::kSegment},
    {&kEntityMismatch, &kDamagedQuotes, Reach::kSegment},
};

constexpr const Rule* kOnceASegment[] = {
    &kCodeSpanMismatch,
    &kEmptyLinkText,
    &kPlaceholderMismatch,
    &kPunctuationInLink,
    &kMissingSpaceAfterLink,
    &kMixedScriptWord,
    &kSpaceBeforePunctuation,
    &kNarrowMark,
    &kInnerSpace,
    &kMissingSpaceAtArrow,
    &kDottedI,
    &kSplitSuffix,
    &kExchangedLinkText,
    &kNameMismatch,
    &kPathMismatch,
    &kIdentifierMismatch,
    &kCodePunctuation,
    &kBidiUnbalanced,
    &kGluedWords,
    &kInnerCapital,
};

constexpr const Rule* kOfSoundSegments[] = {&kInconsistentTarget};

}  // namespace

std::span<const Yield> yields() { return kYields; }
std::span<const Rule* const> rules_once_a_segment() { return kOnceASegment; }
std::span<const Rule* const> rules_of_sound_segments() { return kOfSoundSegments; }

}  // namespace locseg::check
