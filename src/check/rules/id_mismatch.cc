// Pairs whose halves name different segments, in the parser's words.
#include "check/facts/article_facts.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace id_mismatch {
namespace {

void check(ArticleFacts& facts, Faults& faults) {
  report_problems(facts, {ProblemKind::kIdMismatch}, faults);
}

}  // namespace
}  // namespace id_mismatch

constinit const Rule kIdMismatch = {
    .description =
        {.id = "id-mismatch",
         .group = RuleGroup::kArticle,
         .summary = "a target and a source side by side with different ids",
         .why = "Either half belongs elsewhere: a merge has mixed two sentences, "
                "and what the reader compares is no translation.",
         .bad = {.article =
                     "<span data-ttu-id=\"0a1b2-103\">Hallo.</span><span "
                     "class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-104\">Bye.</span></span>\n"},
         .good =
             {.article =
                  "<span data-ttu-id=\"0a1b2-103\">Hallo.</span><span class=\"sxs-lookup\"><span "
                  "data-stu-id=\"0a1b2-103\">Hello.</span></span>\n"},
         .severity = Severity::kError},
    .check = id_mismatch::check,
};

}  // namespace locseg::check
