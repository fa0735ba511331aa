// One JSON document, written as findings come:
//
//     {"version":1,"findings":[
//     {"rule":"…","group":"numbers","severity":"error","message":"…","article":"docs/a.md",
//      "line":17,"column":41,"end_line":17,"end_column":43,"id":"0a1b2-101","source":"…",
//      "target":"…","place":"target","mark":[9,11],"fixable":true,"fix":{"safe":true,"edits":
//      [{"line":17,"column":41,"end_line":17,"end_column":42,"text":"."}]},"hash":"…",
//      "fingerprint":"…","related":[{"line":3,"article":"docs/b.md","text":"…"}]}],
//     "summary":{"articles":1,"segments":5,"findings":1,"errors":1,"warnings":0,"infos":0,
//      "accepted":0,"by_rule":{"…":1}}}
//
// Columns and marks count code points, columns from 1 and marks from 0. docs/ci.md says what each
// means, and which are left out.
#include "base/json_writer.h"
#include "base/utf8.h"
#include "locseg/identity.h"
#include "report/excerpt.h"
#include "report/finding_totals.h"
#include "report/formats.h"

namespace locseg::report {
namespace {

class FindingJson final : public FindingReport {
 public:
  FindingJson(OutputFile& out, const ReportOptions& options) : out_(&out), options_(options) {
    json_.begin_object().member("version", 1).key("findings").begin_array();
  }

  Result<void> put(const ArticleFindings& findings) override {
    for (const Finding& finding : findings.findings) append(findings, finding);
    return out_->write(json_.take());
  }

  Result<void> finish(const CheckCounts& counts) override {
    if (any_) json_.line();
    json_.end_array().key("summary").begin_object();
    json_.member("articles", counts.articles).member("segments", counts.segments);
    json_.member("findings", counts.findings()).member("errors", counts.by_severity[2]);
    json_.member("warnings", counts.by_severity[1]).member("infos", counts.by_severity[0]);
    json_.member("accepted", counts.accepted).key("by_rule").begin_object();
    const auto rules = rules_of(options_);
    for (std::size_t i = 0; i < counts.by_rule.size(); ++i) {
      if (counts.by_rule[i] != 0) json_.member(rules[i]->id, counts.by_rule[i]);
    }
    json_.end_object().end_object().end_object();
    return out_->write(json_.take() + '\n');
  }

 private:
  void append(const ArticleFindings& article, const Finding& finding) {
    any_ = true;
    const Excerpt marked = excerpt_of(finding.marked_text(), finding.mark);
    json_.line().begin_object().member("rule", finding.rule->id);
    json_.member("group", name_of(finding.rule->group));
    json_.member("severity", name_of(finding.severity)).member("message", finding.message);
    json_.member("article", article.article);
    json_.member("line", finding.begin.line).member("column", finding.begin.column);
    json_.member("end_line", finding.end.line).member("end_column", finding.end.column);
    if (finding.segment) {
      json_.member("id", finding.segment->id);
      json_.member("source", excerpt_for(TextSide::kSource, finding, marked));
      json_.member("target", excerpt_for(TextSide::kTarget, finding, marked));
    }
    if (finding.place == TextSide::kArticle) json_.member("excerpt", marked.text);
    append_mark(finding, marked);
    json_.member("fixable", finding.fixable());
    if (finding.fixable()) append_fix(finding.fix);
    json_.member("hash", to_hex(accept_key(finding)));
    json_.member("fingerprint", to_hex(finding.fingerprint));
    if (!finding.related.empty()) append_related(finding);
    json_.end_object();
  }

  void append_mark(const Finding& finding, const Excerpt& marked) {
    constexpr std::string_view kSides[] = {"target", "source", "excerpt"};
    json_.member("place", kSides[static_cast<std::size_t>(finding.place)]);
    const std::uint64_t begin = base::count_code_points(marked.text.substr(0, marked.mark.begin));
    const std::uint64_t end = begin + base::count_code_points(marked.mark.of(marked.text));
    json_.key("mark").begin_array().value(begin).value(end).end_array();
  }

  void append_fix(const Fix& fix) {
    json_.key("fix").begin_object().member("safe", fix.safe).key("edits").begin_array();
    for (const PlacedEdit& it : fix.edits) {
      json_.begin_object().member("line", it.begin.line).member("column", it.begin.column);
      json_.member("end_line", it.end.line).member("end_column", it.end.column);
      json_.member("text", it.edit.text).end_object();
    }
    json_.end_array().end_object();
  }

  void append_related(const Finding& finding) {
    json_.key("related").begin_array();
    for (const RelatedText& related : finding.related) {
      json_.begin_object().member("line", related.line).member("article", related.article);
      json_.member("text", excerpt_of(related.text, {}).text).end_object();
    }
    json_.end_array();
  }

  static std::string_view excerpt_for(TextSide side, const Finding& finding,
                                      const Excerpt& marked) {
    if (finding.place == side) return marked.text;
    const SegmentTexts& texts = *finding.segment;
    return excerpt_of(side == TextSide::kSource ? texts.source : texts.target, {}).text;
  }

  OutputFile* out_;
  ReportOptions options_;
  base::JsonWriter json_;
  bool any_ = false;
};

}  // namespace

std::unique_ptr<FindingReport> finding_json(OutputFile& out, const ReportOptions& options) {
  return std::make_unique<FindingJson>(out, options);
}

}  // namespace locseg::report
