/// The rules by name, one a file; registry.cc puts them in order.
#pragma once

#include "check/facts/rule.h"

namespace locseg::check {

// article
extern const Rule kUnpairedSpan;
extern const Rule kIdMismatch;
extern const Rule kDuplicateId;
extern const Rule kMalformedId;
extern const Rule kIdOrder;
extern const Rule kDamagedQuotes;
extern const Rule kSpanInCodeBlock;
extern const Rule kLeakingSpan;
extern const Rule kConflictMarker;
extern const Rule kInvalidUtf8;
extern const Rule kMixedLineEnds;
extern const Rule kByteOrderMark;
extern const Rule kFrontMatterMissing;
extern const Rule kLocaleMismatch;

// completeness
extern const Rule kEmptySource;
extern const Rule kEmptyTarget;
extern const Rule kPartlyUntranslated;
extern const Rule kUntranslated;

// codes
extern const Rule kAdjacentCodeSpans;
extern const Rule kAlertKeywordTranslated;
extern const Rule kBrokenEmphasis;
extern const Rule kCodeSpanMismatch;
extern const Rule kEmphasisMismatch;
extern const Rule kEmptyLinkText;
extern const Rule kEntityMismatch;
extern const Rule kExchangedLinkText;
extern const Rule kImageMismatch;
extern const Rule kIncludeMismatch;
extern const Rule kLinkMismatch;
extern const Rule kLinkTargetChanged;
extern const Rule kPlaceholderMismatch;
extern const Rule kPunctuationInEmphasis;
extern const Rule kPunctuationInLink;
extern const Rule kQuoteAcrossEmphasis;
extern const Rule kTagMismatch;
extern const Rule kTagNesting;
extern const Rule kFormatMismatch;
extern const Rule kMessageFormatMismatch;
extern const Rule kPluralCategoryMismatch;
extern const Rule kAcceleratorMismatch;

// data
extern const Rule kCodeNumberMismatch;
extern const Rule kCodePunctuation;
extern const Rule kDecimalPunctuation;
extern const Rule kEmailMismatch;
extern const Rule kIdentifierMismatch;
extern const Rule kNameMismatch;
extern const Rule kNumberMismatch;
extern const Rule kPathMismatch;
extern const Rule kUrlMismatch;
extern const Rule kVersionMismatch;

// punctuation
extern const Rule kBracketBalance;
extern const Rule kDoubleSpace;
extern const Rule kEdgeSpace;
extern const Rule kEmptyBrackets;
extern const Rule kFinalPunctuation;
extern const Rule kGluedDash;
extern const Rule kGluedWords;
extern const Rule kInitialCase;
extern const Rule kInnerCapital;
extern const Rule kInnerSpace;
extern const Rule kLineFeedMismatch;
extern const Rule kMissingSpaceAfterLink;
extern const Rule kMissingSpaceAtArrow;
extern const Rule kNarrowMark;
extern const Rule kQuoteBalance;
extern const Rule kRepeatedPunctuation;
extern const Rule kRepeatedWord;
extern const Rule kSpaceBeforePunctuation;
extern const Rule kSplitSuffix;
extern const Rule kStraightQuotes;
extern const Rule kWhiteSpaceMismatch;

// script
extern const Rule kBidiOverride;
extern const Rule kBidiUnbalanced;
extern const Rule kDottedI;
extern const Rule kInvisibleCharacter;
extern const Rule kLookalikeSpelling;
extern const Rule kMixedScriptWord;
extern const Rule kMojibake;
extern const Rule kNotNormalized;
extern const Rule kReplacementCharacter;
extern const Rule kScriptMismatch;

// length
extern const Rule kLengthRatio;

// consistency
extern const Rule kInconsistentSource;
extern const Rule kInconsistentTarget;
extern const Rule kUntranslatedRepeat;

// terms
extern const Rule kForbiddenTerm;
extern const Rule kMissingTerm;
extern const Rule kTranslatedDoNotTranslate;

}  // namespace locseg::check
