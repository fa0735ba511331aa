// Workflow commands: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
//
//     ::error file=docs/a.md,line=3,col=14,endLine=3,endColumn=18,title=rule::message
//
// In values `%`, line ends, `:` and `,` are escaped, in messages `%` and line ends. GitHub shows
// ten errors, ten warnings and ten notices of a step, and reads the others past: they are written,
// and said.
#include <fmt/core.h>

#include <array>

#include "report/formats.h"
#include "report/github_text.h"

namespace locseg::report {
namespace {

class FindingGithub final : public FindingReport {
 public:
  explicit FindingGithub(OutputFile& out) : out_(&out) {}

  Result<void> put(const ArticleFindings& findings) override {
    constexpr std::string_view kCommands[] = {"notice", "warning", "error"};
    std::string text;
    for (const Finding& finding : findings.findings) {
      const auto level = static_cast<std::size_t>(finding.severity);
      ++counts_[level];
      text +=
          fmt::format("::{} file={},line={},col={}", kCommands[level],
                      github_property(findings.article), finding.begin.line, finding.begin.column);
      // An end on another line makes GitHub drop the columns; an annotation needs none.
      if (finding.end.line == finding.begin.line)
        text += fmt::format(",endLine={},endColumn={}", finding.end.line, finding.end.column);
      text += fmt::format(",title={}::{}\n", finding.rule->id, github_message(finding.message));
    }
    return out_->write(text);
  }

  Result<void> finish(const CheckCounts&) override {
    constexpr std::uint64_t kShown = 10;
    for (const std::uint64_t count : counts_) {
      if (count > kShown)
        omitted_ = "GitHub shows the first 10 errors, warnings and notices of a step only";
    }
    return {};
  }

  [[nodiscard]] std::string_view omitted() const override { return omitted_; }

 private:
  OutputFile* out_;
  std::array<std::uint64_t, 3> counts_ = {};
  std::string_view omitted_;
};

}  // namespace

std::unique_ptr<FindingReport> finding_github(OutputFile& out, const ReportOptions&) {
  return std::make_unique<FindingGithub>(out);
}

}  // namespace locseg::report
