// The sentences of a text.
#pragma once

#include <string_view>
#include <vector>

#include "locseg/span.h"

namespace locseg::text {

/// Replaces `sentences` by those of `text`: in order, without gaps, each with the space and line
/// ends after it. `language` is a BCP 47 tag or empty; where ICU knows abbreviations of the
/// language ("Mr.", "z.B."), they end no sentence. A few microseconds a sentence; opening a
/// language costs about a millisecond, the last one used is kept per thread.
void split_sentences(std::string_view text, std::string_view language,
                     std::vector<Span>& sentences);

}  // namespace locseg::text
