// The tables of formats, one a report.
#include "report/formats.h"

namespace locseg {
namespace {

constexpr FindingFormat kFindingFormats[] = {
    {"text", "each finding with source, target and a mark under the fault", "",
     report::finding_text},
    {"json", "one document with all findings and counts", ".json", report::finding_json},
    {"sarif", "SARIF 2.1.0, for code scanning", ".sarif", report::finding_sarif},
    {"junit", "JUnit XML, a test suite an article, for CI dashboards", ".xml",
     report::finding_junit},
    {"github", "workflow commands that annotate a pull request on GitHub", "",
     report::finding_github},
    {"gitlab", "a code quality report for merge requests on GitLab", "", report::finding_gitlab},
    {"html", "a page for reviewers, by article", ".html", report::finding_html},
    {"concise", "a line a finding, for editors and scripts", "", report::finding_concise},
    {"rdjson", "reviewdog's diagnostics, for comments on changed lines", "",
     report::finding_rdjson},
    {"markdown", "counts and findings, for the summary of a job", "", report::finding_markdown},
    {"github-summary", "the same, behind what FILE has, for $GITHUB_STEP_SUMMARY", "",
     report::finding_github_summary, true},
};

constexpr DiffFormat kDiffFormats[] = {
    {"text", "each change with its words", "", report::diff_text},
    {"json", "one document with all changes and counts", "", report::diff_json},
    {"markdown", "for a comment on a pull request", "", report::diff_markdown},
    {"html", "a page for reviewers that needs nothing else", "", report::diff_html},
};

constexpr StatsFormat kStatsFormats[] = {
    {"text", "a table, and what follows from it", "", report::stats_text},
    {"json", "one document with all counts", "", report::stats_json},
};

constexpr StatusFormat kStatusFormats[] = {
    {"text", "pages that are behind, with each sentence: the old source, the new, the translation",
     "", report::status_text},
    {"json", "one document with all pages and counts", "", report::status_json},
    {"jsonl", "an object a page, a line each", "", report::status_jsonl},
    {"markdown", "for an issue, or a comment on a pull request", "", report::status_markdown},
    {"github", "workflow commands that annotate a pull request on GitHub", "",
     report::status_github},
    {"sarif", "SARIF 2.1.0, for code scanning on GitHub and for viewers", "", report::status_sarif},
    {"html", "a page for reviewers that needs nothing else", "", report::status_html},
    {"badge", "a line of JSON for a badge, as shields.io reads it", "", report::status_badge},
};

constexpr AnalysisFormat kAnalysisFormats[] = {
    {"text", "tables: the words of each article, and all of the job", "", report::analysis_text},
    {"json", "one document with all counts", "", report::analysis_json},
    {"csv", "a record for each band of each article, for spreadsheets", "", report::analysis_csv},
    {"html", "a page to hand on", "", report::analysis_html},
};

constexpr MergeFormat kMergeFormats[] = {
    {"text", "a line for each unit that was not applied, and one of counts", "",
     report::merge_text},
    {"json", "one document with all units that changed anything or could not", "",
     report::merge_json},
};

constexpr Merge3Format kMerge3Formats[] = {
    {"text", "a line for each edit that was not kept, and the notes", "", report::merge3_text},
};

constexpr LookupFormat kLookupFormats[] = {
    {"text", "matches with what differs", "", report::lookup_text},
    {"json", "a line an answer", "", report::lookup_json},
};

constexpr PretranslationFormat kPretranslationFormats[] = {
    {"text", "a line for each unit that was refused, and one of counts", "",
     report::pretranslation_text},
    {"json", "one document with all units that had no translation", "",
     report::pretranslation_json},
};

}  // namespace

std::span<const FindingFormat> finding_formats() { return kFindingFormats; }
std::span<const DiffFormat> diff_formats() { return kDiffFormats; }
std::span<const StatsFormat> stats_formats() { return kStatsFormats; }
std::span<const StatusFormat> status_formats() { return kStatusFormats; }
std::span<const AnalysisFormat> analysis_formats() { return kAnalysisFormats; }
std::span<const MergeFormat> merge_formats() { return kMergeFormats; }
std::span<const Merge3Format> merge3_formats() { return kMerge3Formats; }
std::span<const LookupFormat> lookup_formats() { return kLookupFormats; }
std::span<const PretranslationFormat> pretranslation_formats() { return kPretranslationFormats; }

}  // namespace locseg
