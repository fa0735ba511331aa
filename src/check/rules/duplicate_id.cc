// Ids that occur twice, in the parser's words.
#include "check/facts/article_facts.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace duplicate_id {
namespace {

void check(ArticleFacts& facts, Faults& faults) {
  report_problems(facts, {ProblemKind::kDuplicateId}, faults);
}

}  // namespace
}  // namespace duplicate_id

constinit const Rule kDuplicateId = {
    .description =
        {.id = "duplicate-id",
         .group = RuleGroup::kArticle,
         .summary = "an id that an earlier segment has already",
         .why = "Ids tell segments apart. Twice the same is the mark of a merge "
                "that kept both sides.",
         .bad = {.article =
                     "<span data-ttu-id=\"0a1b2-103\">Hallo.</span><span "
                     "class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-103\">Hello.</span></span> "
                     "<span data-ttu-id=\"0a1b2-103\">Hallo!</span><span "
                     "class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-103\">Hello.</span></span>\n"},
         .good =
             {.article =
                  "<span data-ttu-id=\"0a1b2-103\">Hallo.</span><span class=\"sxs-lookup\"><span "
                  "data-stu-id=\"0a1b2-103\">Hello.</span></span> <span "
                  "data-ttu-id=\"0a1b2-104\">Hallo!</span><span class=\"sxs-lookup\"><span "
                  "data-stu-id=\"0a1b2-104\">Hello.</span></span>\n"},
         .severity = Severity::kError},
    .check = duplicate_id::check,
};

}  // namespace locseg::check
