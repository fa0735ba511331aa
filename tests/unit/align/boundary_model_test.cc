#include "align/boundary_model.h"

#include <gtest/gtest.h>

namespace locseg::align {
namespace boundary_model_test {

EdgeWord word(std::uint64_t hash, bool marked = false) {
  return {hash, EdgeWord::Look::kOther, marked};
}

// Texts begin with the words 1 and 2 and end with 3; 4 and 5 are beside spaces within them. What is
// emphasized is always within.
BoundaryModel taught() {
  BoundaryModel model;
  for (int i = 0; i < 50; ++i) {
    model.add_text(word(1), word(3));
    model.add_text(word(2), word(3));
    model.add_space(word(4), word(5));
    model.add_space(word(4, true), word(5));
    model.add_space({7, EdgeWord::Look::kNumber}, word(5));
  }
  return model;
}

TEST(BoundaryModel, KnowsNothingBeforeItIsTaught) {
  EXPECT_TRUE(BoundaryModel().empty());
  EXPECT_EQ(BoundaryModel().evidence(word(3), word(1)), 0);
}

TEST(BoundaryModel, TellsWordsOfEdgesFromWordsWithin) {
  const BoundaryModel model = taught();
  EXPECT_GT(model.evidence(word(3), word(1)), 2);
  EXPECT_LT(model.evidence(word(4), word(5)), -2);
  EXPECT_GT(model.evidence(word(3), word(1)), model.evidence(word(3), word(9)));
}

TEST(BoundaryModel, JudgesWordsThatItNeverSawByTheirLook) {
  const BoundaryModel model = taught();
  EXPECT_LT(model.evidence(word(9, true), word(1)), model.evidence(word(9), word(1)));
  EXPECT_LT(model.evidence({8, EdgeWord::Look::kNumber}, word(1)),
            model.evidence(word(9), word(1)));
}

}  // namespace boundary_model_test
}  // namespace locseg::align
