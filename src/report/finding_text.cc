// For people: a line that says what and where, and what to call it, source and target as they read,
// `^` under the fault, and a count by rule at the end.
#include <fmt/core.h>

#include <algorithm>

#include "base/printable.h"
#include "report/finding_totals.h"
#include "report/formats.h"
#include "report/marked_line.h"

namespace locseg::report {
namespace {

constexpr std::size_t kLabel = 10;  // columns before a text

class FindingText final : public FindingReport {
 public:
  FindingText(OutputFile& out, const ReportOptions& options) : out_(&out), options_(options) {
    room_ = std::max<std::size_t>(options.columns, kLabel + 20) - kLabel;
  }

  Result<void> put(const ArticleFindings& findings) override {
    if (options_.summary) return {};
    std::string text;
    for (const Finding& finding : findings.findings) append(text, findings.article, finding);
    return out_->write(text);
  }

  Result<void> finish(const CheckCounts& counts) override {
    std::string text = rule_lines(counts, rules_of(options_));
    if (!text.empty()) text += '\n';
    return out_->write(text + counts_line(counts) + '\n');
  }

 private:
  std::string paint(std::string_view style, std::string_view text) const {
    if (!options_.color || text.empty()) return std::string(text);
    return fmt::format("\x1b[{}m{}\x1b[0m", style, text);
  }

  // OSC 8: https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda
  std::string name_of_rule(const RuleDescription& rule) const {
    const std::string page = options_.links ? page_of(rule) : std::string();
    if (page.empty()) return std::string(rule.id);
    return fmt::format("\x1b]8;;{}\x1b\\{}\x1b]8;;\x1b\\", page, rule.id);
  }

  static std::string_view style_of(Severity severity) {
    constexpr std::string_view kStyles[] = {"36", "33", "31"};  // cyan, yellow, red
    return kStyles[static_cast<std::size_t>(severity)];
  }

  void append(std::string& out, std::string_view article, const Finding& finding) const {
    out += paint("1", fmt::format("{}:{}:{}:", base::printable(article), finding.begin.line,
                                  finding.begin.column));
    out += ' ' + paint(style_of(finding.severity), name_of(finding.severity));
    out += fmt::format(": {} [{}] ", base::printable(finding.message), name_of_rule(*finding.rule));
    out += paint("2", short_id(finding)) + '\n';
    if (finding.place == TextSide::kArticle) {
      append_marked(out, "article", finding);
    } else {
      append_side(out, "source", TextSide::kSource, finding);
      append_side(out, "target", TextSide::kTarget, finding);
    }
    for (const RelatedText& related : finding.related) {
      const std::string place =
          fmt::format("{}:{}: ", base::printable(related.article), related.line);
      const std::size_t room = std::max<std::size_t>(20, room_ - std::min(room_, place.size()));
      out += fmt::format("  {:<8}{}{}\n", "also", place, whole_line(related.text, room));
    }
    out += '\n';
  }

  void append_side(std::string& out, std::string_view label, TextSide place,
                   const Finding& finding) const {
    if (finding.place == place) {
      append_marked(out, label, finding);
      return;
    }
    const std::string& text =
        place == TextSide::kSource ? finding.segment->source : finding.segment->target;
    out += fmt::format("  {:<8}{}\n", label, whole_line(text, room_));
  }

  std::string whole_line(std::string_view text, std::size_t columns) const {
    const MarkedLine line = marked_line(text, {}, columns, options_.order);
    return line.before + line.marked + line.after;
  }

  void append_marked(std::string& out, std::string_view label, const Finding& finding) const {
    const MarkedLine line = marked_line(finding.marked_text(), finding.mark, room_, options_.order);
    const std::string marked = line.marked == " " ? "" : line.marked;  // a point past the end
    out += fmt::format("  {:<8}{}{}{}\n", label, line.before,
                       paint(style_of(finding.severity), marked), line.after);
    out += std::string(kLabel, ' ') + paint(style_of(finding.severity), line.marks) + '\n';
  }

  OutputFile* out_;
  ReportOptions options_;
  std::size_t room_ = 0;
};

}  // namespace

std::unique_ptr<FindingReport> finding_text(OutputFile& out, const ReportOptions& options) {
  return std::make_unique<FindingText>(out, options);
}

}  // namespace locseg::report
