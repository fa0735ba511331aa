// Lines that end in CRLF beside lines that end in LF. One finding an article, at the first line of
// the rarer kind.
#include <algorithm>

#include "check/facts/article_facts.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace mixed_line_ends {
namespace {

void check(ArticleFacts& facts, Faults& faults) {
  const std::string_view bytes = facts.article().bytes();
  if (bytes.find('\r') == std::string_view::npos) return;
  std::uint64_t crlf = 0;
  std::uint64_t lf = 0;
  std::size_t first_crlf = 0;
  std::size_t first_lf = 0;
  for (std::size_t at = bytes.find('\n'); at != std::string_view::npos;
       at = bytes.find('\n', at + 1)) {
    if (at > 0 && bytes[at - 1] == '\r') {
      if (crlf++ == 0) first_crlf = at - 1;
    } else if (lf++ == 0) {
      first_lf = at;
    }
  }
  if (crlf == 0 || lf == 0) return;
  const bool rare_lf = lf <= crlf;
  const std::size_t at = rare_lf ? first_lf : first_crlf;
  faults.in_article({at, at + (rare_lf ? 1U : 2U)},
                    std::to_string(std::min(lf, crlf)) + " of " + std::to_string(lf + crlf) +
                        " lines end in " +
                        (rare_lf ? "LF, the others in CRLF" : "CRLF, the others in LF"));
}

}  // namespace
}  // namespace mixed_line_ends

constinit const Rule kMixedLineEnds = {
    .description = {.id = "mixed-line-ends",
                    .group = RuleGroup::kArticle,
                    .summary = "some lines end in CRLF and some in LF",
                    .why = "Readers see no difference, but diffs and merges see whole lines change "
                           "when an editor or git makes them alike.",
                    .bad = {.article = "Eins\r\nZwei\nDrei\r\n"},
                    .good = {.article = "Eins\r\nZwei\r\nDrei\r\n"},
                    .severity = Severity::kInfo},
    .check = mixed_line_ends::check,
};

}  // namespace locseg::check
