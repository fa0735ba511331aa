// A line a finding, as compilers print them, so that editors and scripts can read it.
#include <fmt/core.h>

#include "base/printable.h"
#include "report/finding_totals.h"
#include "report/formats.h"

namespace locseg::report {
namespace {

class FindingConcise final : public FindingReport {
 public:
  FindingConcise(OutputFile& out, const ReportOptions& options) : out_(&out), options_(options) {}

  Result<void> put(const ArticleFindings& findings) override {
    if (options_.summary) return {};
    std::string text;
    for (const Finding& finding : findings.findings) {
      text += fmt::format("{}:{}:{}: {}: {} [{}]\n", base::printable(findings.article),
                          finding.begin.line, finding.begin.column, name_of(finding.severity),
                          base::printable(finding.message), finding.rule->id);
    }
    return out_->write(text);
  }

  Result<void> finish(const CheckCounts& counts) override {
    std::string text;
    if (options_.summary) text = rule_lines(counts, rules_of(options_));
    return out_->write(text + counts_line(counts) + '\n');
  }

 private:
  OutputFile* out_;
  ReportOptions options_;
};

}  // namespace

std::unique_ptr<FindingReport> finding_concise(OutputFile& out, const ReportOptions& options) {
  return std::make_unique<FindingConcise>(out, options);
}

}  // namespace locseg::report
