// The table of reports on analyses, and how all of them spell numbers.
#include <fmt/format.h>

#include <algorithm>

#include "locseg/analysis_report.h"
#include "report/analysis.h"
#include "report/text_table.h"

namespace locseg {
namespace {

constexpr AnalysisFormat kAnalysisFormats[] = {
    {"text", "tables: the words of each article, and all of the job", report::analysis_text},
    {"json", "one document with all counts", report::analysis_json},
    {"csv", "a record for each band of each article, for spreadsheets", report::analysis_csv},
    {"html", "a page to hand on", report::analysis_html},
};

}  // namespace

std::span<const AnalysisFormat> analysis_formats() { return kAnalysisFormats; }

const AnalysisFormat* find_analysis_format(std::string_view name) {
  const auto* at = std::ranges::find(kAnalysisFormats, name, &AnalysisFormat::name);
  return at == std::end(kAnalysisFormats) ? nullptr : at;
}

namespace report {

std::string decimal(std::uint64_t hundredths) {
  std::string out = fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out;
}

std::string rounded(std::uint64_t hundredths) { return grouped((hundredths + 50) / 100); }

std::string_view shown_language(std::string_view tag) { return tag.empty() ? "unknown" : tag; }

}  // namespace report
}  // namespace locseg
