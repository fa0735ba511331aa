// A page for reviewers: no script, nothing loaded from elsewhere. Source and target are as they
// read, each in its language and direction, with the fault marked.
#include <fmt/format.h>

#include "report/excerpt.h"
#include "report/formats.h"
#include "report/markup_text.h"

namespace locseg::report {
namespace {

constexpr std::string_view kFindingHead =
    "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>locseg check</title>\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n<style>\n"
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}\n"
    "h2{font-size:1.1rem;margin:2rem 0 .5rem;overflow-wrap:anywhere}\n"
    "section{border-left:4px solid #888;margin:1rem 0;padding:.2rem 1rem}\n"
    ".error{border-color:#c62828}.warning{border-color:#e69500}.info{border-color:#4a7ebb}\n"
    "p{margin:.2rem 0;white-space:pre-wrap;overflow-wrap:anywhere}\n"
    ".place{color:#666;font-size:.9rem}mark{background:#ffd54f}\n"
    "table{border-collapse:collapse}td{padding:.1rem 1rem .1rem 0}\n"
    "</style></head><body>\n<h1>locseg check</h1>\n";

void append_marked(std::string& out, std::string_view text, Span mark, bool marked) {
  const Excerpt excerpt = excerpt_of(text, mark);
  if (!marked) {
    append_markup(out, excerpt.text);
    return;
  }
  append_markup(out, excerpt.text.substr(0, excerpt.mark.begin));
  out += "<mark>";
  if (excerpt.mark.empty()) {
    out += "\u2038";  // a caret: something is missing here
  } else {
    append_markup(out, excerpt.mark.of(excerpt.text));
  }
  out += "</mark>";
  append_markup(out, excerpt.text.substr(excerpt.mark.end));
}

class FindingHtml final : public FindingReport {
 public:
  explicit FindingHtml(OutputFile& out) : out_(&out) {}

  Result<void> put(const ArticleFindings& findings) override {
    if (findings.findings.empty()) return {};
    std::string text(head());
    text += "<h2>";
    append_markup(text, findings.article);
    text += "</h2>\n";
    for (const Finding& finding : findings.findings) append(text, findings, finding);
    return out_->write(text);
  }

  Result<void> finish(const CheckCounts& counts) override {
    std::string text(head());
    text += fmt::format("<h2>{} findings in {} articles, {} segments</h2>\n<table>\n",
                        counts.findings(), counts.articles, counts.segments);
    for (std::size_t i = 0; i < counts.by_rule.size(); ++i) {
      if (counts.by_rule[i] == 0) continue;
      text += fmt::format("<tr><td>{}</td><td>{}</td></tr>\n", counts.by_rule[i],
                          rule_descriptions()[i]->id);
    }
    return out_->write(text + "</table>\n</body></html>\n");
  }

 private:
  std::string_view head() {
    if (started_) return {};
    started_ = true;
    return kFindingHead;
  }

  static void append(std::string& out, const ArticleFindings& article, const Finding& finding) {
    out += fmt::format("<section class=\"{}\"><p><strong>", name_of(finding.severity));
    append_markup(out, finding.message);
    out += fmt::format("</strong></p><p class=\"place\">{}, line {}, column {}", finding.rule->id,
                       finding.begin.line, finding.begin.column);
    if (finding.segment) {
      out += ", segment ";
      append_markup(out, finding.segment->id);
    }
    out += "</p>";
    if (finding.place == TextSide::kArticle) {
      out += "<p dir=\"auto\">";
      append_marked(out, finding.excerpt, finding.mark, true);
      out += "</p>";
    } else {
      append_side(out, article.source_lang, finding.segment->source, finding, TextSide::kSource);
      append_side(out, article.target_lang, finding.segment->target, finding, TextSide::kTarget);
    }
    for (const RelatedText& related : finding.related) {
      out += "<p class=\"place\">also ";
      append_markup(out, related.article);
      out += fmt::format(", line {}: ", related.line);
      append_markup(out, excerpt_of(related.text, {}).text);
      out += "</p>";
    }
    out += "</section>\n";
  }

  static void append_side(std::string& out, std::string_view lang, std::string_view text,
                          const Finding& finding, TextSide place) {
    out += "<p dir=\"auto\" lang=\"";
    append_markup(out, lang);
    out += "\">";
    const bool marked = finding.place == place;
    append_marked(out, text, marked ? finding.mark : Span(), marked);
    out += "</p>";
  }

  OutputFile* out_;
  bool started_ = false;
};

}  // namespace

std::unique_ptr<FindingReport> finding_html(OutputFile& out, const ReportOptions&) {
  return std::make_unique<FindingHtml>(out);
}

}  // namespace locseg::report
