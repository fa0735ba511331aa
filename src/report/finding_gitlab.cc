// GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/ (a list of issues
// with description, check_name, fingerprint, severity, location.path and location.lines.begin).
#include "base/json_writer.h"
#include "locseg/identity.h"
#include "report/formats.h"

namespace locseg::report {
namespace {

class FindingGitlab final : public FindingReport {
 public:
  explicit FindingGitlab(OutputFile& out) : out_(&out) { json_.begin_array(); }

  Result<void> put(const ArticleFindings& findings) override {
    for (const Finding& finding : findings.findings) append(findings.article, finding);
    return out_->write(json_.take());
  }

  Result<void> finish(const CheckCounts&) override {
    if (any_) json_.line();
    return out_->write(json_.end_array().take() + '\n');
  }

 private:
  void append(std::string_view article, const Finding& finding) {
    constexpr std::string_view kSeverities[] = {"info", "minor", "major"};
    any_ = true;
    json_.line().begin_object().member("description", finding.message);
    json_.member("check_name", finding.rule->id);
    json_.member("fingerprint", to_hex(finding.fingerprint));
    json_.member("severity", kSeverities[static_cast<std::size_t>(finding.severity)]);
    json_.key("location").begin_object().member("path", article);
    json_.key("lines").begin_object();
    json_.member("begin", finding.begin.line).member("end", finding.end.line);
    json_.end_object().end_object().end_object();
  }

  OutputFile* out_;
  base::JsonWriter json_;
  bool any_ = false;
};

}  // namespace

std::unique_ptr<FindingReport> finding_gitlab(OutputFile& out, const ReportOptions&) {
  return std::make_unique<FindingGitlab>(out);
}

}  // namespace locseg::report
