// Pairs that look like a fault and are none, each beside one that is.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "locseg/check.h"

namespace locseg {
namespace false_alarms_test {

struct Row {
  std::string_view rule;
  std::string_view lang;
  std::string_view source;
  std::string_view target;
  std::size_t findings;
};

class RuleOnPairs : public testing::TestWithParam<Row> {};

TEST_P(RuleOnPairs, FindsWhatIsAFaultOnly) {
  const Row& row = GetParam();
  const auto checker = Checker::for_rules({std::string(row.rule)});
  ASSERT_TRUE(checker.has_value());
  EXPECT_EQ(checker->check_pair(row.source, row.target, row.lang).size(), row.findings)
      << row.rule << ": " << row.target;
}

INSTANTIATE_TEST_SUITE_P(
    RepeatedWord, RuleOnPairs,
    testing::Values(
        // In another case it is another word, but where a sentence begins.
        Row{"repeated-word", "ru-RU", "Sale of software by pump", "Продажа ПО по насосам", 0},
        Row{"repeated-word", "pl-PL", "Open help", "Otwórz pomoc Pomoc", 0},
        Row{"repeated-word", "ru-RU", "The pump runs.", "Насос насос работает.", 1},
        Row{"repeated-word", "ru-RU", "The pump runs.", "Этот насос насос работает.", 1},
        // The source says it as often, or says a name as often.
        Row{"repeated-word", "sv-SE", "Pumpo sells Pumpo 12.", "Nu säljer Pumpo Pumpo 12.", 0},
        Row{"repeated-word", "sv-SE", "Pumpo sells pumps.", "Nu säljer Pumpo Pumpo pumpar.", 1},
        Row{"repeated-word", "tr-TR", "Pump Cloud for the Cloud Club", "Pompa Bulut Bulut Kulübü",
            0},
        Row{"repeated-word", "tr-TR", "Pump Cloud for the clubs", "Pompa Bulut Bulut kulüpleri", 1},
        // A short word that looks like a name.
        Row{"repeated-word", "cs-CZ", "Pump Pro for schools", "Pumpa pro pro školy", 0},
        Row{"repeated-word", "cs-CZ", "Pump for schools", "Pumpa pro pro školy", 1},
        // Grammar.
        Row{"repeated-word", "hu-HU", "This is the time when it runs.", "Ez az az idő, amikor jár.",
            0},
        Row{"repeated-word", "cs-CZ", "Learn how to get on", "Naučte se se domluvit", 0},
        Row{"repeated-word", "nl-NL", "Pumps that measure it", "Pompen die die meter meten", 0},
        Row{"repeated-word", "sv-SE", "Turn it on on the pump", "Slå på på pumpen", 0},
        Row{"repeated-word", "nl-NL", "Pumps that run", "Pompen een een meter", 1},
        // Reduplication.
        Row{"repeated-word", "tr-TR", "A step-by-step guide", "Bölge bölge kılavuz", 0},
        Row{"repeated-word", "tr-TR", "Pumps fill slowly", "Pompalar yavaş yavaş dolar", 0},
        Row{"repeated-word", "tr-TR", "A guide to pumps", "Bir pompa pompa kılavuzu", 1},
        // Endings behind an apostrophe or a code.
        Row{"repeated-word", "tr-TR", "In the Pump too", "Pompacı'da da var", 0},
        Row{"repeated-word", "ko-KR", "Open `pump`", "`pump`까지 까지 열기", 0},
        // Nouns that meet in Arabic.
        Row{"repeated-word", "ar-SA", "This field shows fields", "يعرض هذا الحقل الحقل", 0},
        Row{"repeated-word", "ar-SA", "The order has the ordered pump", "يضم الأمر الأمر", 0},
        Row{"repeated-word", "ar-SA", "The tank has a pump", "يضم الخزان الخزان مضخة", 1},
        Row{"repeated-word", "ar-SA", "A pattern of yyyy", "نمط س س س س", 0},
        // Scripts without spaces.
        Row{"repeated-word", "th-TH", "Make a pump", "เพื่อผลิตผลิตภัณฑ์", 0},
        Row{"repeated-word", "th-TH", "One kind of pump", "มีประเภทประเภทหนึ่ง", 0},
        Row{"repeated-word", "th-TH", "Notice the pump", "โปรดสังเกตสังเกตปั๊ม", 1},
        Row{"repeated-word", "th-TH", "The noticer notices it", "สังเกตสังเกตปั๊ม", 0},
        Row{"repeated-word", "zh-CN", "the license of an approved license list",
            "批准的许可证的许可证列表", 0},
        Row{"repeated-word", "zh-CN", "the approved list", "批准的许可证的许可证列表", 1}));

INSTANTIATE_TEST_SUITE_P(
    Identifiers, RuleOnPairs,
    testing::Values(
        Row{"identifier-mismatch", "zh-CN", "a \"sense\"--hiding the pump", "“感觉”，隐藏泵", 0},
        Row{"identifier-mismatch", "zh-CN", "run \"--hiding\" now", "立即运行", 1},
        Row{"identifier-mismatch", "de-DE", "![Pump_icon](p.png)", "![Symbol der Pumpe](p.png)", 0},
        Row{"identifier-mismatch", "de-DE", "Use Pump_icon", "Symbol der Pumpe", 1},
        Row{"identifier-mismatch", "de-DE", "the Request-Response pump", "die Frage-Antwort-Pumpe",
            0},
        Row{"identifier-mismatch", "de-DE", "the state Open-Unfilled", "der Zustand Offen", 0},
        Row{"identifier-mismatch", "de-DE", "the pump_Fill a tank", "die Pumpe - einen Tank füllen",
            0},
        Row{"identifier-mismatch", "de-DE", "List of Pumps_Fill a tank", "Pumpen - Tank füllen", 0},
        Row{"identifier-mismatch", "de-DE", "Set Pump_Name first", "Zuerst den Namen setzen", 1},
        Row{"identifier-mismatch", "de-DE", "Ask whetherPump House is on", "Läuft das Pumpenhaus?",
            0},
        Row{"identifier-mismatch", "de-DE", "Set isPump to 1", "Auf 1 setzen", 1},
        Row{"identifier-mismatch", "de-DE", "the **Pump** quickTab", "die Registerkarte **Pumpe**",
            0},
        Row{"identifier-mismatch", "de-DE", "Set quickTab to **Pump**", "**Pumpe** setzen", 1},
        Row{"identifier-mismatch", "th-TH", "See KB4101234", "ดู KB 4101234", 0},
        Row{"path-mismatch", "de-DE", "a ..\\\\pumps\\\\tank-based system", "ein Tanksystem", 0},
        Row{"path-mismatch", "de-DE", "open ..\\pumps\\tank now", "jetzt öffnen", 1}));

INSTANTIATE_TEST_SUITE_P(
    PartlyUntranslated, RuleOnPairs,
    testing::Values(Row{"partly-untranslated", "ko-KR", "Say 'go and start the pump'",
                        "말하기: 'go and start the pump'라고", 0},
                    Row{"partly-untranslated", "ko-KR", "Say \"Pump, go and fill the tank\"",
                        "말하기: \"Pump, go and fill the tank\"라고", 0},
                    Row{"partly-untranslated", "ko-KR", "Say: go and start the pump",
                        "말하기: go and start the pump 라고", 1},
                    Row{"partly-untranslated", "th-TH", "Pump model for tank reports.version.2.xml",
                        "เปิด Pump model for tank reports.version.2.xml", 0},
                    Row{"partly-untranslated", "ar-SA", "the Pump suite automation tool (PSAT)",
                        "تدعم Pump suite automation tool \u200F(PSAT)", 0}));

}  // namespace false_alarms_test
}  // namespace locseg
