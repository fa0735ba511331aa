// How every format names changes and articles.
#pragma once

#include <string>

#include "locseg/report.h"

namespace locseg::report {

/// "2 target changed, 1 added; 9 words", states in their order; what is unchanged is left out.
[[nodiscard]] std::string words_for(const DiffCounts& counts);

/// "1 of 3 articles differs", without what differs in them.
[[nodiscard]] std::string articles_that_differ(const DiffTotals& totals);

/// `target changed` for kTargetChanged, and so on.
[[nodiscard]] std::string spoken(ChangeState state);

/// "docs/a.md", or "docs/a.md -> docs/b.md" for a rename or two files, fit for a terminal.
[[nodiscard]] std::string title_of(const ArticleDiff& diff);

/// True for a change whose texts were compared word by word.
[[nodiscard]] bool has_words(const ArticleDiff& diff, std::size_t index);

}  // namespace locseg::report
