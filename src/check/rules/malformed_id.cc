// Ids that are not PREFIX-NUMBER (five lower-case hexadecimal digits; a decimal number, perhaps
// after a `p`), or whose prefix is not the article's.
#include <algorithm>
#include <optional>
#include <unordered_map>
#include <vector>

#include "article/segment_id.h"
#include "check/facts/article_facts.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace malformed_id {
namespace {

using Ids = std::vector<std::optional<article::SegmentId>>;

// Whether all ids are regular and have one prefix, as is usual.
bool are_alike(const Ids& ids) {
  return std::ranges::all_of(
      ids, [&](const auto& id) { return id && id->prefix == ids.front()->prefix; });
}

// The prefix that most segments share.
std::string_view common_prefix(const Ids& ids) {
  std::unordered_map<std::string_view, std::size_t> counts;
  for (const auto& id : ids) {
    if (id) ++counts[id->prefix];
  }
  const auto most = std::ranges::max_element(
      counts, {}, [](const auto& entry) { return std::pair(entry.second, entry.first); });
  return most == counts.end() ? std::string_view() : most->first;
}

void check(ArticleFacts& facts, Faults& faults) {
  const Article& article = facts.article();
  if (article.layout() != Layout::kSpans) return;
  const Ids& ids = facts.regular_ids();
  if (are_alike(ids)) return;
  const std::string_view prefix = common_prefix(ids);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (ids[i] && ids[i]->prefix == prefix) continue;
    const Span span = article.segments()[i].id;
    const std::string_view text = span.of(article.bytes());
    faults
        .in_article(span, ids[i] ? "the id " + quoted(text) +
                                       " has another prefix than the others, " + quoted(prefix)
                                 : "the id " + quoted(text) +
                                       " is not five hexadecimal digits, '-' and a number")
        .segment = i;
  }
}

}  // namespace
}  // namespace malformed_id

constinit const Rule kMalformedId = {
    .description =
        {.id = "malformed-id",
         .group = RuleGroup::kArticle,
         .summary = "an id that is not PREFIX-NUMBER, or has a prefix of its own",
         .why = "Ids are made by the tool that aligned the article, with one prefix an article. "
                "Another shape was typed by hand, another prefix was pasted from another article.",
         .bad = {.article =
                     "<span data-ttu-id=\"0a1b2-x\">Hallo.</span><span "
                     "class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-x\">Hello.</span></span>"
                     "\n"},
         .good = {.article = "<span data-ttu-id=\"0a1b2-p103\">Hallo.</span><span "
                             "class=\"sxs-lookup\"><span "
                             "data-stu-id=\"0a1b2-p103\">Hello.</span></span>\n"}},
    .check = malformed_id::check,
};

}  // namespace locseg::check
