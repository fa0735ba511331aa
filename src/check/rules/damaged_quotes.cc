// Stretches in which every `"` became `&quot;`, as the parser found and read past them. Inside a
// stretch all of them are the damage's, so reading them back is the one right repair.
#include "check/facts/article_facts.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace damaged_quotes {
namespace {

void check(ArticleFacts& facts, Faults& faults) {
  constexpr std::string_view kQuote = "&quot;";
  const std::string_view bytes = facts.article().bytes();
  for (const Span stretch : facts.article().damage()) {
    Fault& fault = faults.in_article(
        stretch,
        "quotation marks turned into &quot; break the tags of the segments of this stretch");
    for (std::size_t at = bytes.find(kQuote, stretch.begin);
         at < stretch.end && at + kQuote.size() <= stretch.end;
         at = bytes.find(kQuote, at + kQuote.size())) {
      fault.fix.push_back({{at, at + kQuote.size()}, "\""});
    }
  }
}

}  // namespace
}  // namespace damaged_quotes

constinit const Rule kDamagedQuotes = {
    .description =
        {.id = "damaged-quotes",
         .group = RuleGroup::kArticle,
         .summary = "a stretch in which every quotation mark became &quot;",
         .why = "A stray quotation mark upstream made a tool take a stretch of the article for an "
                "attribute's value. The tags of its segments lose their names and classes: a page "
                "shows the source as well, or the tags themselves, and a tool finds no pairs.",
         .bad = {.article =
                     "<span data-ttu-id=\"0a1b2-103\">Eins.</span><span "
                     "class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-103\">One.</span></span> "
                     "<span data-ttu-id=&quot;0a1b2-104&quot;>Zwei.</span><span "
                     "class=&quot;sxs-lookup&quot;><span "
                     "data-stu-id=&quot;0a1b2-104&quot;>Two.</span></span>\n"},
         .good = {.article = "<span data-ttu-id=\"0a1b2-103\">&quot;Eins&quot;.</span><span "
                             "class=\"sxs-lookup\"><span "
                             "data-stu-id=\"0a1b2-103\">&quot;One&quot;.</span></span>\n"},
         .severity = Severity::kError,
         .fixes = "turns every &quot; of the stretch back into a quotation mark"},
    .check = damaged_quotes::check,
};

}  // namespace locseg::check
