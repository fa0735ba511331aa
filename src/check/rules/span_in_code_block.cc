// Pairs inside fenced or indented code, where tags are text. Only what md4c delivers as code
// counts, and the contents of `:::name:::` begin at their own first column.
#include "check/facts/article_facts.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace span_in_code_block {
namespace {

void check(ArticleFacts& facts, Faults& faults) {
  const std::vector<article::PairReading>& pairs = facts.pairs();
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (pairs[i].as[0] != markup::RenderedAs::kCodeBlock) continue;
    faults
        .in_article(facts.article().segments()[i].whole,
                    "the tags of a pair inside a code block, where readers see them")
        .segment = i;
  }
}

}  // namespace
}  // namespace span_in_code_block

constinit const Rule kSpanInCodeBlock = {
    .description =
        {.id = "span-in-code-block",
         .group = RuleGroup::kArticle,
         .summary = "a pair inside fenced or indented code",
         .why = "Code is shown as it is, so readers see the tags and the source. Code that was "
                "aligned like prose, or prose that was indented like code. The contents of "
                ":::row::: and the like may be indented as you please.",
         .bad = {.article = "```\n<span data-ttu-id=\"0a1b2-103\">Hallo.</span><span "
                            "class=\"sxs-lookup\"><span "
                            "data-stu-id=\"0a1b2-103\">Hello.</span></span>\n```\n"},
         .good = {.article = ":::row:::\n    :::column:::\n        <span "
                             "data-ttu-id=\"0a1b2-103\">Hallo.</span><span "
                             "class=\"sxs-lookup\"><span "
                             "data-stu-id=\"0a1b2-103\">Hello.</span></span>\n    "
                             ":::column-end:::\n:::row-end:::\n"}},
    .check = span_in_code_block::check,
};

}  // namespace locseg::check
