/// The targets near a segment, as evidence of how its article writes a word.
#pragma once

#include <functional>
#include <string_view>

#include "check/facts/surroundings.h"

namespace locseg::check {

/// Whether `holds` is true of a target near `place`, that of the segment itself among them, given
/// as the article has it. Looks at some 32 KiB before and behind; false for a pair apart from any
/// article.
[[nodiscard]] bool any_target_near(const Place& place,
                                   const std::function<bool(std::string_view)>& holds);

/// Whether `text` has `word` with no letter before it and, if `whole`, none behind it.
[[nodiscard]] bool has_word(std::string_view text, std::string_view word, bool whole);

}  // namespace locseg::check
