#include "leverage/score.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace locseg {
namespace score_test {

struct Case {
  std::string a;
  std::string b;
  int tokens;
  std::vector<std::string> differences;
  int score;
};

TEST(Score, IsThatOfTheFormula) {
  const Case cases[] = {
      {"Open the valve.", "Open the valve", 100, {"marks"}, 99},
      {"Open the valve.", "open the valve.", 100, {"case"}, 99},
      {"Open 1 valve.", "Open 2 valves.", 66, {"numbers"}, 65},
      {"Wait 10 minutes.", "Wait 2.5 minutes.", 100, {"numbers"}, 99},
      {"Run `a` now", "Run `b` now", 100, {"codes"}, 99},
      {"See [this](a.md)", "See [this](b.md)", 100, {"codes"}, 99},
      {"Wait **10** minutes.", "wait 2 minutes!", 100, {"codes", "numbers", "case", "marks"}, 96},
      {"a b c d", "a x c d", 75, {}, 75},
      {"a b c", "a b c d", 75, {}, 75},
      {"a b c d e f", "f e d c b a", 0, {}, 0},
      {"バルブを開く", "バルブを開け", 83, {}, 83},
      {"Größe", "GRÖSSE", 100, {"case"}, 99},
      {"...", "!", 0, {"marks"}, -1},
  };
  for (const Case& c : cases) {
    for (const auto& [a, b] : {std::pair{c.a, c.b}, {c.b, c.a}}) {
      const Similarity similarity = compare_sources(a, b);
      std::vector<std::string> differences;
      for (const Deduction& difference : similarity.differences) {
        EXPECT_EQ(difference.points, 1);
        differences.emplace_back(difference.reason);
      }
      EXPECT_EQ(similarity.tokens, c.tokens) << a << " / " << b;
      EXPECT_EQ(differences, c.differences) << a << " / " << b;
      EXPECT_EQ(similarity.score(), c.score) << a << " / " << b;
    }
  }
}

}  // namespace score_test
}  // namespace locseg
