/// The rules by name, one a file; registry.cc puts them in order.
#pragma once

#include "check/rule.h"

namespace locseg::check {

// completeness
extern const Rule kEmptySource;
extern const Rule kEmptyTarget;

// codes
extern const Rule kAlertKeywordTranslated;
extern const Rule kBrokenEmphasis;
extern const Rule kCodeSpanMismatch;
extern const Rule kEmphasisMismatch;
extern const Rule kEmptyLinkText;
extern const Rule kEntityMismatch;
extern const Rule kImageMismatch;
extern const Rule kIncludeMismatch;
extern const Rule kLinkMismatch;
extern const Rule kLinkTargetChanged;
extern const Rule kPlaceholderMismatch;
extern const Rule kPunctuationInLink;
extern const Rule kTagMismatch;
extern const Rule kTagNesting;

// punctuation
extern const Rule kDoubleSpace;

}  // namespace locseg::check
