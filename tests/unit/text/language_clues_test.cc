#include "text/language_clues.h"

#include <gtest/gtest.h>

namespace locseg::text {
namespace language_clues_test {

TEST(LanguageClues, TellsTagsFromWords) {
  for (const std::string_view tag :
       {"de", "zh_CN", "zh-Hans-CN", "pt-br", "sr-Latn", "fil_PH", "es-419"}) {
    EXPECT_TRUE(names_language(tag)) << tag;
  }
  for (const std::string_view word :
       {"", "app", "src", "kde", "po", "xx", "de-", "de_QQ", "docs", "LC_MESSAGES", "js", "a"}) {
    EXPECT_FALSE(names_language(word)) << word;
  }
}

TEST(LanguageClues, NamesTheOnlyLanguageOfAScript) {
  EXPECT_EQ(only_language_of(Script::kThai), "th");
  EXPECT_EQ(only_language_of(Script::kHangul), "ko");
  EXPECT_EQ(only_language_of(Script::kKatakana), "ja");
  EXPECT_EQ(only_language_of(Script::kHan), "zh");
  EXPECT_EQ(only_language_of(Script::kGreek), "el");
  for (const Script shared :
       {Script::kLatin, Script::kCyrillic, Script::kArabic, Script::kDevanagari, Script::kCommon}) {
    EXPECT_EQ(only_language_of(shared), "");
  }
}

}  // namespace language_clues_test
}  // namespace locseg::text
