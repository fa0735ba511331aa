#include <gtest/gtest.h>

#include "locseg/stats.h"

namespace locseg {
namespace outside_pairs_test {

constexpr std::string_view kPair =
    "<span data-ttu-id=\"0a1b2-103\">![Eins](a.png)</span><span class=\"sxs-lookup\"><span "
    "data-stu-id=\"0a1b2-103\">![One](a.png)</span></span>";

OutsidePairs outside(const std::string& text, ArticleKind kind = ArticleKind::kMarkdown) {
  return count_outside_pairs(parse_article(text, kind));
}

TEST(OutsidePairs, AreTitleDescriptionAndAlternativeTexts) {
  const OutsidePairs found = outside(
      "---\ntitle: Den Hub aufstellen\ndescription: >-\n  In zwei\n  Minuten\nms.topic: how-to\n"
      "---\n![Der Hub](hub.png) " +
      std::string(kPair) +
      "\n<img src='x.png' alt=\"Ein Ventil\"/>\n\n:::image type=\"content\" "
      "source=\"p.png\" alt-text=\"Die ganze Pumpe.\":::\n");
  EXPECT_EQ(found.titles, (OutsideText{1, {3, 18}}));
  EXPECT_EQ(found.descriptions, (OutsideText{1, {3, 15}}));
  EXPECT_EQ(found.alternatives, (OutsideText{3, {7, 7 + 10 + 16}}));
}

TEST(OutsidePairs, LeaveOutWhatHoldsAPairOrIsCodeOrEmpty) {
  EXPECT_EQ(outside("![](a.png) `![b](c.png)` [" + std::string(kPair) + "](b.md) alt\n"),
            OutsidePairs());
  EXPECT_EQ(outside("title: " + std::string(kPair) +
                        "\nmetadata:\n  title: Hub\nitems:\n- x:\n"
                        "    title: Anderes\n",
                    ArticleKind::kYaml)
                .titles,
            (OutsideText{1, {1, 3}}));
}

}  // namespace outside_pairs_test
}  // namespace locseg
