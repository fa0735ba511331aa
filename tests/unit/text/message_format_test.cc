#include "text/message_format.h"

#include <gmock/gmock.h>

namespace locseg::text {
namespace message_format_test {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

TEST(MessageFormat, ReadsArgumentsAndTheirPlaces) {
  constexpr std::string_view kText =
      "Ä {who, select, f {{n, plural, =0 {no} other {#}}} other {}} {day, date, short}";
  const Message message = parse_message(kText);
  ASSERT_TRUE(message.is_sound);
  ASSERT_EQ(message.arguments.size(), 3U);
  EXPECT_EQ(message.arguments[0].name, "who");
  EXPECT_EQ(message.arguments[0].kind, ArgumentKind::kSelect);
  EXPECT_THAT(message.arguments[0].selectors, ElementsAre("f", "other"));
  EXPECT_EQ(message.arguments[1].kind, ArgumentKind::kPlural);
  EXPECT_THAT(message.arguments[1].selectors, ElementsAre("=0", "other"));
  EXPECT_EQ(message.arguments[1].span.of(kText), "{n, plural, =0 {no} other {#}}");
  EXPECT_EQ(message.arguments[2].type, "date");
}

TEST(MessageFormat, SaysWhatIsWrong) {
  EXPECT_EQ(parse_message("{n, plural, one {#}}").fault, "a plural or a selection has no 'other'");
  EXPECT_EQ(parse_message("{n").fault, "a brace is not closed");
  EXPECT_FALSE(parse_message("{n m}").is_sound);
}

TEST(MessageFormat, KnowsThePluralsOfLanguages) {
  EXPECT_THAT(plural_categories("ru-RU", false),
              UnorderedElementsAre("one", "few", "many", "other"));
  EXPECT_THAT(plural_categories("zh", false), ElementsAre("other"));
  EXPECT_THAT(plural_categories("en", true), UnorderedElementsAre("one", "two", "few", "other"));
  EXPECT_THAT(plural_categories("", false), IsEmpty());
}

}  // namespace message_format_test
}  // namespace locseg::text
