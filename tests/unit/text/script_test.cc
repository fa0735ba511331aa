#include "text/script.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/utf8.h"

namespace locseg::text {
namespace script_test {

TEST(Script, OfACharacter) {
  const struct {
    char32_t c;
    Script script;
    std::string_view code;
  } table[] = {
      {U'a', Script::kLatin, "Latn"},
      {U'7', Script::kCommon, "Zyyy"},
      {U'é', Script::kLatin, "Latn"},
      {U'ж', Script::kCyrillic, "Cyrl"},
      {U'中', Script::kHan, "Hani"},
      {U'の', Script::kHiragana, "Hira"},
      {U'ア', Script::kKatakana, "Kana"},
      {U'ー', Script::kCommon, "Zyyy"},
      {U'ไ', Script::kThai, "Thai"},
      {U'ك', Script::kArabic, "Arab"},
      {U'한', Script::kHangul, "Hang"},
      {U'\u0301', Script::kInherited, "Zinh"},
      {U'ი', static_cast<Script>(12), "Geor"},
      {0xE000, Script::kUnknown, "Zzzz"},
      {base::CodePoint::kInvalid, Script::kUnknown, "Zzzz"},
  };
  for (const auto& [c, script, code] : table) {
    EXPECT_EQ(script_of(c), script) << static_cast<std::uint32_t>(c);
    EXPECT_EQ(code_of(script), code);
  }
}

TEST(Script, DominantOfAText) {
  const struct {
    std::string_view text;
    Script script;
  } table[] = {
      {"", Script::kCommon},
      {"123 – ©😀", Script::kCommon},
      {"Save (保存)", Script::kLatin},
      {"用 Excel 打开工作簿并保存", Script::kHan},
      {"ファイルを保存", Script::kKatakana},
      {"Файл test", Script::kCyrillic},  // four each: the first
      {"test Файл", Script::kLatin},
      {"احفظ ok", Script::kArabic},
      {"\xFF\xFEไฟล์", Script::kThai},
  };
  for (const auto& [text, script] : table) {
    EXPECT_EQ(dominant_script(text), script) << text;
  }
}

TEST(Script, OfALanguage) {
  using testing::Contains;
  using testing::ElementsAre;
  using testing::IsEmpty;
  EXPECT_THAT(scripts_of_language("de-DE"), ElementsAre(Script::kLatin));
  EXPECT_THAT(scripts_of_language("ru"), ElementsAre(Script::kCyrillic));
  EXPECT_THAT(scripts_of_language("zh-CN"), Contains(Script::kHan));
  EXPECT_THAT(scripts_of_language("zh-TW"), Contains(Script::kHan));
  EXPECT_THAT(scripts_of_language("ja-JP"),
              testing::IsSupersetOf({Script::kHan, Script::kHiragana, Script::kKatakana}));
  EXPECT_THAT(scripts_of_language("ko"), Contains(Script::kHangul));
  EXPECT_THAT(scripts_of_language("ar-SA"), ElementsAre(Script::kArabic));
  EXPECT_THAT(scripts_of_language("th-TH"), ElementsAre(Script::kThai));
  EXPECT_THAT(scripts_of_language("sr-Latn-RS"), ElementsAre(Script::kLatin));
  EXPECT_THAT(scripts_of_language(""), IsEmpty());
  EXPECT_THAT(scripts_of_language("qqq"), IsEmpty());
}

TEST(Script, Manners) {
  EXPECT_TRUE(is_right_to_left(Script::kArabic));
  EXPECT_TRUE(is_right_to_left(Script::kHebrew));
  EXPECT_FALSE(is_right_to_left(Script::kLatin));
  EXPECT_TRUE(is_spaceless(Script::kHan));
  EXPECT_TRUE(is_spaceless(Script::kThai));
  EXPECT_FALSE(is_spaceless(Script::kHangul));
  EXPECT_FALSE(is_spaceless(Script::kCommon));
}

}  // namespace script_test
}  // namespace locseg::text
