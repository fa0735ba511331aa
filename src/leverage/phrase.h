// Finding a phrase in a text by the stems of its words.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "locseg/span.h"
#include "store/fuzzy/match_terms.h"
#include "store/fuzzy/match_text.h"

namespace locseg::leverage {

/// Where in `original`, as bytes of it, tokens with these stems follow one another for the first
/// time; empty if they do not. `text` was read from `original`.
[[nodiscard]] Span find_phrase(const store::MatchText& text, std::span<const std::string> stems,
                               store::TermMaker& maker, std::string_view original);

}  // namespace locseg::leverage
