// Merging into articles of every layout: edits go into targets, and into nothing else.
#include <gtest/gtest.h>

#include "locseg/merge.h"
#include "reference/layout_cases.h"

namespace locseg {
namespace layouts_merge_test {

using reference::LayoutCase;

Article read(std::string_view bytes, const LayoutCase& c) {
  Article article;
  read_article(bytes, c.kind, {c.layout, "en-US"}, article);
  return article;
}

class MergedLayouts : public testing::TestWithParam<LayoutCase> {
 protected:
  MergedLayouts() { units.read("a.md", article, {}, {}); }

  // The article after its segment `at` got `target`.
  [[nodiscard]] ArticleMerge merged(std::size_t at, const std::string& target, bool force) const {
    std::vector<Unit> edited(units.group().units.begin(), units.group().units.end());
    edited[at].target = target;
    return merge_units(article, edited, {OnStale::kFail, force}).value();
  }

  const LayoutCase& c = GetParam();
  Article article = read(c.bytes, c);
  ArticleUnits units;
};

TEST_P(MergedLayouts, KeepEveryByteOfWhatIsNotEdited) {
  const ArticleMerge same = merge_units(article, units.group().units, {}).value();
  EXPECT_EQ(same.bytes, c.bytes);
  EXPECT_TRUE(same.edits.empty());
  for (std::size_t i = 0; i < article.segments().size(); ++i) {
    const Segment& segment = article.segments()[i];
    const std::string text = article.target(segment);
    // A name that both languages write alike is a pair because it is.
    if (text == article.source(segment)) continue;
    const std::string target = text.empty() ? "Neu" : text + " +";
    const ArticleMerge merge = merged(i, target, false);
    EXPECT_EQ(merge.units[i].outcome, EditOutcome::kApplied) << merge.units[i].reason;
    std::string expected = c.bytes;
    expected.replace(segment.target.begin, segment.target.size(),
                     article.encode(segment, segment.target, target).value());
    EXPECT_EQ(merge.bytes, expected);
  }
}

// A target that would make or unmake a pair is refused, forced or not.
TEST_P(MergedLayouts, RefuseWhatWouldNotReadBack) {
  for (const std::string target :
       {"A\n\nB", "<!-- x -->", "<!-- x", "-->", "=cut", "\n\n=end original\n\n", "# x", "- x",
        "```", "", "x\n\n<!-- Y. -->\n\nz", "title: x", "\"", " x ", "| x |"}) {
    for (std::size_t i = 0; i < article.segments().size(); ++i) {
      const ArticleMerge merge = merged(i, target, true);
      const Article after = read(merge.bytes, c);
      ASSERT_EQ(after.segments().size(), article.segments().size()) << target << merge.bytes;
      const bool applied = merge.units[i].outcome == EditOutcome::kApplied;
      for (std::size_t k = 0; k < after.segments().size(); ++k) {
        EXPECT_EQ(after.id(after.segments()[k]), article.id(article.segments()[k]));
        EXPECT_EQ(after.source(after.segments()[k]), article.source(article.segments()[k]));
        EXPECT_EQ(after.target(after.segments()[k]),
                  applied && k == i ? target : article.target(article.segments()[k]));
      }
      if (!applied) {
        EXPECT_EQ(merge.bytes, c.bytes);
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(All, MergedLayouts, testing::ValuesIn(reference::layout_cases()),
                         [](const auto& info) {
                           return std::string(name_of(info.param.layout)) + "_" + info.param.name;
                         });

TEST(MergedParallelArticle, ChangesTheTranslationAlone) {
  const std::string source = "# Valve\n\nIt opens.\n";
  const std::string target = "# Ventil\n\nEs geht auf.\n";
  const auto at = [](const std::string& bytes, std::string_view text) {
    const std::size_t begin = bytes.find(text);
    return Span{begin, begin + text.size()};
  };
  const std::vector<ParallelPair> pairs = {{at(target, "Ventil"), at(source, "Valve")},
                                           {at(target, "Es geht auf."), at(source, "It opens.")}};
  const Article article = article_of_pairs({.target = target, .source = source}, pairs);
  ArticleUnits units;
  units.read("a.md", article, {}, {});
  std::vector<Unit> edited(units.group().units.begin(), units.group().units.end());
  edited[1].target = "Es öffnet sich.";
  const ArticleMerge merge = merge_units(article, edited, {}).value();
  EXPECT_EQ(merge.bytes, "# Ventil\n\nEs öffnet sich.\n");
  EXPECT_TRUE(merge.clean());
}

}  // namespace layouts_merge_test
}  // namespace locseg
