// Faults that are milder than their rule, each beside one that is not.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "locseg/check.h"

namespace locseg {
namespace severity_test {

struct Row {
  std::string_view rule;
  std::string_view lang;
  std::string_view source;
  std::string_view target;
  std::string_view severity;
};

class SeverityOfAPair : public testing::TestWithParam<Row> {};

TEST_P(SeverityOfAPair, IsThatOfTheFault) {
  const Row& row = GetParam();
  const auto checker = Checker::for_rules({std::string(row.rule)});
  ASSERT_TRUE(checker.has_value());
  const auto found = checker->check_pair(row.source, row.target, row.lang);
  ASSERT_EQ(found.size(), 1U) << row.rule << ": " << row.target;
  EXPECT_EQ(name_of(found[0].severity), row.severity) << row.rule << ": " << row.target;
}

INSTANTIATE_TEST_SUITE_P(Placeholders, SeverityOfAPair,
                         testing::Values(
                             // A path for readers, in their script.
                             Row{"placeholder-mismatch", "ru-RU", "GET /pumps/{pump_id}",
                                 "GET /pumps/{насос}", "info"},
                             Row{"placeholder-mismatch", "ru-RU", "GET /pumps/{pump_id}/{tank}",
                                 "GET /pumps/{насос}", "warning"},
                             Row{"placeholder-mismatch", "ru-RU", "GET /pumps/{pump_id}",
                                 "GET /pumps/насос", "warning"}));

INSTANTIATE_TEST_SUITE_P(
    Identifiers, SeverityOfAPair,
    testing::Values(
        Row{"name-mismatch", "ru-RU", "PumpName", "Имя_насоса", "info"},
        Row{"name-mismatch", "ru-RU", "PumpName", "помпнаме", "warning"},
        Row{"name-mismatch", "ar-SA", "PumpTab", "علامة تبويب المضخة", "info"},
        Row{"identifier-mismatch", "ru-RU", "Names: pumpIds, etc.", "Имена насосов и т. д.",
            "info"},
        Row{"identifier-mismatch", "ru-RU", "Names: pumpId, etc.", "Имена насосов и т. д.",
            "warning"},
        Row{"space-before-punctuation", "ja-JP", "Date: May 7", "日付 : 5 月 7 日", "info"},
        Row{"space-before-punctuation", "ja-JP", "Date:", "日付 :", "warning"},
        Row{"space-before-punctuation", "de-DE", "Date: May 7", "Datum : 7. Mai", "warning"}));

INSTANTIATE_TEST_SUITE_P(
    Words, SeverityOfAPair,
    testing::Values(
        // The title of a page that is linked.
        Row{"partly-untranslated", "th-TH", "See [Tip: Fill a tank from the pump](a.md).",
            "ดู [Tip: Fill a tank from the pump](a.md)", "info"},
        Row{"partly-untranslated", "th-TH", "See [the tip](a.md): fill a tank from the pump.",
            "ดู [คำแนะนำ](a.md) แล้ว fill a tank from the pump", "warning"},
        // The pumps of the tanks fill the tanks: a noun completes another, and the next begins.
        Row{"repeated-word", "ar-SA", "The book of pumps shows the list",
            "يعرض دفتر المضخات المضخات", "info"},
        // So do two nouns before one with the article: the turning on of the pumping of the tank.
        Row{"repeated-word", "ar-SA", "No mapping is assigned", "بعدم تعيين تعيين النموذج", "info"},
        Row{"repeated-word", "ar-SA", "In a configured component.", "في مكون مكون.", "info"},
        Row{"repeated-word", "ar-SA", "In the tank", "في في الخزان", "warning"},
        Row{"repeated-word", "ar-SA", "It shows the pumps", "يعرض في المضخات المضخات", "warning"},
        // Behind a prefix the first is a part of a word.
        Row{"repeated-word", "th-TH", "The pump", "รายงานการเงินเงินได้ของปั๊ม", "info"},
        Row{"repeated-word", "th-TH", "Notice the pump", "โปรดสังเกตสังเกตปั๊ม", "warning"}));

INSTANTIATE_TEST_SUITE_P(
    Marks, SeverityOfAPair,
    testing::Values(
        Row{"inner-space", "ja-JP", "(**Pump** only)", "( **ポンプ** のみ)", "info"},
        Row{"inner-space", "ja-JP", "(Pump only)", "( ポンプのみ)", "warning"},
        Row{"inner-space", "ru-RU", "(**Pump** only)", "( **насос** только)", "warning"},
        Row{"inner-space", "ru-RU", "[Pump](a.md) - open", "[Насос ](a.md)\u00A0— открыт", "info"},
        Row{"inner-space", "ru-RU", "[Pump](a.md) - open", "[Насос ](a.md)— открыт", "warning"},
        // Stress, where the script has none of its own, and a label.
        Row{"emphasis-mismatch", "ja-JP", "Fill **both** tanks.", "両方のタンクを満たします。",
            "info"},
        Row{"emphasis-mismatch", "ja-JP", "Fill **Tank** 2.", "タンク 2 を満たします。", "warning"},
        Row{"emphasis-mismatch", "de-DE", "Fill **both** tanks.", "Füllen Sie beide Tanks.",
            "warning"}));

INSTANTIATE_TEST_SUITE_P(
    Numbers, SeverityOfAPair,
    testing::Values(
        Row{"number-mismatch", "de-DE", "April 2nd pumps:", "2. April 2021: Pumpen:", "info"},
        Row{"number-mismatch", "ru-RU", "Earlier in 2020 it ran.", "Ранее в этом году он работал.",
            "info"},
        Row{"number-mismatch", "fr-FR", "On May 4 (12:01am UTC) it ran.",
            "Le 4 mai (à minuit UTC), elle marchait.", "info"},
        Row{"number-mismatch", "fr-FR", "On May 4 (12:01am UTC) it ran.",
            "Le 4 mai (le matin), elle marchait.", "warning"},
        Row{"number-mismatch", "ru-RU", "Earlier in 2020 it ran.", "Ранее он работал.", "warning"},
        Row{"number-mismatch", "de-DE", "FY21 from May 2 to April 3, 2021:",
            "Geschäftsjahr 2021 vom 2. Mai bis zum 3. April 2020:", "warning"},
        Row{"number-mismatch", "de-DE", "New pumps:", "April 2021: neue Pumpen:", "warning"},
        Row{"number-mismatch", "de-DE",
            "April 2nd pumps:", "2. April: zusammen 2021 Pumpen:", "warning"}));

}  // namespace severity_test
}  // namespace locseg
