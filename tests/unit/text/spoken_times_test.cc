#include "text/spoken_times.h"

#include <gtest/gtest.h>

namespace locseg::text {
namespace spoken_times_test {

TEST(SpokenTimes, RelativeYearsAreThoseOfCldr) {
  EXPECT_TRUE(tells_relative_year("Ранее в этом году", "ru-RU"));
  EXPECT_TRUE(tells_relative_year("Dieses Jahr kam er", "de-DE"));
  EXPECT_TRUE(tells_relative_year("去年的泵", "zh-CN"));
  EXPECT_FALSE(tells_relative_year("jedes Jahr", "de-DE"));
  EXPECT_FALSE(tells_relative_year("dieses Jahr", "fr-FR"));
}

TEST(SpokenTimes, TwelveIsMidnightOrNoon) {
  EXPECT_TRUE(tells_twelve("à minuit UTC", "fr-FR"));
  EXPECT_TRUE(tells_twelve("um Mitternacht", "de-DE"));
  EXPECT_TRUE(tells_twelve("at noon", "en-US"));
  EXPECT_FALSE(tells_twelve("le matin", "fr-FR"));
  // Only before and after noon.
  EXPECT_FALSE(tells_twelve("AM PM", "id-ID"));
}

TEST(SpokenTimes, KnowNothingOfATagThatIsNone) {
  EXPECT_FALSE(tells_relative_year("dieses Jahr", "no such tag"));
  EXPECT_FALSE(tells_twelve("minuit", "no such tag"));
}

}  // namespace spoken_times_test
}  // namespace locseg::text
