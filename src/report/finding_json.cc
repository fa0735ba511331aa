// One JSON document, written as findings come:
//
//     {"version":1,"findings":[{...},...],"summary":{...}}
//
// Columns and marks count code points, columns from 1 and marks from 0.
#include <fmt/format.h>

#include "base/utf8.h"
#include "locseg/identity.h"
#include "report/findings.h"
#include "report/json_text.h"

namespace locseg::report {
namespace {

class JsonReport : public FindingReport {
 public:
  explicit JsonReport(OutputFile& out) : out_(&out) {}

  Result<void> put(const ArticleFindings& findings) override {
    std::string text;
    for (const Finding& finding : findings.findings) {
      text += first_ ? "{\"version\":1,\"findings\":[\n" : ",\n";
      first_ = false;
      append(text, findings, finding);
    }
    return out_->write(text);
  }

  Result<void> finish(const CheckCounts& counts) override {
    std::string text = first_ ? "{\"version\":1,\"findings\":[" : "\n";
    text += fmt::format(
        "],\"summary\":{{\"articles\":{},\"segments\":{},\"findings\":{},\"errors\":{},"
        "\"warnings\":{},\"infos\":{},\"accepted\":{},\"by_rule\":{{",
        counts.articles, counts.segments, counts.findings(), counts.by_severity[2],
        counts.by_severity[1], counts.by_severity[0], counts.accepted);
    bool first = true;
    for (std::size_t i = 0; i < counts.by_rule.size(); ++i) {
      if (counts.by_rule[i] == 0) continue;
      text += fmt::format("{}\"{}\":{}", first ? "" : ",", rule_descriptions()[i]->id,
                          counts.by_rule[i]);
      first = false;
    }
    text += "}}}\n";
    return out_->write(text);
  }

 private:
  static void key(std::string& out, std::string_view name, std::string_view text) {
    out += fmt::format(",\"{}\":", name);
    append_json(out, text);
  }

  static void append(std::string& out, const ArticleFindings& article, const Finding& finding) {
    const Excerpt marked = excerpt_of(finding.marked_text(), finding.mark);
    const std::uint64_t mark = base::count_code_points(marked.text.substr(0, marked.mark.begin));
    out += fmt::format("{{\"rule\":\"{}\",\"group\":\"{}\",\"severity\":\"{}\"", finding.rule->id,
                       name_of(finding.rule->group), name_of(finding.severity));
    key(out, "message", finding.message);
    key(out, "article", article.article);
    out +=
        fmt::format(",\"line\":{},\"column\":{},\"end_line\":{},\"end_column\":{}",
                    finding.begin.line, finding.begin.column, finding.end.line, finding.end.column);
    if (finding.segment) {
      key(out, "id", finding.segment->id);
      key(out, "source", excerpt_for(TextSide::kSource, finding, marked));
      key(out, "target", excerpt_for(TextSide::kTarget, finding, marked));
    }
    if (finding.place == TextSide::kArticle) key(out, "excerpt", marked.text);
    constexpr std::string_view kPlaces[] = {"target", "source", "excerpt"};
    out += fmt::format(",\"place\":\"{}\",\"mark\":[{},{}]",
                       kPlaces[static_cast<std::size_t>(finding.place)], mark,
                       mark + base::count_code_points(marked.mark.of(marked.text)));
    out += fmt::format(",\"fixable\":{},\"hash\":\"{}\",\"fingerprint\":\"{}\"", finding.fixable,
                       to_hex(accept_key(finding)), to_hex(finding.fingerprint));
    if (!finding.related.empty()) append_related(out, finding);
    out += '}';
  }

  static std::string_view excerpt_for(TextSide place, const Finding& finding,
                                      const Excerpt& marked) {
    if (finding.place == place) return marked.text;
    return excerpt_of(
               place == TextSide::kSource ? finding.segment->source : finding.segment->target, {})
        .text;
  }

  static void append_related(std::string& out, const Finding& finding) {
    std::string_view before = ",\"related\":[";
    for (const RelatedText& related : finding.related) {
      out += before;
      out += fmt::format("{{\"line\":{}", related.line);
      key(out, "article", related.article);
      key(out, "text", excerpt_of(related.text, {}).text);
      out += '}';
      before = ",";
    }
    out += ']';
  }

  OutputFile* out_;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<FindingReport> json_report(OutputFile& out, const FindingReportOptions&) {
  return std::make_unique<JsonReport>(out);
}

}  // namespace locseg::report
