#include "text/number_names.h"

#include <gmock/gmock.h>

#include <string_view>

namespace locseg::text {
namespace number_names_test {

using testing::Contains;
using testing::IsEmpty;
using testing::Not;

std::vector<std::int64_t> spelled(std::string_view text, std::string_view lang) {
  std::vector<std::int64_t> values;
  find_spelled_numbers(text, lang, values);
  return values;
}

TEST(NumberNames, SpelledNumbers) {
  EXPECT_THAT(spelled("twenty-one pumps", "en"), Contains(21));
  EXPECT_THAT(spelled("zweiundzwanzigste", "de-DE"), Contains(22));
  EXPECT_THAT(spelled("quatre-vingt-dix-sept", "fr"), Contains(97));
  EXPECT_THAT(spelled("семью", "ru-RU"), Contains(7));
  EXPECT_THAT(spelled("na dvacátý den", "cs"), Contains(20));
  EXPECT_THAT(spelled("Ventile", "de"), IsEmpty());
  EXPECT_THAT(spelled("seven", "tlh"), IsEmpty());  // not in the language of the process
  EXPECT_FALSE(spells_ordinals("tlh"));
  EXPECT_FALSE(spells_ordinals(""));
  EXPECT_TRUE(spells_ordinals("de_DE"));
}

TEST(NumberNames, Months) {
  EXPECT_EQ(month_named("März", "de"), 3);
  EXPECT_EQ(month_named("Ara", "tr"), 12);
  EXPECT_EQ(month_named("marca", "pl"), 3);
  EXPECT_EQ(month_named("Pumpe", "de"), 0);
  EXPECT_TRUE(is_month_number("2020年", "月", "ja"));
  EXPECT_TRUE(is_month_number("Ngày 3 Tháng ", " năm", "vi"));
  EXPECT_FALSE(is_month_number("", " 日", "zh-CN"));
  EXPECT_FALSE(is_month_number("", ".", "de"));
  std::vector<std::int64_t> months;
  find_months("się", "pl", months);
  EXPECT_THAT(months, Not(Contains(8)));  // sie is August
}

TEST(NumberNames, PowersOfTen) {
  EXPECT_EQ(power_of_ten("Mio. Euro", "de"), 6);
  EXPECT_EQ(power_of_ten("Billionen", "de"), 12);
  EXPECT_EQ(power_of_ten("billion", "en"), 9);
  EXPECT_EQ(power_of_ten("万", "zh-CN"), 4);
  EXPECT_EQ(power_of_ten("천만 명", "ko"), 7);
  EXPECT_EQ(power_of_ten("लाख", "hi-IN"), 5);
  EXPECT_EQ(power_of_ten("pumps", "en"), 0);
}

TEST(NumberNames, Calendars) {
  EXPECT_THAT(years_in_calendars(2020, "th-TH"), Contains(2563));
  EXPECT_THAT(years_in_calendars(2020, "ja-JP"), Contains(2));
  EXPECT_THAT(years_in_calendars(2020, "de-DE"), IsEmpty());
}

TEST(NumberNames, Dual) {
  EXPECT_TRUE(has_dual("ar-SA"));
  EXPECT_FALSE(has_dual("ru"));
}

TEST(NumberNames, MarksAndCurrencies) {
  EXPECT_EQ(number_marks("en").group, ',');
  EXPECT_EQ(number_marks("de-DE").point, ',');
  EXPECT_EQ(number_marks("fr").group, '\0');
  EXPECT_TRUE(is_currency_code("JPY"));
  EXPECT_FALSE(is_currency_code("AZQ"));
}

}  // namespace number_names_test
}  // namespace locseg::text
