// Whether a target may be put into a segment.
#pragma once

#include <string>
#include <string_view>

#include "locseg/article.h"

namespace locseg::merge {

/// Why `target` would break the article in place of `current`, as one sentence; empty if it would
/// not. What `current` does already is no reason.
[[nodiscard]] std::string fault_of(const Article& article, std::string_view source,
                                   std::string_view current, std::string_view target);

/// Why `target` is no translation of `source` by the laws of `fault_of`, for a unit that has none
/// yet, in an article or apart from any: every code of the source has to be there, and no other.
/// `kind` says how codes are written.
[[nodiscard]] std::string translation_fault(std::string_view source, std::string_view target,
                                            ArticleKind kind);

/// Why no carrier can hold `target`, even if forced; empty if it can be tried.
[[nodiscard]] std::string impossible(std::string_view target);

}  // namespace locseg::merge
