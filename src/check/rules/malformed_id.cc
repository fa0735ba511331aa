// Ids that are not PREFIX-NUMBER (five lower-case hexadecimal digits; a decimal number, perhaps
// after a `p`), or whose prefix is not the article's.
#include <algorithm>
#include <optional>
#include <unordered_map>

#include "article/segment_id.h"
#include "check/facts/article_facts.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace malformed_id {
namespace {

std::optional<article::SegmentId> regular_id(std::string_view text) {
  auto id = article::parse_segment_id(text);
  return id && article::is_regular(*id) ? id : std::nullopt;
}

// Whether all ids are regular and have one prefix, as is usual.
bool are_alike(const Article& article) {
  std::string_view prefix;
  return std::ranges::all_of(article.segments(), [&](const Segment& segment) {
    const auto id = regular_id(article.id(segment));
    if (!id) return false;
    if (prefix.empty()) prefix = id->prefix;
    return id->prefix == prefix;
  });
}

// The prefix that most segments share.
std::string_view common_prefix(const Article& article) {
  std::unordered_map<std::string_view, std::size_t> counts;
  for (const Segment& segment : article.segments()) {
    if (const auto id = regular_id(article.id(segment))) ++counts[id->prefix];
  }
  const auto most = std::ranges::max_element(
      counts, {}, [](const auto& entry) { return std::pair(entry.second, entry.first); });
  return most == counts.end() ? std::string_view() : most->first;
}

void check(ArticleFacts& facts, Faults& faults) {
  const Article& article = facts.article();
  if (article.layout() != Layout::kSpans || are_alike(article)) return;
  const std::string_view prefix = common_prefix(article);
  for (std::size_t i = 0; i < article.segments().size(); ++i) {
    const Span span = article.segments()[i].id;
    const std::string_view text = span.of(article.bytes());
    const auto id = regular_id(text);
    if (id && id->prefix == prefix) continue;
    faults
        .in_article(
            span,
            id ? "the id " + quoted(text) + " has another prefix than the others, " + quoted(prefix)
               : "the id " + quoted(text) + " is not five hexadecimal digits, '-' and a number")
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
