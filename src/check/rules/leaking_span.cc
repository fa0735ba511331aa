// Pairs whose tags reach the reader as text; see markup/leaks.h, which merge asks too.
#include "check/article_facts.h"
#include "check/rules/rules.h"
#include "markup/leaks.h"

namespace locseg::check {
namespace {

void check(ArticleFacts& facts, Faults& faults) {
  for (markup::Leak& leak : markup::find_leaks(facts.article(), facts.pairs())) {
    faults.in_article(leak.tag, "readers see this tag, because of " + leak.cause).segment =
        leak.segment;
  }
}

}  // namespace

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
    .check = check,
};

}  // namespace locseg::check
