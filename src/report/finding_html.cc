// A page for reviewers: no script, nothing loaded from elsewhere. The counts are written last, when
// they are known, and shown first; what is of one severity can be hidden, and articles fold. Source
// and target are as they read, each in its language and direction, with the fault marked.
#include <fmt/core.h>

#include "base/words.h"
#include "report/excerpt.h"
#include "report/finding_totals.h"
#include "report/formats.h"
#include "report/marked_line.h"
#include "report/markup_text.h"

namespace locseg::report {
namespace {

constexpr std::string_view kFindingHead =
    "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>locseg check</title>\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n<style>\n"
    ":root{color-scheme:light dark}\n"
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;"
    "display:flex;flex-direction:column}\n"
    "h1,.filter{order:-2}.counts{order:-1}h2{font-size:1.1rem}\n"
    "summary{font-weight:bold;margin:1rem 0 .5rem;overflow-wrap:anywhere}\n"
    "body:has(#error:not(:checked)) .error,body:has(#warning:not(:checked)) .warning,"
    "body:has(#info:not(:checked)) .info{display:none}\n"
    "section{border-left:4px solid #888;margin:1rem 0;padding:.2rem 1rem}\n"
    ".error{border-color:#c62828}.warning{border-color:#e69500}.info{border-color:#4a7ebb}\n"
    "p{margin:.2rem 0;white-space:pre-wrap;overflow-wrap:anywhere}\n"
    ".place{color:GrayText;font-size:.9rem}mark{background:#ffd54f;color:#000}\n"
    "table{border-collapse:collapse}td{padding:.1rem 1rem .1rem 0}\n"
    "</style></head><body>\n<h1>locseg check</h1>\n<p class=\"filter\">Show "
    "<label><input type=\"checkbox\" id=\"error\" checked>errors</label> "
    "<label><input type=\"checkbox\" id=\"warning\" checked>warnings</label> "
    "<label><input type=\"checkbox\" id=\"info\" checked>infos</label></p>\n";

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
    append_markup(out, shown_if_invisible(excerpt.mark.of(excerpt.text)));
  }
  out += "</mark>";
  append_markup(out, excerpt.text.substr(excerpt.mark.end));
}

class FindingHtml final : public FindingReport {
 public:
  FindingHtml(OutputFile& out, const ReportOptions& options) : out_(&out), options_(options) {}

  Result<void> put(const ArticleFindings& findings) override {
    if (findings.findings.empty()) return {};
    std::string text(head());
    text += "<details open><summary>";
    append_markup(text, findings.article);
    text += ": " + base::counted(findings.findings.size(), "finding") + "</summary>\n";
    for (const Finding& finding : findings.findings) append(text, findings, finding);
    text += "</details>\n";
    return out_->write(text);
  }

  Result<void> finish(const CheckCounts& counts) override {
    std::string text(head());
    text += "<div class=\"counts\"><h2>" + counts_line(counts) + "</h2>\n<table>\n";
    for (const auto& [rule, count] : frequent_first(counts, rules_of(options_))) {
      text += fmt::format("<tr><td>{}</td><td>{}</td><td>", base::grouped(count), rule->id);
      append_markup(text, rule->summary);
      text += "</td></tr>\n";
    }
    return out_->write(text + "</table></div>\n</body></html>\n");
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
    out += fmt::format("</strong></p><p class=\"place\">{}: {}, line {}, column {}",
                       name_of(finding.severity), finding.rule->id, finding.begin.line,
                       finding.begin.column);
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
  ReportOptions options_;
  bool started_ = false;
};

}  // namespace

std::unique_ptr<FindingReport> finding_html(OutputFile& out, const ReportOptions& options) {
  return std::make_unique<FindingHtml>(out, options);
}

}  // namespace locseg::report
