#include "text/exemplars.h"

#include <gtest/gtest.h>

namespace locseg::text {
namespace exemplars_test {

TEST(ExemplarLetters, AreThoseOfTheLanguage) {
  const ExemplarLetters english("en-US");
  const ExemplarLetters german("de");
  const ExemplarLetters unknown("xx-XX");
  struct Case {
    char32_t letter;
    bool english;
    bool german;
  };
  for (const Case& c : {Case{U'a', true, true}, Case{U'Z', true, true}, Case{U'ä', false, true},
                        Case{U'Ü', false, true}, Case{U'ß', false, true}, Case{U'é', false, false},
                        Case{U'ж', false, false}}) {
    EXPECT_EQ(english.contain(c.letter), c.english) << static_cast<std::uint32_t>(c.letter);
    EXPECT_EQ(german.contain(c.letter), c.german) << static_cast<std::uint32_t>(c.letter);
  }
  EXPECT_TRUE(unknown.contain(U'a'));
}

}  // namespace exemplars_test
}  // namespace locseg::text
