// The Reviewdog Diagnostic Format, one document:
// https://github.com/reviewdog/reviewdog/tree/master/proto/rdf (DiagnosticResult). Columns count
// bytes from 1, and the end of a range is past it. Its reader refuses fields that it does not know.
#include <fmt/core.h>

#include <string>

#include "base/json_writer.h"
#include "report/excerpt.h"
#include "report/formats.h"

namespace locseg::report {
namespace {

// Places that the finding names have no field of their own.
std::string rdjson_message(const Finding& finding) {
  std::string text = finding.message;
  for (const RelatedText& related : finding.related) {
    text += fmt::format("\nalso {}:{}: {}", related.article, related.line,
                        std::string(excerpt_of(related.text, {}).text));
  }
  return text;
}

class FindingRdjson final : public FindingReport {
 public:
  explicit FindingRdjson(OutputFile& out) : out_(&out) {
    json_.begin_object().key("source").begin_object().member("name", "locseg").end_object();
    json_.key("diagnostics").begin_array();
  }

  Result<void> put(const ArticleFindings& findings) override {
    for (const Finding& finding : findings.findings) append(findings.article, finding);
    return out_->write(json_.take());
  }

  Result<void> finish(const CheckCounts&) override {
    if (any_) json_.line();
    return out_->write(json_.end_array().end_object().take() + '\n');
  }

 private:
  void append(std::string_view article, const Finding& finding) {
    constexpr std::string_view kSeverities[] = {"INFO", "WARNING", "ERROR"};
    any_ = true;
    json_.line().begin_object().member("message", rdjson_message(finding));
    json_.key("location").begin_object().member("path", article).key("range");
    json_.begin_object();
    append_position("start", finding.begin.line, finding.begin_byte);
    append_position("end", finding.end.line, finding.end_byte);
    json_.end_object().end_object();
    json_.member("severity", kSeverities[static_cast<std::size_t>(finding.severity)]);
    json_.key("code").begin_object().member("value", finding.rule->id).end_object();
    if (finding.fixable()) append_suggestions(finding.fix);
    json_.end_object();
  }

  // A suggestion an edit: a reader offers all of a diagnostic.
  void append_suggestions(const Fix& fix) {
    json_.key("suggestions").begin_array();
    for (const PlacedEdit& it : fix.edits) {
      json_.begin_object().key("range").begin_object();
      append_position("start", it.begin.line, it.begin_byte);
      append_position("end", it.end.line, it.end_byte);
      json_.end_object().member("text", it.edit.text).end_object();
    }
    json_.end_array();
  }

  void append_position(std::string_view name, std::uint64_t line, std::uint64_t column) {
    json_.key(name).begin_object().member("line", line);
    if (column != 0) json_.member("column", column);
    json_.end_object();
  }

  OutputFile* out_;
  base::JsonWriter json_;
  bool any_ = false;
};

}  // namespace

std::unique_ptr<FindingReport> finding_rdjson(OutputFile& out, const ReportOptions&) {
  return std::make_unique<FindingRdjson>(out);
}

}  // namespace locseg::report
