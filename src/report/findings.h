/// The reports of findings, one a file; finding_formats.cc lists them.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "locseg/finding.h"
#include "locseg/finding_report.h"

namespace locseg::report {

using MakeReport = std::unique_ptr<FindingReport>(OutputFile& out,
                                                  const FindingReportOptions& options);
MakeReport text_report;
MakeReport json_report;
MakeReport sarif_report;
MakeReport junit_report;
MakeReport github_report;
MakeReport gitlab_report;
MakeReport html_report;

/// The part of a text around a mark that a machine format carries: whole up to 2,000 bytes, else
/// cut on both sides at characters, so that many findings in one long text cost what they say.
struct Excerpt {
  std::string_view text;
  Span mark;  ///< bytes of `text`
  bool cut = false;
};
[[nodiscard]] Excerpt excerpt_of(std::string_view text, Span mark);

/// Appends `text` as character data of XML and HTML and as an attribute's value: `<>&"` escaped,
/// what XML cannot hold as U+FFFD.
void append_markup(std::string& out, std::string_view text);

/// `path` as a relative URI reference of RFC 3986: what is no path character percent-encoded.
[[nodiscard]] std::string uri_of(std::string_view path);

}  // namespace locseg::report
