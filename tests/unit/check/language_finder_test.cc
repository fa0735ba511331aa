#include "check/engine/language_finder.h"

#include <gmock/gmock.h>

namespace locseg::check {
namespace language_finder_test {

struct Row {
  std::string_view name;
  std::string_view targets;
  std::string_view siblings;
  std::string_view found;  // tag, and the clue: n, b(eside), s
};

class FoundLanguages : public testing::TestWithParam<Row> {};

TEST_P(FoundLanguages, AreToldByTheirClue) {
  const Row& row = GetParam();
  const auto found = find_language({.name = row.name,
                                    .source_lang = "en-US",
                                    .siblings = std::string(row.siblings),
                                    .targets = row.targets});
  const std::string shown =
      found ? found->tag + " " + "nbs"[static_cast<std::size_t>(found->clue)] : std::string();
  EXPECT_EQ(shown, row.found);
}

INSTANTIATE_TEST_SUITE_P(
    Clues, FoundLanguages,
    testing::Values(
        Row{"po/zh_CN.po", "泵", "", "zh-CN n"}, Row{"app.pt-BR.xlf", "bomba", "", "pt-BR n"},
        Row{"strings-de.csv", "Pumpe", "", "de n"}, Row{"de.strings.csv", "Pumpe", "", "de n"},
        Row{"locale/ru/LC_MESSAGES/app.csv", "насос", "", "ru n"},
        Row{"docs/fr-fr/de/a.md", "Pumpe", "", "de n"},
        // The source's language is no target's.
        Row{"fr/en.csv", "pompe", "", "fr n"},
        // The script speaks against the name, or the neighbours.
        Row{"ru/app.csv", "Pumpe", "", ""}, Row{"ru/app.csv", "펌프", "", "ko s"},
        Row{"app.csv", "Pumpe", "fr-FR", "fr-FR b"}, Row{"app.csv", "насос", "fr-FR", ""},
        Row{"app.csv", "新しいポンプの設定を確認", "", "ja s"}, Row{"app.csv", "ปั๊ม", "", "th s"},
        // Many languages share them.
        Row{"app.csv", "насос", "", ""}, Row{"app.csv", "مضخة", "", ""},
        Row{"app.csv", "17", "", ""}, Row{"is_new.csv", "pump", "", ""}));

TEST(LanguageNotes, SayEachLanguageOnce) {
  LanguageNotes notes;
  notes.add("a.csv", {"de", LanguageClue::kName});
  notes.add("b.csv", {"de", LanguageClue::kName});
  notes.add("c.csv", {"th", LanguageClue::kScript});
  EXPECT_THAT(notes.notes(),
              testing::ElementsAre("a.csv and 1 more name no target language; taken for 'de', as a "
                                   "name says",
                                   "c.csv names no target language; taken for 'th', as the script "
                                   "says"));
}

}  // namespace language_finder_test
}  // namespace locseg::check
