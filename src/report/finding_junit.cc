// JUnit XML as CI systems read it (the schema of Jenkins' xUnit plugin): a test suite an article,
// in it a failing test case a finding, or one passing test case if there is none. Infos pass,
// with their words as output. What rules about all articles find comes as suites of its own at the
// end.
#include <fmt/core.h>

#include "report/excerpt.h"
#include "report/formats.h"
#include "report/markup_text.h"

namespace locseg::report {
namespace {

class FindingJunit final : public FindingReport {
 public:
  explicit FindingJunit(OutputFile& out) : out_(&out) {}

  Result<void> put(const ArticleFindings& findings) override {
    std::string text = head();
    std::uint64_t failures = 0;
    for (const Finding& finding : findings.findings)
      if (finding.severity != Severity::kInfo) ++failures;
    const std::size_t tests = findings.findings.empty() ? 1 : findings.findings.size();
    text += "<testsuite name=\"";
    append_markup(text, findings.article);
    text += fmt::format("\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"0\">\n", tests,
                        failures);
    if (findings.findings.empty()) {
      open_case(text, findings.article, "no findings", 0);
      text += "/>\n";
    }
    for (const Finding& finding : findings.findings) append(text, findings.article, finding);
    text += "</testsuite>\n";
    return out_->write(text);
  }

  Result<void> finish(const CheckCounts&) override {
    return out_->write(head() + "</testsuites>\n");
  }

 private:
  std::string head() {
    if (!first_) return {};
    first_ = false;
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"locseg check\">\n";
  }

  static void open_case(std::string& out, std::string_view article, std::string_view name,
                        std::uint64_t line) {
    out += "<testcase classname=\"";
    append_markup(out, article);
    out += "\" name=\"";
    append_markup(out, name);
    out += "\" time=\"0\"";
    if (line == 0) return;
    out += " file=\"";
    append_markup(out, article);
    out += fmt::format("\" line=\"{}\"", line);
  }

  static void append(std::string& out, std::string_view article, const Finding& finding) {
    const std::string place = fmt::format("{}:{}", finding.begin.line, finding.begin.column);
    open_case(out, article, fmt::format("{} at {}", finding.rule->id, place), finding.begin.line);
    const bool info = finding.severity == Severity::kInfo;
    if (info) {
      out += "><system-out>";
    } else {
      out += "><failure type=\"";
      out += finding.rule->id;
      out += "\" message=\"";
      append_markup(out, finding.message);
      out += "\">";
    }
    append_markup(out, article);
    append_markup(out, fmt::format(":{}: {}: ", place, name_of(finding.severity)));
    append_markup(out, finding.message);
    if (finding.place == TextSide::kArticle) {
      append_line(out, "article", finding.excerpt, finding.mark);
    } else {
      append_line(out, "source", finding.segment->source,
                  finding.place == TextSide::kSource ? finding.mark : Span());
      append_line(out, "target", finding.segment->target,
                  finding.place == TextSide::kTarget ? finding.mark : Span());
    }
    out += info ? "</system-out></testcase>\n" : "</failure></testcase>\n";
  }

  static void append_line(std::string& out, std::string_view label, std::string_view text,
                          Span mark) {
    out += fmt::format("&#10;{}: ", label);
    append_markup(out, excerpt_of(text, mark).text);
  }

  OutputFile* out_;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<FindingReport> finding_junit(OutputFile& out, const ReportOptions&) {
  return std::make_unique<FindingJunit>(out);
}

}  // namespace locseg::report
