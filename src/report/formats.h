// The makers that formats.cc lists, one a file: REPORT_FORMAT.cc has `REPORT_FORMAT`.
#pragma once

#include <memory>
#include <string>

#include "locseg/report.h"

namespace locseg::report {

using MakeFindingReport = std::unique_ptr<FindingReport>(OutputFile& out,
                                                         const ReportOptions& options);
MakeFindingReport finding_text;
MakeFindingReport finding_json;
MakeFindingReport finding_sarif;
MakeFindingReport finding_junit;
MakeFindingReport finding_github;
MakeFindingReport finding_gitlab;
MakeFindingReport finding_html;
MakeFindingReport finding_concise;
MakeFindingReport finding_rdjson;
MakeFindingReport finding_markdown;
MakeFindingReport finding_github_summary;

using MakeDiffReport = std::unique_ptr<DiffReport>(const ReportOptions& options);
MakeDiffReport diff_text;
MakeDiffReport diff_json;
MakeDiffReport diff_markdown;
MakeDiffReport diff_html;

[[nodiscard]] std::string stats_text(const Stats& stats, const ReportOptions& options);
[[nodiscard]] std::string stats_json(const Stats& stats, const ReportOptions& options);

[[nodiscard]] std::string status_text(const Status& status, const ReportOptions& options);
[[nodiscard]] std::string status_json(const Status& status, const ReportOptions& options);
[[nodiscard]] std::string status_jsonl(const Status& status, const ReportOptions& options);
[[nodiscard]] std::string status_markdown(const Status& status, const ReportOptions& options);
[[nodiscard]] std::string status_github(const Status& status, const ReportOptions& options);
[[nodiscard]] std::string status_sarif(const Status& status, const ReportOptions& options);
[[nodiscard]] std::string status_html(const Status& status, const ReportOptions& options);
[[nodiscard]] std::string status_badge(const Status& status, const ReportOptions& options);

[[nodiscard]] std::string analysis_text(const Analysis& analysis, const ReportOptions& options);
[[nodiscard]] std::string analysis_json(const Analysis& analysis, const ReportOptions& options);
[[nodiscard]] std::string analysis_csv(const Analysis& analysis, const ReportOptions& options);
[[nodiscard]] std::string analysis_html(const Analysis& analysis, const ReportOptions& options);

[[nodiscard]] std::string merge_text(const MergeResult& result, const ReportOptions& options);
[[nodiscard]] std::string merge_json(const MergeResult& result, const ReportOptions& options);
[[nodiscard]] std::string merge3_text(const Merge3& merge, const ReportOptions& options);

[[nodiscard]] std::string lookup_text(const LookupAnswer& answer, const ReportOptions& options);
[[nodiscard]] std::string lookup_json(const LookupAnswer& answer, const ReportOptions& options);

[[nodiscard]] std::string pretranslation_text(const PretranslationResult& result,
                                              const ReportOptions& options);
[[nodiscard]] std::string pretranslation_json(const PretranslationResult& result,
                                              const ReportOptions& options);

}  // namespace locseg::report
