// SARIF 2.1.0 (OASIS, 27 March 2020), one run. Results are written as findings come; everything
// about the tool comes first.
//
// GitHub takes 20 runs a file, the first 25,000 results of a run (of which it shows 5,000 by
// severity), 10 MB gzipped and 1,000 locations a result:
// https://docs.github.com/code-security/reference/code-scanning What is over that is left out, and
// said; related places are cut to 100. How well the rest packs is not known before it is packed:
// reports of real articles pack to a sixth, so that 40 MB leave room for worse.
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "locseg/identity.h"
#include "report/findings.h"
#include "report/json_text.h"

namespace locseg::report {
namespace {

constexpr std::uint64_t kMaxResults = 25000;
constexpr std::uint64_t kMaxBytes = 40'000'000;
constexpr std::size_t kMaxRelated = 100;

std::string_view level_of(Severity severity) {
  constexpr std::string_view kLevels[] = {"note", "warning", "error"};
  return kLevels[static_cast<std::size_t>(severity)];
}

void key(std::string& out, std::string_view name, std::string_view text) {
  out += fmt::format("\"{}\":", name);
  append_json(out, text);
}

// The example as Markdown code blocks.
void append_example(std::string& out, std::string_view title, const RuleExample& example) {
  out += fmt::format("\n\n{}:\n\n", title);
  std::string code(example.article);
  if (example.article.empty()) {
    code = fmt::format("source  {}\ntarget  {}\n", example.source, example.target);
  }
  out += "~~~~\n" + code + (code.ends_with('\n') ? "" : "\n") + "~~~~";
}

void append_rule(std::string& out, const RuleDescription& rule) {
  out += "{";
  key(out, "id", rule.id);
  out += ",\"shortDescription\":{";
  key(out, "text", rule.summary);
  out += "},\"fullDescription\":{";
  key(out, "text", rule.why);
  out += "},\"help\":{";
  std::string help(rule.why);
  std::string markdown = help;
  append_example(markdown, "Bad", rule.bad);
  append_example(markdown, "Good", rule.good);
  key(out, "text", help);
  out += ",";
  key(out, "markdown", markdown);
  out += fmt::format(
      "}},\"defaultConfiguration\":{{\"enabled\":{},\"level\":\"{}\"}},\"properties\":{{"
      "\"tags\":[\"localization\",\"{}\"]}}}}",
      rule.on, level_of(rule.severity), name_of(rule.group));
}

class SarifReport : public FindingReport {
 public:
  explicit SarifReport(OutputFile& out) : out_(&out) {}

  Result<void> put(const ArticleFindings& findings) override {
    std::string text = head();
    for (const Finding& finding : findings.findings) {
      ++results_;
      if (written_ == kMaxResults || bytes_ + text.size() >= kMaxBytes) continue;
      text += ++written_ == 1 ? "\n" : ",\n";
      append(text, findings, finding);
    }
    bytes_ += text.size();
    return out_->write(text);
  }

  Result<void> finish(const CheckCounts&) override {
    if (results_ > written_) {
      omitted_ = fmt::format(
          "SARIF: wrote the first {} of {} results, for GitHub takes no more; check fewer articles "
          "at a time, or accept a baseline first",
          written_, results_);
    }
    std::string text = head();
    text += "\n]";
    if (!omitted_.empty()) {
      text +=
          ",\"invocations\":[{\"executionSuccessful\":true,\"toolExecutionNotifications\":[{"
          "\"level\":\"warning\",\"message\":{";
      key(text, "text", omitted_);
      text += "}}]}]";
    }
    return out_->write(text + "}]}\n");
  }

  [[nodiscard]] std::string_view omitted() const override { return omitted_; }

 private:
  std::string head() {
    if (started_) return {};
    started_ = true;
    std::string out =
        "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\","
        "\"runs\":[{\"tool\":{\"driver\":{\"name\":\"locseg\",\"rules\":[";
    bool first = true;
    for (const RuleDescription* rule : rule_descriptions()) {
      out += first ? "\n" : ",\n";
      first = false;
      append_rule(out, *rule);
    }
    return out + "\n]}},\"columnKind\":\"unicodeCodePoints\",\"results\":[";
  }

  static std::size_t index_of(const RuleDescription& rule) {
    const auto rules = rule_descriptions();
    return static_cast<std::size_t>(std::ranges::find(rules, &rule) - rules.begin());
  }

  static void append(std::string& out, const ArticleFindings& article, const Finding& finding) {
    out += fmt::format("{{\"ruleId\":\"{}\",\"ruleIndex\":{},\"level\":\"{}\",\"message\":{{",
                       finding.rule->id, index_of(*finding.rule), level_of(finding.severity));
    key(out, "text", message_of(finding));
    out += "},\"locations\":[{";
    append_place(out, article.article, finding);
    out += fmt::format("}}],\"partialFingerprints\":{{\"locsegFinding/v1\":\"{}\"}}",
                       to_hex(finding.fingerprint));
    if (!finding.related.empty()) append_related(out, finding);
    out += "}";
  }

  // Says what the marked text is: a viewer shows the line, which may be long.
  static std::string message_of(const Finding& finding) {
    const Excerpt excerpt = excerpt_of(finding.marked_text(), finding.mark);
    std::string text = finding.message;
    if (finding.segment && finding.place != TextSide::kArticle)
      text += fmt::format(". Segment {}: {}", finding.segment->id, std::string(excerpt.text));
    return text;
  }

  static void append_place(std::string& out, std::string_view article, const Finding& finding) {
    out += "\"physicalLocation\":{\"artifactLocation\":{";
    key(out, "uri", uri_of(article));
    // Absolute paths are what they are; others are relative to the root of the checkout.
    if (!article.starts_with('/')) out += ",\"uriBaseId\":\"%SRCROOT%\"";
    out += fmt::format(
        "}},\"region\":{{\"startLine\":{},\"startColumn\":{},\"endLine\":{},\"endColumn\":{}}}}}",
        finding.begin.line, finding.begin.column, finding.end.line, finding.end.column);
  }

  static void append_related(std::string& out, const Finding& finding) {
    out += ",\"relatedLocations\":[";
    const std::size_t count = std::min(finding.related.size(), kMaxRelated);
    for (std::size_t i = 0; i < count; ++i) {
      const RelatedText& related = finding.related[i];
      out += fmt::format("{}{{\"id\":{},\"physicalLocation\":{{\"artifactLocation\":{{",
                         i == 0 ? "" : ",", i + 1);
      key(out, "uri", uri_of(related.article));
      if (!related.article.starts_with('/')) out += ",\"uriBaseId\":\"%SRCROOT%\"";
      out += fmt::format("}},\"region\":{{\"startLine\":{}}}}},\"message\":{{",
                         std::max<std::uint64_t>(related.line, 1));
      key(out, "text", excerpt_of(related.text, {}).text);
      out += "}}";
    }
    out += "]";
  }

  OutputFile* out_;
  bool started_ = false;
  std::uint64_t results_ = 0;  // that came
  std::uint64_t written_ = 0;  // of them
  std::uint64_t bytes_ = 0;
  std::string omitted_;
};

}  // namespace

std::unique_ptr<FindingReport> sarif_report(OutputFile& out, const FindingReportOptions&) {
  return std::make_unique<SarifReport>(out);
}

}  // namespace locseg::report
