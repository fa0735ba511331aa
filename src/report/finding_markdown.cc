// For the summary of a CI job, or a comment: counts, the rules, then a folded list an article. The
// list is kept until the counts are known, and cut at a size that every reader takes: GitHub takes
// 65,536 characters of a comment, and 1 MiB of a job's summary.
#include <fmt/core.h>

#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"
#include "report/excerpt.h"
#include "report/finding_totals.h"
#include "report/formats.h"
#include "report/markdown_text.h"

namespace locseg::report {
namespace {

constexpr std::size_t kMaxListed = 40'000;  // bytes of the list of findings
constexpr std::size_t kLongestText = 300;   // bytes shown before and after a mark

std::string_view start_of(std::string_view text) {
  return text.substr(0, base::next_char_begin(text, std::min(text.size(), kLongestText)));
}

// The part of a text around a mark, and the mark underlined.
std::string marked_text(std::string_view text, Span mark) {
  const Excerpt excerpt = excerpt_of(text, mark);
  std::string_view before = excerpt.text.substr(0, excerpt.mark.begin);
  std::string_view after = excerpt.text.substr(excerpt.mark.end);
  std::string out;
  if (before.size() > kLongestText) {
    before.remove_prefix(base::next_char_begin(before, before.size() - kLongestText));
    out += "…";
  }
  out += markdown_text(before);
  const std::string_view marked = start_of(excerpt.mark.of(excerpt.text));
  const bool is_space = marked.find_first_not_of(' ') == std::string_view::npos;
  // Browsers show no space at the end of a line, and one where there are several.
  for (std::size_t i = 0; is_space && i < marked.size(); ++i) out += "<ins>&nbsp;</ins>";
  if (!is_space) out += tagged_markdown("ins", marked);
  out += markdown_text(start_of(after));
  if (after.size() > kLongestText) out += "…";
  return out;
}

class FindingMarkdown final : public FindingReport {
 public:
  FindingMarkdown(OutputFile& out, const ReportOptions& options, std::string_view title)
      : out_(&out), options_(options), title_(title) {}

  Result<void> put(const ArticleFindings& findings) override {
    if (findings.findings.empty()) return {};
    std::string items;
    std::size_t shown = 0;
    for (const Finding& finding : findings.findings) {
      if (list_.size() + items.size() >= kMaxListed) break;
      append(items, finding);
      ++shown;
    }
    left_ += findings.findings.size() - shown;
    if (shown == 0) return {};
    list_ += "<details><summary><b>" + markdown_text(findings.article) +
             "</b>: " + base::counted(findings.findings.size(), "finding") + "</summary>\n\n" +
             items + "\n</details>\n\n";
    return {};
  }

  Result<void> finish(const CheckCounts& counts) override {
    std::string text = std::string(title_) + counts_line(counts) + "\n\n";
    const auto rules = frequent_first(counts, rules_of(options_));
    if (!rules.empty()) text += "| findings | rule | finds |\n|--:|---|---|\n";
    for (const auto& [rule, count] : rules) {
      text += fmt::format("| {} | {} | {} |\n", base::grouped(count), rule->id,
                          markdown_text(rule->summary));
    }
    if (!rules.empty()) text += '\n';
    text += list_;
    if (left_ != 0) text += "And " + base::counted(left_, "finding") + " more.\n";
    return out_->write(text);
  }

 private:
  static void append(std::string& out, const Finding& finding) {
    out += fmt::format("- **{}**, line {}: {} (`{}`)", name_of(finding.severity),
                       finding.begin.line, markdown_text(finding.message), finding.rule->id);
    const auto row = [&](std::string_view text, TextSide side) {
      out += "<br>" + marked_text(text, finding.place == side ? finding.mark : Span{});
    };
    if (finding.place == TextSide::kArticle) {
      row(finding.excerpt, TextSide::kArticle);
    } else {
      row(finding.segment->source, TextSide::kSource);
      row(finding.segment->target, TextSide::kTarget);
    }
    out += '\n';
  }

  OutputFile* out_;
  ReportOptions options_;
  std::string_view title_;
  std::string list_;
  std::uint64_t left_ = 0;
};

}  // namespace

std::unique_ptr<FindingReport> finding_markdown(OutputFile& out, const ReportOptions& options) {
  return std::make_unique<FindingMarkdown>(out, options, "**locseg check**: ");
}

// The blank line ends whatever an earlier command of the step left open at the end of the file.
std::unique_ptr<FindingReport> finding_github_summary(OutputFile& out,
                                                      const ReportOptions& options) {
  return std::make_unique<FindingMarkdown>(out, options, "\n\n### locseg check\n\n");
}

}  // namespace locseg::report
