#include "exchange/po/plural_forms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace locseg::exchange::po {
namespace plural_forms_test {

TEST(PluralForms, ReadsTheHeader) {
  EXPECT_EQ(parse_plural_forms("nplurals=1; plural=0;"), (PluralForms{1, 0}));
  EXPECT_EQ(parse_plural_forms("nplurals=2; plural=(n != 1);"), (PluralForms{2, 0}));
  EXPECT_EQ(parse_plural_forms("nplurals=2; plural=n>1"), (PluralForms{2, 0}));
  EXPECT_EQ(parse_plural_forms("nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 "
                               "&& (n%100<10 || n%100>=20) ? 1 : 2);"),
            (PluralForms{3, 0}));
  // Slovenian as it once was: one thing has the second form.
  EXPECT_EQ(parse_plural_forms(
                "nplurals=4; plural=(n%100==1 ? 1 : n%100==2 ? 2 : n%100==3 || n%100==4 ? 3 : 0);"),
            (PluralForms{4, 1}));
}

TEST(PluralForms, RefusesWhatIsNone) {
  for (const char* field :
       {"", "nplurals=INTEGER; plural=EXPRESSION;", "nplurals=2", "nplurals=0; plural=0;",
        "nplurals=2; plural=2;", "nplurals=101; plural=0;", "nplurals=2; plural=n/0;",
        "nplurals=2; plural=(n != 1;", "nplurals=2; plural=n n;", "plural=0; nplurals=1;"}) {
    EXPECT_FALSE(parse_plural_forms(field)) << field;
  }
}

TEST(PluralForms, EvaluatesAsC) {
  EXPECT_EQ(evaluate_plural("n%10==1 && n%100!=11 ? 0 : 1", 21), 0U);
  EXPECT_EQ(evaluate_plural("n%10==1 && n%100!=11 ? 0 : 1", 11), 1U);
  EXPECT_EQ(evaluate_plural("1+2*3-4/2%3", 0), 5U);
  EXPECT_EQ(evaluate_plural("10-3-2", 0), 5U);
  EXPECT_EQ(evaluate_plural("!n || n == 0 && 0", 0), 1U);
  EXPECT_EQ(evaluate_plural("0 ? 1 : 0 ? 2 : 3", 0), 3U);
  EXPECT_EQ(evaluate_plural(" ( n <= 2 ) ", 2), 1U);
}

TEST(PluralForms, BoundsItsDepth) {
  EXPECT_FALSE(evaluate_plural(std::string(100'000, '(') + "n", 1));
  EXPECT_FALSE(evaluate_plural(std::string(100'000, '!') + "n", 1));
  std::string choices;
  for (int i = 0; i < 100'000; ++i) choices += "n?n:";
  EXPECT_FALSE(evaluate_plural(choices + "n", 1));
}

using testing::ElementsAre;
using testing::IsEmpty;

TEST(PluralForms, TellsFormsThatFewNumbersTake) {
  EXPECT_THAT(rare_plural_forms("nplurals=1; plural=0;"), ElementsAre(false));
  EXPECT_THAT(rare_plural_forms("nplurals=2; plural=n != 1;"), ElementsAre(true, false));
  EXPECT_THAT(rare_plural_forms("nplurals=2; plural=(n > 1);"), ElementsAre(true, false));
  // 1, 21, 31 and so on: a number must be told.
  EXPECT_THAT(rare_plural_forms("nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 "
                                "&& (n%100<10 || n%100>=20) ? 1 : 2);"),
              ElementsAre(false, false, false));
  EXPECT_THAT(rare_plural_forms("nplurals=2; plural=n;"), IsEmpty());
  EXPECT_THAT(rare_plural_forms("nplurals=INTEGER; plural=EXPRESSION;"), IsEmpty());
}

}  // namespace plural_forms_test
}  // namespace locseg::exchange::po
