// Numbers grow through an article. Of segments out of order the fewest are named: all but a longest
// growing run (patience sorting, n log n). Numbers of paragraphs (`p101`) are counted apart.
#include <algorithm>
#include <vector>

#include "check/facts/article_facts.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace id_order {
namespace {

struct Numbered {
  std::uint64_t number;
  std::size_t segment;
};

// Which of `all` are in a longest run that never falls. The same number twice is duplicate-id's.
std::vector<bool> longest_run(const std::vector<Numbered>& all) {
  constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> tails;  // of the runs of each length, the one with the least last number
  std::vector<std::size_t> before(all.size(), kNone);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto at = std::ranges::upper_bound(tails, all[i].number, {},
                                             [&](std::size_t tail) { return all[tail].number; });
    if (at != tails.begin()) before[i] = *std::prev(at);
    if (at == tails.end()) {
      tails.push_back(i);
    } else {
      *at = i;
    }
  }
  std::vector<bool> in_run(all.size(), false);
  for (std::size_t i = tails.empty() ? kNone : tails.back(); i != kNone; i = before[i]) {
    in_run[i] = true;
  }
  return in_run;
}

void check(ArticleFacts& facts, Faults& faults) {
  const Article& article = facts.article();
  if (article.layout() != Layout::kSpans) return;
  std::vector<Numbered> all;
  const auto& ids = facts.regular_ids();
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (ids[i] && !ids[i]->paragraph) all.push_back({ids[i]->number, i});
  }
  if (std::ranges::is_sorted(all, {}, &Numbered::number)) return;
  const std::vector<bool> in_run = longest_run(all);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (in_run[i]) continue;
    const Segment& segment = article.segments()[all[i].segment];
    faults
        .in_article(segment.id, "the number of " + quoted(article.id(segment)) +
                                    " breaks the order of those around it")
        .segment = all[i].segment;
  }
}

}  // namespace
}  // namespace id_order

constinit const Rule kIdOrder = {
    .description =
        {.id = "id-order",
         .group = RuleGroup::kArticle,
         .summary = "a segment whose number breaks the order of the article",
         .why = "Numbers are positions in the source and grow through an article. One that falls "
                "marks a sentence that was moved or pasted; the article no longer follows its "
                "source. Gaps are normal.",
         .bad = {.article =
                     "<span data-ttu-id=\"0a1b2-104\">Zwei.</span><span "
                     "class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-104\">Two.</span></span> "
                     "<span data-ttu-id=\"0a1b2-103\">Eins.</span><span "
                     "class=\"sxs-lookup\"><span "
                     "data-stu-id=\"0a1b2-103\">One.</span></span>\n"},
         .good = {.article = "<span data-ttu-id=\"0a1b2-103\">Eins.</span><span "
                             "class=\"sxs-lookup\"><span "
                             "data-stu-id=\"0a1b2-103\">One.</span></span> <span "
                             "data-ttu-id=\"0a1b2-107\">Zwei.</span><span "
                             "class=\"sxs-lookup\"><span "
                             "data-stu-id=\"0a1b2-107\">Two.</span></span>\n"}},
    .check = id_order::check,
};

}  // namespace locseg::check
