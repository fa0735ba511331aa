#include "text/plural_form_count.h"

#include <gtest/gtest.h>

#include <string_view>
#include <utility>

namespace locseg::text {
namespace plural_form_count_test {

// As gettext's own table has them.
TEST(PluralForms, AreThoseOfWholeNumbers) {
  const std::pair<std::string_view, std::size_t> languages[] = {
      {"ja", 1}, {"zh-Hans-CN", 1}, {"th", 1}, {"de-DE", 2}, {"fr", 2}, {"pt_BR", 2},
      {"es", 2}, {"cs", 3},         {"pl", 3}, {"ru-RU", 3}, {"lv", 3}, {"lt", 3},
      {"ro", 3}, {"sl", 4},         {"ga", 5}, {"ar-SA", 6}, {"cy", 6}};
  for (const auto& [tag, count] : languages) EXPECT_EQ(plural_form_count(tag), count) << tag;
}

TEST(PluralForms, OfALanguageThatIsNoneAreNone) {
  for (const std::string_view tag : {"", "xx", "qqq", "1"}) EXPECT_EQ(plural_form_count(tag), 0U);
}

}  // namespace plural_form_count_test
}  // namespace locseg::text
