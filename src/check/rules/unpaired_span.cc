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
       ProblemKind::kNestedPair, ProblemKind::kMalformedTag},
      faults);
}

}  // namespace
}  // namespace unpaired_span

constinit const Rule kUnpairedSpan = {
    .description =
        {.id = "unpaired-span",
         .group = RuleGroup::kArticle,
         .summary = "a span of a pair whose other half is missing, unclosed or misspelled",
         .why = "Readers see the source beside the translation or lose a sentence, "
                "and no tool can tell which source the target belongs to.",
         .bad = {.article = "<span data-ttu-id=\"0a1b2-103\">Hallo.</span>\n"},
         .good =
             {.article =
                  "<span data-ttu-id=\"0a1b2-103\">Hallo.</span><span class=\"sxs-lookup\"><span "
                  "data-stu-id=\"0a1b2-103\">Hello.</span></span>\n"},
         .severity = Severity::kError},
    .check = unpaired_span::check,
};

}  // namespace locseg::check
