#include "base/language_tag.h"

#include <gtest/gtest.h>

#include <string>

namespace locseg::base {
namespace language_tag_test {

// Of RFC 5646, appendix A, and around its grammar.
TEST(LanguageTag, WellFormed) {
  for (const char* tag : {"de",
                          "fr",
                          "ja",
                          "i-enochian",
                          "zh-Hant",
                          "zh-cmn-Hans-CN",
                          "cmn-Hans-CN",
                          "zh-yue-HK",
                          "sr-Latn-RS",
                          "sl-rozaj-biske",
                          "de-CH-1901",
                          "sl-IT-nedis",
                          "hy-Latn-IT-arevela",
                          "de-DE",
                          "en-US",
                          "es-419",
                          "de-CH-x-phonebk",
                          "az-Arab-x-AZE-derbend",
                          "x-whatever",
                          "qaa-Qaaa-QM-x-southern",
                          "en-US-u-islamcal",
                          "zh-CN-a-myext-x-private",
                          "en-a-myext-b-another",
                          "EN_us",
                          "pt_BR",
                          "en-gb-OED",
                          "sgn-BE-FR",
                          "german",
                          "ar-a-aaa-b-bbb-a-ccc",
                          "zh-gan-hak-Hans"}) {
    EXPECT_TRUE(is_language_tag(tag)) << tag;
  }
}

TEST(LanguageTag, NotWellFormed) {
  for (const std::string tag : {"",
                                "d",
                                "a-DE",
                                "de-",
                                "-de",
                                "de--DE",
                                "de DE",
                                "de/DE",
                                "deutschland",
                                "de-419-DE",
                                "1de",
                                "x",
                                "x-",
                                "i-nothing",
                                "de-a",
                                "de-a-b",
                                "de-x",
                                "de-DE-DE",
                                "\xC3\xA4",
                                "de\n",
                                "../de",
                                "zh-abcdefghi",
                                "german-ext",
                                "de-Latn-Cyrl",
                                "de-x-123456789"}) {
    EXPECT_FALSE(is_language_tag(tag)) << tag;
  }
  EXPECT_FALSE(is_language_tag(std::string_view("de\0", 3)));
}

}  // namespace language_tag_test
}  // namespace locseg::base
