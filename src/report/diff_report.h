// One maker a format; see include/locseg/diff_report.h.
#pragma once

#include <memory>

#include "locseg/diff_report.h"

namespace locseg::report {

[[nodiscard]] std::unique_ptr<DiffReport> diff_as_text(const DiffReportOptions& options);
[[nodiscard]] std::unique_ptr<DiffReport> diff_as_json(const DiffReportOptions& options);
[[nodiscard]] std::unique_ptr<DiffReport> diff_as_markdown(const DiffReportOptions& options);
[[nodiscard]] std::unique_ptr<DiffReport> diff_as_html(const DiffReportOptions& options);

/// "2 target changed, 1 added; 9 words", states in their order; what is unchanged is left out.
[[nodiscard]] std::string words_for(const DiffCounts& counts);

/// `target changed` for kTargetChanged, and so on.
[[nodiscard]] std::string spoken(ChangeState state);

/// "docs/a.md", or "docs/a.md -> docs/b.md" for a rename or two files, fit for a terminal.
[[nodiscard]] std::string title_of(const ArticleDiff& diff);

}  // namespace locseg::report
