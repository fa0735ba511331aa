#include <gtest/gtest.h>

#include "locseg/identity.h"

namespace locseg {
namespace language_tag_test {

TEST(LanguageTag, Parts) {
  const struct {
    std::string_view tag;
    LanguageTag parts;
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
  for (const auto& [tag, parts] : table) {
    const LanguageTag parsed = parse_language_tag(tag);
    EXPECT_EQ(parsed.language, parts.language) << tag;
    EXPECT_EQ(parsed.script, parts.script) << tag;
    EXPECT_EQ(parsed.region, parts.region) << tag;
  }
}

TEST(LanguageTag, SameTag) {
  EXPECT_TRUE(same_tag("de-DE", "DE_de"));
  EXPECT_TRUE(same_tag("", ""));
  EXPECT_FALSE(same_tag("de", "de-DE"));
  EXPECT_FALSE(same_tag("de-DE", "de-AT"));
}

TEST(LanguageTag, SameLanguage) {
  EXPECT_TRUE(same_language("zh-CN", "zh_tw"));
  EXPECT_FALSE(same_language("zh", "ja"));
  EXPECT_FALSE(same_language("", ""));
}

TEST(LanguageTag, CoversWhatBeginsWithItsSubtags) {
  EXPECT_TRUE(covers_tag("de", "de-DE"));
  EXPECT_TRUE(covers_tag("ZH_hans", "zh-Hans-CN"));
  EXPECT_TRUE(covers_tag("de-DE", "de-de"));
  EXPECT_TRUE(covers_tag("", "de"));
  EXPECT_FALSE(covers_tag("de", "den-CA"));
  EXPECT_FALSE(covers_tag("zh-CN", "zh-Hans-CN"));
  EXPECT_FALSE(covers_tag("de-DE", "de"));
}

// Of several tags "may be" names those that are meant; "-" is none.
TEST(LanguageTag, FindTag) {
  const struct {
    std::vector<std::string> tags;
    std::string_view wanted;
    std::string_view found;
  } table[] = {
      {{"de-DE", "ja-JP"}, "de-DE", "de-DE"},
      {{"de-DE", "ja-JP"}, "DE_de", "de-DE"},
      {{"de-DE", "ja-JP"}, "de", "de-DE"},
      {{"de-DE", "ja-JP"}, "fr", "-"},
      {{"de-DE", "ja-JP"}, "d", "-"},
      {{"de"}, "de-DE", "-"},
      {{}, "de", "-"},
      {{"de-AT", "de", "de-DE"}, "DE", "de"},
      {{"DE-de", "de-DE"}, "de-DE", "de-DE"},
      {{"DE-de", "de-DE"}, "de-de", "DE-de"},
      {{"DE-de", "de-DE"}, "de", "DE-de"},
      {{"zh-CN", "ja-JP", "zh-TW"}, "zh", "the language 'zh' may be zh-CN or zh-TW"},
  };
  for (const auto& [tags, wanted, expected] : table) {
    const auto found = find_tag(tags, wanted);
    if (found) {
      EXPECT_EQ(found->value_or("-"), expected) << wanted;
    } else {
      EXPECT_EQ(found.error().code, ErrorCode::kMisuse);
      EXPECT_EQ(found.error().message, expected);
    }
  }
}

TEST(LanguageTag, SelectLanguages) {
  const std::vector<LanguagePair> there = {{"de-DE", "en-US"}, {"en-GB", "fr-FR"},
                                           {"en-US", ""},      {"en-US", "de-DE"},
                                           {"en-US", "zh-CN"}, {"en-US", "zh-TW"}};
  const struct {
    LanguagePair wanted;
    std::string_view selected;
  } table[] = {
      {{"", ""}, " to "},
      {{"", "DE-de"}, " to de-DE"},
      {{"EN_us", ""}, "en-US to "},
      {{"en", "de"}, "en-US to de-DE"},  // en-GB is not translated into German
      {{"en", "fr"}, "en-GB to fr-FR"},
      {{"de", "en"}, "de-DE to en-US"},
      {{"en", ""}, "m.db: the language 'en' may be en-GB or en-US"},
      {{"en-US", "zh"}, "m.db: the language 'zh' may be zh-CN or zh-TW"},
      {{"", "it"},
       "m.db: holds no translations into 'it', only into de-DE, en-US, fr-FR, zh-CN, "
       "zh-TW"},
      {{"it", "de"}, "m.db: holds no translations from 'it', only from de-DE, en-GB, en-US"},
      {{"de", "fr"},
       "m.db: holds no translations from 'de' to 'fr', only from de-DE to en-US, "
       "en-GB to fr-FR, en-US to de-DE, en-US to zh-CN, en-US to zh-TW"},
  };
  for (const auto& [wanted, expected] : table) {
    const auto selected = select_languages(there, wanted, "m.db");
    if (selected) {
      EXPECT_EQ(selected->source + " to " + selected->target, expected);
    } else {
      EXPECT_EQ(selected.error().code, ErrorCode::kMisuse);
      EXPECT_EQ(to_string(selected.error()), expected);
    }
  }
  const std::vector<LanguagePair> unknown = {{"en-US", ""}};
  const auto none = select_languages(unknown, {"", "it"}, "m.db");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().message,
            "holds no translations into 'it', and none whose language is known");
}

TEST(LanguageTag, SpellAsThere) {
  const std::vector<LanguagePair> there = {
      {"en-US", "de-DE"}, {"en-US", "zh-CN"}, {"en-US", "zh-TW"}};
  EXPECT_EQ(spell_as_there(there, {"EN-us", "DE_de"}, "").value(),
            (LanguagePair{"en-US", "de-DE"}));
  EXPECT_EQ(spell_as_there(there, {"", "de"}, "").value(), (LanguagePair{"", "de-DE"}));
  EXPECT_EQ(spell_as_there(there, {"en-GB", "It"}, "").value(), (LanguagePair{"en-GB", "It"}));
  EXPECT_EQ(spell_as_there(there, {"", "zh"}, "m.db").error().path, "m.db");
}

}  // namespace language_tag_test
}  // namespace locseg
