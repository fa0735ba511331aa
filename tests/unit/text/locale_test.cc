#include "text/locale.h"

#include <gtest/gtest.h>

namespace locseg::text {
namespace locale_test {

TEST(Locale, PartsOfTags) {
  const struct {
    std::string_view tag;
    Locale locale;
  } table[] = {
      {"zh-CN", {"zh", "", "CN"}},
      {"zh-Hans-CN", {"zh", "Hans", "CN"}},
      {"pt_br", {"pt", "", "BR"}},
      {"DE", {"de", "", ""}},
      {"sr-latn", {"sr", "Latn", ""}},
      {"es-419", {"es", "", "419"}},
      {"zh-yue-HK", {"zh", "", "HK"}},
      {"de-CH-1996", {"de", "", "CH"}},
      {"en-u-ca-buddhist", {"en", "", ""}},
      {"fil", {"fil", "", ""}},
      {"", {}},
      {"-", {}},
      {"x-private", {}},
      {"english language", {}},
      {"zh--CN", {"zh", "", ""}},
      {"d\xC3\xA9", {}},
      {"latn", {}},
      {"a", {}},
  };
  for (const auto& [tag, locale] : table) {
    const Locale parsed = parse_locale(tag);
    EXPECT_EQ(parsed.language, locale.language) << tag;
    EXPECT_EQ(parsed.script, locale.script) << tag;
    EXPECT_EQ(parsed.region, locale.region) << tag;
  }
}

TEST(Locale, SameLanguage) {
  EXPECT_TRUE(same_language("zh-CN", "zh_tw"));
  EXPECT_FALSE(same_language("zh", "ja"));
  EXPECT_FALSE(same_language("", ""));
}

}  // namespace locale_test
}  // namespace locseg::text
