#include "text/stems.h"

#include <gtest/gtest.h>

#include <string>

namespace locseg::text {
namespace stems_test {

TEST(Stems, InflectedFormsMeet) {
  const struct {
    std::string_view language, one, other;
  } table[] = {
      {"en-US", "connection", "connections"},
      {"de-DE", "verbindung", "verbindungen"},
      {"ru-RU", "файл", "файлами"},
      {"pt-BR", "arquivo", "arquivos"},
      {"tr-TR", "dosya", "dosyalar"},
      {"ar-SA", "ملف", "الملف"},
      {"nb-NO", "fil", "filene"},
      {"hi-IN", "किताब", "किताबें"},
  };
  for (const auto& [language, one, other] : table) {
    std::optional<Stemmer> stemmer = Stemmer::of_language(language);
    ASSERT_TRUE(stemmer.has_value()) << language;
    const std::string first(stemmer->stem(one));
    EXPECT_EQ(stemmer->stem(other), first) << language;
  }
}

TEST(Stems, NoneForLanguagesWithout) {
  for (const std::string_view language : {"zh-CN", "ja-JP", "th-TH", "ko", "", "??"}) {
    EXPECT_FALSE(Stemmer::of_language(language).has_value()) << language;
  }
}

TEST(Stems, OddWordsComeBack) {
  std::optional<Stemmer> stemmer = Stemmer::of_language("de");
  ASSERT_TRUE(stemmer.has_value());
  EXPECT_EQ(stemmer->stem(""), "");
  EXPECT_EQ(stemmer->stem("ab\xFF"
                          "en"),
            "ab\xFF"
            "en");
  EXPECT_EQ(stemmer->stem("\xC3"), "\xC3");
  const std::string endless(100000, 'e');
  EXPECT_EQ(stemmer->stem(endless), endless);
}

}  // namespace stems_test
}  // namespace locseg::text
