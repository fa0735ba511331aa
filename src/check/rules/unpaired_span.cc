// Halves of pairs, in the parser's words.
#include "check/facts/article_facts.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace unpaired_span {
namespace {

void check(ArticleFacts& facts, Faults& faults) {
  report_problems(
      facts,
      {ProblemKind::kUnpairedTarget, ProblemKind::kUnpairedSource, ProblemKind::kUnclosedSource,
       ProblemKind::kNestedPair, ProblemKind::kMalformedTag, ProblemKind::kMissingTarget,
       ProblemKind::kMissingSource, ProblemKind::kUnendedSource},
      faults);
}

}  // namespace
}  // namespace unpaired_span

constinit const Rule kUnpairedSpan = {
    .description =
        {.id = "unpaired-span",
         .group = RuleGroup::kArticle,
         .summary = "half of a pair without its other half, or unclosed or misspelled",
         .why = "Readers see the source beside the translation or lose a sentence, "
                "and no tool can tell which source the target belongs to. In layouts without "
                "tags, a source without its translation beside it, or a translation without a "
                "source, is such a half.",
         .bad = {.article = "<span data-ttu-id=\"0a1b2-103\">Hallo.</span>\n"},
         .good =
             {.article =
                  "<span data-ttu-id=\"0a1b2-103\">Hallo.</span><span class=\"sxs-lookup\"><span "
                  "data-stu-id=\"0a1b2-103\">Hello.</span></span>\n"},
         .severity = Severity::kError},
    .check = unpaired_span::check,
};

}  // namespace locseg::check
