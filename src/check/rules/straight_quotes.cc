// Straight quotation marks round Han, where Chinese has marks of its own. Said once an article.
#include <vector>

#include "base/utf8.h"
#include "check/rules/rules.h"
#include "text/script.h"

namespace locseg::check {
namespace straight_quotes {
namespace {

bool has_han(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::code_point_at(text, at);
    if (text::script_of(point.value) == text::Script::kHan) return true;
    at += point.size;
  }
  return false;
}

std::vector<std::size_t> quotes_of(std::string_view text) {
  std::vector<std::size_t> out;
  for (std::size_t at = text.find('"'); at != std::string_view::npos; at = text.find('"', at + 1)) {
    out.push_back(at);
  }
  return out;
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  if (target.primary_lang() != "zh") return;
  const std::string_view text = target.masked();
  const std::vector<std::size_t> quotes = quotes_of(text);
  if (quotes.size() % 2 != 0) return;  // quote-balance tells
  for (std::size_t i = 0; i < quotes.size(); i += 2) {
    const Span quoted{quotes[i], quotes[i + 1] + 1};
    if (!has_han(quoted.of(text))) continue;
    faults.in_target(quoted, "straight quotation marks round Chinese; “ ” or 「 」 are usual")
        .once_an_article = true;
  }
}

}  // namespace
}  // namespace straight_quotes

constinit const Rule kStraightQuotes = {
    .description = {.id = "straight-quotes",
                    .group = RuleGroup::kPunctuation,
                    .summary = "straight quotation marks round Chinese",
                    .why = "Chinese quotes with “ ” or 「 」; machine translation keeps the marks "
                           "of the source. A matter of style, so it is said once an article. Marks "
                           "round Latin words and code, and marks without a partner, do not count.",
                    .bad = {.source = "Choose \"Pump\".",
                            .target = "选择\"泵\"。",
                            .target_lang = "zh-CN"},
                    .good = {.source = "Choose \"Pump\" or \"x\".",
                             .target = "选择“泵”或 \"x\"。",
                             .target_lang = "zh-CN"},
                    .severity = Severity::kInfo},
    .needs = {.target = kQuote},
    .check = straight_quotes::check,
};

}  // namespace locseg::check
