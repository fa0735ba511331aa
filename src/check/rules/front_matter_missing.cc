// A Markdown article that holds a segment and says nothing of itself.
#include <algorithm>
#include <iterator>

#include "check/facts/addresses.h"
#include "check/facts/article_facts.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace front_matter_missing {
namespace {

// Files about a repository, which GitHub shows and no documentation publishes.
bool is_about_repository(std::string_view path) {
  constexpr std::string_view kNames[] = {"CODE_OF_CONDUCT.md", "CONTRIBUTING.md", "LICENSE.md",
                                         "README.md", "SECURITY.md"};
  return std::find(std::begin(kNames), std::end(kNames), last_part(path)) != std::end(kNames);
}

// A part of articles, which have the front matter.
bool is_include(std::string_view path) {
  return path.starts_with("includes/") || path.find("/includes/") != std::string_view::npos;
}

void check(ArticleFacts& facts, Faults& faults) {
  const Article& article = facts.article();
  if (article.layout() != Layout::kSpans) return;
  if (article.kind() != ArticleKind::kMarkdown || article.segments().empty()) return;
  const std::string_view path = facts.context().article;
  if (is_about_repository(path)) return;
  const FrontMatter& metadata = article.front_matter();
  if (metadata.span.empty()) {
    Fault& fault =
        faults.in_article({0, 0}, "segments, but no front matter between '---' lines at the top");
    if (is_include(path)) fault.severity = Severity::kInfo;
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
             "depend on it do not run. It is information for what other articles include; README "
             "and "
             "its like are no articles.",
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
