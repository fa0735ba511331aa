// GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/ (a list of issues
// with description, check_name, fingerprint, severity, location.path and location.lines.begin).
#include <fmt/format.h>

#include "locseg/identity.h"
#include "report/findings.h"
#include "report/json_text.h"

namespace locseg::report {
namespace {

class GitlabReport : public FindingReport {
 public:
  explicit GitlabReport(OutputFile& out) : out_(&out) {}

  Result<void> put(const ArticleFindings& findings) override {
    constexpr std::string_view kSeverities[] = {"info", "minor", "major"};
    std::string text;
    for (const Finding& finding : findings.findings) {
      text += first_ ? "[\n" : ",\n";
      first_ = false;
      text += "{\"description\":";
      append_json(text, finding.message);
      text += fmt::format(
          ",\"check_name\":\"{}\",\"fingerprint\":\"{}\",\"severity\":\"{}\",\"location\":{{"
          "\"path\":",
          finding.rule->id, to_hex(finding.fingerprint),
          kSeverities[static_cast<std::size_t>(finding.severity)]);
      append_json(text, findings.article);
      text += fmt::format(",\"lines\":{{\"begin\":{},\"end\":{}}}}}}}", finding.begin.line,
                          finding.end.line);
    }
    return out_->write(text);
  }

  Result<void> finish(const CheckCounts&) override {
    return out_->write(first_ ? "[]\n" : "\n]\n");
  }

 private:
  OutputFile* out_;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<FindingReport> gitlab_report(OutputFile& out, const FindingReportOptions&) {
  return std::make_unique<GitlabReport>(out);
}

}  // namespace locseg::report
