// Pairs whose tags reach the reader as text; see markup/leaks.h, which merge asks too.
#include "article/leaks.h"
#include "check/facts/article_facts.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace leaking_span {
namespace {

void check(ArticleFacts& facts, Faults& faults) {
  for (article::Leak& leak : article::find_leaks(facts.article(), facts.pairs())) {
    faults.in_article(leak.tag, "readers see this tag, because of " + leak.cause).segment =
        leak.segment;
  }
}

}  // namespace
}  // namespace leaking_span

constinit const Rule kLeakingSpan = {
    .description =
        {.id = "leaking-span",
         .group = RuleGroup::kArticle,
         .summary = "a pair whose tags readers see as text",
         .why = "Markdown reads a tag as text after a backslash, inside a code span, and inside a "
                "tag that was never closed. The page then shows the tags and the source sentence. "
                "The finding names the character that does it.",
         .bad = {.article = "C:\\<span data-ttu-id=\"0a1b2-103\">Hallo.</span><span "
                            "class=\"sxs-lookup\"><span "
                            "data-stu-id=\"0a1b2-103\">Hello.</span></span>\n"},
         .good = {.article = "C:\\\\<span data-ttu-id=\"0a1b2-103\">Hallo.</span><span "
                             "class=\"sxs-lookup\"><span "
                             "data-stu-id=\"0a1b2-103\">Hello.</span></span>\n"},
         .severity = Severity::kError},
    .check = leaking_span::check,
};

}  // namespace locseg::check
