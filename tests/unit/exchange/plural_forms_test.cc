#include "exchange/po/plural_forms.h"

#include <gmock/gmock.h>

#include <string>

namespace locseg::exchange::po {
namespace plural_forms_test {

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
  EXPECT_THAT(rare_plural_forms("nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
                                "n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;"),
              ElementsAre(true, true, true, false, false, false));
}

TEST(PluralForms, BindsAsCDoes) {
  EXPECT_THAT(rare_plural_forms("nplurals=2; plural=n == 1 + 2 * 3 || !n;"),
              ElementsAre(false, true));
  EXPECT_THAT(rare_plural_forms("nplurals=2; plural=n - n / 2 * 2;"), ElementsAre(false, false));
}

TEST(PluralForms, GivesNothingForWhatIsNoExpression) {
  for (const std::string field :
       {"", "nplurals=2;", "nplurals=2; plural=;", "nplurals=2; plural=n +;",
        "nplurals=2; plural=m;", "nplurals=2; plural=n;", "nplurals=0; plural=0;",
        "nplurals=99; plural=0;", "nplurals=2; plural=(n;",
        "nplurals=INTEGER; plural=EXPRESSION;"}) {
    EXPECT_THAT(rare_plural_forms(field), IsEmpty()) << field;
  }
  EXPECT_THAT(rare_plural_forms("nplurals=1; plural=" + std::string(100000, '(')), IsEmpty());
}

}  // namespace plural_forms_test
}  // namespace locseg::exchange::po
