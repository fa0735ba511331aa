// A Markdown article that holds a segment and says nothing of itself.
#include "check/facts/article_facts.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace front_matter_missing {
namespace {

void check(ArticleFacts& facts, Faults& faults) {
  const Article& article = facts.article();
  if (article.kind() != ArticleKind::kMarkdown || article.segments().empty()) return;
  const FrontMatter& metadata = article.front_matter();
  if (metadata.span.empty()) {
    faults.in_article({0, 0}, "segments, but no front matter between '---' lines at the top");
  } else if (metadata.target_lang.empty()) {
    faults.in_article({metadata.span.begin, metadata.span.begin},
                      "the front matter names no ms.contentlocale, the language of the targets");
  }
}

}  // namespace
}  // namespace front_matter_missing

constinit const Rule kFrontMatterMissing = {
    .description =
        {.id = "front-matter-missing",
         .group = RuleGroup::kArticle,
         .summary = "a Markdown article with segments and without localization keys",
         .why =
             "Without ms.contentlocale nothing knows the language of the targets, and rules that "
             "depend on it do not run.",
         .bad = {.article = "<span data-ttu-id=\"0a1b2-103\">Hallo.</span><span "
                            "class=\"sxs-lookup\"><span "
                            "data-stu-id=\"0a1b2-103\">Hello.</span></span>\n"},
         .good = {.article = "---\ntitle: Hallo\nms.contentlocale: de-DE\n---\n<span "
                             "data-ttu-id=\"0a1b2-103\">Hallo.</span><span "
                             "class=\"sxs-lookup\"><span "
                             "data-stu-id=\"0a1b2-103\">Hello.</span></span>\n"}},
    .check = front_matter_missing::check,
};

}  // namespace locseg::check
