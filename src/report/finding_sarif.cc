// SARIF 2.1.0 (OASIS, 27 March 2020), one run. Results are written as findings come; everything
// about the tool comes first.
//
// GitHub takes 1,000 locations a result; related places are cut to 100.
#include <fmt/core.h>

#include <algorithm>
#include <span>
#include <vector>

#include "base/json_writer.h"
#include "locseg/identity.h"
#include "report/excerpt.h"
#include "report/finding_totals.h"
#include "report/formats.h"
#include "report/sarif_parts.h"

namespace locseg::report {
namespace {

using base::JsonWriter;

constexpr std::size_t kMaxRelated = 100;
constexpr std::size_t kMaxReplacements = 100;  // more make a file that no viewer opens

std::string_view level_of(Severity severity) {
  constexpr std::string_view kLevels[] = {"note", "warning", "error"};
  return kLevels[static_cast<std::size_t>(severity)];
}

// The example as Markdown code blocks.
void append_example(std::string& out, std::string_view title, const RuleExample& example) {
  // A rule of the team's own may have none.
  if (example.article.empty() && example.source.empty() && example.target.empty()) return;
  out += fmt::format("\n\n{}:\n\n", title);
  std::string code(example.article);
  if (example.article.empty()) {
    code = fmt::format("source  {}\ntarget  {}\n", example.source, example.target);
  }
  out += "~~~~\n" + code + (code.ends_with('\n') ? "" : "\n") + "~~~~";
}

void write_rule(JsonWriter& json, const RuleDescription& rule) {
  json.line().begin_object().member("id", rule.id);
  write_sarif_text(json, "shortDescription", rule.summary);
  write_sarif_text(json, "fullDescription", rule.why);
  std::string markdown(rule.why);
  append_example(markdown, "Bad", rule.bad);
  append_example(markdown, "Good", rule.good);
  json.key("help").begin_object().member("text", rule.why).member("markdown", markdown);
  json.end_object().key("defaultConfiguration").begin_object();
  json.member("enabled", rule.on).member("level", level_of(rule.severity));
  json.end_object().key("properties").begin_object().key("tags").begin_array();
  json.value("localization").value(name_of(rule.group)).end_array().end_object().end_object();
}

void write_related(JsonWriter& json, const Finding& finding) {
  json.key("relatedLocations").begin_array();
  const std::size_t count = std::min(finding.related.size(), kMaxRelated);
  for (std::size_t i = 0; i < count; ++i) {
    const RelatedText& related = finding.related[i];
    json.begin_object().member("id", i + 1).key("physicalLocation").begin_object();
    write_sarif_location(json, related.article);
    json.key("region").begin_object();
    json.member("startLine", std::max<std::uint64_t>(related.line, 1));
    json.end_object().end_object();
    write_sarif_text(json, "message", excerpt_of(related.text, {}).text);
    json.end_object();
  }
  json.end_array();
}

// SARIF 3.55 to 3.57: one fix, whose replacements are all of the one article.
void write_fix(JsonWriter& json, const ArticleFindings& article, const Finding& finding) {
  const std::string_view what = finding.fix.safe ? finding.rule->fixes : finding.rule->unsafe_fixes;
  json.key("fixes").begin_array().begin_object();
  write_sarif_text(json, "description", what);
  json.key("artifactChanges").begin_array().begin_object();
  write_sarif_location(json, article.article);
  json.key("replacements").begin_array();
  for (const PlacedEdit& it : finding.fix.edits) {
    json.begin_object().key("deletedRegion").begin_object();
    json.member("startLine", it.begin.line).member("startColumn", it.begin.column);
    json.member("endLine", it.end.line).member("endColumn", it.end.column).end_object();
    write_sarif_text(json, "insertedContent", it.edit.text);
    json.end_object();
  }
  json.end_array().end_object().end_array();
  json.key("properties").begin_object().member("safe", finding.fix.safe).end_object();
  json.end_object().end_array();
}

// Says what the marked text is: a viewer shows the line, which may be long.
std::string message_of(const Finding& finding) {
  const Excerpt excerpt = excerpt_of(finding.marked_text(), finding.mark);
  std::string text = finding.message;
  if (finding.segment && finding.place != TextSide::kArticle) {
    text += fmt::format(". Segment {}: {}", finding.segment->id, std::string(excerpt.text));
  }
  return text;
}

void write_result(JsonWriter& json, const ArticleFindings& article, const Finding& finding,
                  std::size_t rule_index) {
  json.line().begin_object().member("ruleId", finding.rule->id);
  json.member("ruleIndex", rule_index).member("level", level_of(finding.severity));
  write_sarif_text(json, "message", message_of(finding));
  json.key("locations").begin_array().begin_object().key("physicalLocation").begin_object();
  write_sarif_location(json, article.article);
  json.key("region").begin_object();
  json.member("startLine", finding.begin.line).member("startColumn", finding.begin.column);
  json.member("endLine", finding.end.line).member("endColumn", finding.end.column);
  json.end_object().end_object().end_object().end_array();
  json.key("partialFingerprints").begin_object();
  json.member("locsegFinding/v1", to_hex(finding.fingerprint)).end_object();
  if (!finding.related.empty()) write_related(json, finding);
  if (finding.fixable() && finding.fix.edits.size() <= kMaxReplacements) {
    write_fix(json, article, finding);
  }
  json.end_object();
}

class FindingSarif final : public FindingReport {
 public:
  FindingSarif(OutputFile& out, const ReportOptions& options)
      : out_(&out), rules_(rules_of(options)) {
    begin_sarif(json_);
    for (const RuleDescription* rule : rules_) write_rule(json_, *rule);
    json_.line().end_array().end_object().end_object();
    json_.member("columnKind", "unicodeCodePoints").key("results").begin_array();
  }

  Result<void> put(const ArticleFindings& findings) override {
    for (const Finding& finding : findings.findings) {
      ++results_;
      if (written_ == kMaxSarifResults || bytes_ + json_.size() >= kMaxSarifBytes) continue;
      ++written_;
      write_result(json_, findings, finding, index_of(*finding.rule));
    }
    bytes_ += json_.size();
    return out_->write(json_.take());
  }

  Result<void> finish(const CheckCounts&) override {
    json_.line().end_array();
    if (results_ > written_) {
      omitted_ = fmt::format(
          "SARIF: wrote the first {} of {} results, for GitHub takes no more; check fewer articles "
          "at a time, or accept a baseline first",
          written_, results_);
      write_sarif_warning(json_, omitted_);
    }
    return out_->write(json_.end_object().end_array().end_object().take() + '\n');
  }

  [[nodiscard]] std::string_view omitted() const override { return omitted_; }

 private:
  [[nodiscard]] std::size_t index_of(const RuleDescription& rule) const {
    return static_cast<std::size_t>(std::ranges::find(rules_, &rule) - rules_.begin());
  }

  OutputFile* out_;
  std::span<const RuleDescription* const> rules_;
  JsonWriter json_;
  std::uint64_t results_ = 0;  // that came
  std::uint64_t written_ = 0;  // of them
  std::uint64_t bytes_ = 0;
  std::string omitted_;
};

}  // namespace

std::unique_ptr<FindingReport> finding_sarif(OutputFile& out, const ReportOptions& options) {
  return std::make_unique<FindingSarif>(out, options);
}

}  // namespace locseg::report
