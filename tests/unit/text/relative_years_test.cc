#include "text/relative_years.h"

#include <gtest/gtest.h>

namespace locseg::text {
namespace relative_years_test {

TEST(RelativeYears, AreThoseOfCldr) {
  EXPECT_TRUE(tells_relative_year("Ранее в этом году", "ru-RU"));
  EXPECT_TRUE(tells_relative_year("Dieses Jahr kam er", "de-DE"));
  EXPECT_TRUE(tells_relative_year("去年的泵", "zh-CN"));
  EXPECT_FALSE(tells_relative_year("jedes Jahr", "de-DE"));
  EXPECT_FALSE(tells_relative_year("dieses Jahr", "fr-FR"));
  EXPECT_FALSE(tells_relative_year("this year", "xx-nonsense-tag"));
}

}  // namespace relative_years_test
}  // namespace locseg::text
