// Which pairs become units, and how they are counted.
#include "align/aligned_units.h"

#include <gmock/gmock.h>

#include "base/each_unit.h"

namespace locseg {
namespace aligned_units_test {

using testing::ElementsAre;

AlignedPair pair(std::uint32_t number, double confidence, bool hidden) {
  AlignedPair pair;
  pair.number = number;
  pair.confidence = confidence;
  pair.hidden = hidden;
  pair.target_text = std::to_string(number);
  return pair;
}

class AlignedUnits : public testing::Test {
 protected:
  AlignedArticle article_{
      {pair(101, 0.95, false), pair(102, 0.4, false), pair(103, 0.8, true)}, 2, 3};
  AlignedFiles files_{"a.md", "de/a.md", {}, "source", "target", ArticleKind::kMarkdown, article_};

  [[nodiscard]] std::vector<std::string> ids(const PairSelection& wanted) const {
    std::vector<std::string> ids;
    base::EachUnit sink([&](const Unit& unit) -> Result<void> {
      ids.push_back(std::string(unit.id) + " " + std::string(unit.target));
      return {};
    });
    EXPECT_TRUE(put_units(files_, wanted, sink));
    return ids;
  }
};

TEST_F(AlignedUnits, AreThePairsThatAreWanted) {
  const std::string prefix = id_prefix_of(files_);
  EXPECT_EQ(prefix.size(), 5U);
  EXPECT_THAT(ids({}), ElementsAre(prefix + "-101 101", prefix + "-102 102"));
  EXPECT_THAT(ids({0.5, false}), ElementsAre(prefix + "-101 101"));
  EXPECT_THAT(ids({0.5, true}), ElementsAre(prefix + "-101 101", prefix + "-103 103"));
}

TEST_F(AlignedUnits, HaveIdsThatChangeWithTheSource) {
  AlignedFiles other = files_;
  other.source = "another source";
  EXPECT_NE(id_prefix_of(other), id_prefix_of(files_));
}

TEST_F(AlignedUnits, AreCounted) {
  PairCounts counts;
  counts.add(article_, {0.5, false});
  EXPECT_EQ(counts.pairs, 1U);
  EXPECT_EQ(counts.sure, 1U);
  EXPECT_EQ(counts.unsure, 1U);
  counts.add(article_, {0.5, true});
  EXPECT_EQ(counts.pairs, 3U);
  EXPECT_EQ(counts.unpaired_sources, 4U);
  EXPECT_EQ(counts.unpaired_targets, 6U);
}

}  // namespace aligned_units_test
}  // namespace locseg
