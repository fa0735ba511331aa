#include "text/abbreviations.h"

#include <gtest/gtest.h>

namespace locseg::text {
namespace abbreviations_test {

TEST(Abbreviations, AreThoseOfTheLanguage) {
  EXPECT_TRUE(abbreviations_of("de-DE").contains("bzw."));
  EXPECT_TRUE(abbreviations_of("de").contains("Hrsg."));  // of CLDR
  EXPECT_FALSE(abbreviations_of("en").contains("bzw."));
  EXPECT_TRUE(abbreviations_of("ru").contains("См."));
  EXPECT_TRUE(abbreviations_of("").contains("e.g."));
  EXPECT_TRUE(abbreviations_of("xx").contains("Etc."));
}

TEST(Abbreviations, AreNoWordsThatEndASentence) {
  for (const char* word : {"Up.", "Link.", "OK.", "Do.", "MB."}) {
    EXPECT_FALSE(abbreviations_of("en-US").contains(word)) << word;
  }
  EXPECT_FALSE(abbreviations_of("de").contains("Test."));
}

}  // namespace abbreviations_test
}  // namespace locseg::text
