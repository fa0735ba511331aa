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
        Row{"glued-words", "de-DE", "Write name,address to the file.",
            "Schreiben Sie Name,Adresse in die Datei.", 0},
        Row{"glued-words", "de-DE", "Write the name to the file.",
            "Schreiben Sie den Namen,bitte in die Datei.", 1},
        Row{"glued-words", "de-DE", "Read the terms, and the API.",
            "Lesen Sie die **CSP-Bedingungen**,und die API-Hilfe,und die Cloud-API,das SDK.", 1},
        Row{"glued-words", "de-DE", "Set a.b,c-d first.", "Legen Sie zuerst abc.def,ghi-jkl fest.",
            0},
        Row{"glued-words", "ar-SA", "For more, see the help.", "لمزيد من المعلومات،راجع التعليمات.",
            1},
        Row{"glued-words", "ar-SA", "For more, see the help.",
            "لمزيد من المعلومات، راجع التعليمات.", 0},
        Row{"glued-words", "hi-IN", "Open it. Close it.", "इसे खोलें।इसे बंद करें।", 1},
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
        // A thing, and a label that begins with it.
        Row{"repeated-word", "hu-HU", "Pump: Edit pump", "Szivattyú Szivattyú szerkesztése", 0},
        Row{"repeated-word", "ru-RU", "Pump - Edit pump", "Насос Насос изменить", 0},
        Row{"repeated-word", "ru-RU", "Edit the pump", "Насос Насос изменить", 1},
        // The verbs of two clauses.
        Row{"repeated-word", "sv-SE", "What is shown appears here.", "Det som visas visas här.", 0},
        Row{"repeated-word", "sv-SE", "The pump is shown here.", "Pumpen visas visas här.", 1},
        // Endings behind an apostrophe or a code.
        Row{"repeated-word", "tr-TR", "In the Pump too", "Pompacı'da da var", 0},
        Row{"repeated-word", "ko-KR", "Open `pump`", "`pump`까지 까지 열기", 0},
        // Nouns that meet in Arabic.
        Row{"repeated-word", "ar-SA", "This field shows fields", "يعرض هذا الحقل الحقل", 0},
        Row{"repeated-word", "ar-SA", "The order has the ordered pump", "يضم الأمر الأمر", 0},
        Row{"repeated-word", "ar-SA", "The tank has a pump", "يضم الخزان الخزان مضخة", 1},
        Row{"repeated-word", "ar-SA", "A pattern of yyyy", "نمط س س س س", 0},
        // A noun and its participle, in a language that sets it behind.
        Row{"repeated-word", "es-ES", "All pumps associated with it",
            "Todos los asociados asociados con él", 0},
        Row{"repeated-word", "it-IT", "The pumps connected to it", "Gli associati associati a esso",
            0},
        Row{"repeated-word", "es-ES", "All pumps of it", "Todos los asociados asociados con él", 1},
        Row{"repeated-word", "es-ES", "The pump associated with it", "La bomba bomba asociada", 1},
        // Scripts without spaces.
        Row{"repeated-word", "th-TH", "Make a pump", "เพื่อผลิตผลิตภัณฑ์", 0},
        Row{"repeated-word", "th-TH", "One kind of pump", "มีประเภทประเภทหนึ่ง", 0},
        Row{"repeated-word", "th-TH", "Notice the pump", "โปรดสังเกตสังเกตปั๊ม", 1},
        Row{"repeated-word", "th-TH", "A summary unit summarizes it", "สรุปสรุปปั๊ม", 0},
        Row{"repeated-word", "th-TH", "The noticer notices it", "สังเกตสังเกตปั๊ม", 0},
        Row{"repeated-word", "th-TH", "The pump parts of the pump house", "ส่วนของปั๊มน้ำของปั๊มน้ำ ER",
            0},
        Row{"repeated-word", "th-TH", "The parts of the house", "ส่วนของปั๊มน้ำของปั๊มน้ำ ER", 1},
        Row{"repeated-word", "zh-CN", "the license of an approved license list",
            "批准的许可证的许可证列表", 0},
        Row{"repeated-word", "zh-CN", "the approved list", "批准的许可证的许可证列表", 1}));

INSTANTIATE_TEST_SUITE_P(
    Identifiers, RuleOnPairs,
    testing::Values(
        Row{"identifier-mismatch", "zh-CN", "a \"sense\"--hiding the pump", "“感觉”，隐藏泵", 0},
        Row{"identifier-mismatch", "ja-JP", "Say whetherSupply is planned.", "供給の計画", 0},
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
        Row{"identifier-mismatch", "de-DE", "the **Pump quickTab**", "die Registerkarte **Pumpe**",
            0},
        Row{"identifier-mismatch", "de-DE", "the **quickTab**", "die Registerkarte **Pumpe**", 1},
        Row{"identifier-mismatch", "de-DE", "Set quickTab to **Pump**", "**Pumpe** setzen", 1},
        Row{"identifier-mismatch", "de-DE", "your tanks, pumpIds, etc.",
            "Ihre Tanks, Pumpen-IDs usw.", 0},
        Row{"identifier-mismatch", "de-DE", "your tanks, pumpIds, etc.", "Ihre Tanks usw.", 1},
        Row{"identifier-mismatch", "de-DE", "the pumpId of it", "die Pumpen-ID davon", 1},
        Row{"identifier-mismatch", "th-TH", "See KB4101234", "ดู KB 4101234", 0},
        Row{"path-mismatch", "de-DE", "a ..\\\\pumps\\\\tank-based system", "ein Tanksystem", 0},
        Row{"path-mismatch", "de-DE", "open ..\\pumps\\tank now", "jetzt öffnen", 1}));

INSTANTIATE_TEST_SUITE_P(
    PartlyUntranslated, RuleOnPairs,
    testing::Values(Row{"partly-untranslated", "ko-KR", "Say 'go and start the pump'",
                        "말하기: 'go and start the pump'라고", 0},
                    Row{"partly-untranslated", "ko-KR", "Say \"Pump, go and fill the tank\"",
                        "말하기: \"Pump, go and fill the tank\"라고", 0},
                    Row{"partly-untranslated", "th-TH",
                        "Open 'Pump model for tanks\\Report on the old tanks'",
                        "เปิด 'Pump model for tanks\\Report on the old tanks'", 0},
                    Row{"partly-untranslated", "th-TH", "Open the tank's old pump and close",
                        "เปิด the tank's old pump and close", 1},
                    Row{"partly-untranslated", "ko-KR", "Say: go and start the pump",
                        "말하기: go and start the pump 라고", 1},
                    Row{"partly-untranslated", "th-TH", "Pump model for tank reports.version.2.xml",
                        "เปิด Pump model for tank reports.version.2.xml", 0},
                    Row{"partly-untranslated", "ar-SA", "the Pump suite automation tool (PSAT)",
                        "تدعم Pump suite automation tool \u200F(PSAT)", 0}));

INSTANTIATE_TEST_SUITE_P(
    MissingSpaceAfterLink, RuleOnPairs,
    testing::Values(
        Row{"missing-space-after-link", "ko-KR", "[Fill](a.md)", "[작성](a.md)하십시오", 0},
        Row{"missing-space-after-link", "ko-KR", "A [pump](a.md)", "[펌프](a.md)입니다", 0},
        Row{"missing-space-after-link", "ko-KR", "At the [pump](a.md)", "[펌프](a.md)에서도", 0},
        Row{"missing-space-after-link", "ko-KR", "See [pump](a.md)", "[펌프](a.md)참조하세요", 1},
        Row{"missing-space-after-link", "ko-KR", "[Fill it](a.md)", "[채우도록](a.md)하십시오", 1},
        Row{"missing-space-after-link", "fi-FI", "In the [pump](a.md)", "[Pumppu](a.md)ssa on", 0},
        Row{"missing-space-after-link", "fi-FI", "The [pump](a.md) is", "[Pumppu](a.md)sitten", 1},
        Row{"missing-space-after-link", "tr-TR", "In the [pump](a.md)", "[Pompa](a.md)daki", 0},
        Row{"missing-space-after-link", "ar-SA", "the [pump ](a.md)", "[المضخة ](a.md)المواد", 0}));

INSTANTIATE_TEST_SUITE_P(
    Spaces, RuleOnPairs,
    testing::Values(
        Row{"double-space", "de-DE", "[a](a.md) | [b](b.md)", "[a](a.md)  |  [b](b.md)", 0},
        Row{"double-space", "de-DE", "Pump &gt; tank", "Pumpe  &gt;  Tank", 0},
        Row{"double-space", "de-DE", "Pump - tank", "Pumpe  -  Tank", 0},
        Row{"double-space", "de-DE", "Pump, tank", "Pumpe  Tank", 1},
        Row{"edge-space", "th-TH", "The pump runs.", "ปั๊มทำงาน ", 0},
        Row{"edge-space", "th-TH", "The pump", "ปั๊ม ", 1},
        Row{"edge-space", "th-TH", "The pump runs.", "ปั๊มทำงาน  ", 1},
        Row{"edge-space", "de-DE", "The pump runs.", "Die Pumpe läuft. ", 1},
        // A space beside what shows nothing.
        Row{"missing-space-at-arrow", "ar-SA", "Open **Pump > Tank**.",
            "افتح **مضخة \u202C> خزان**.", 0},
        Row{"missing-space-at-arrow", "ar-SA", "Open **Pump > Tank**.",
            "افتح **مضخة\u202C> خزان**.", 1},
        // An arrow that leads nowhere.
        Row{"missing-space-at-arrow", "zh-CN", "Open **Pump > Tank**.", "打开 **罐** 泵 >。", 0},
        Row{"missing-space-at-arrow", "zh-CN", "Open **Pump > Tank**.", "打开 **泵 >罐**。", 1},
        // Nothing is before the arrow: the path was torn.
        Row{"missing-space-at-arrow", "zh-CN", "Open <b>Pump > Tank</b>.", "打开<b>> 罐</b>。", 0},
        Row{"missing-space-at-arrow", "zh-CN", "Open Pump > Tank > Lid.", "打开泵和罐 >  >盖。", 0},
        Row{"missing-space-at-arrow", "zh-CN", "Open it (Pump > Tank).", "打开它 (> 罐)。", 0},
        Row{"missing-space-at-arrow", "zh-CN", "Open <b>Pump</b> > Tank.", "打开<b>泵</b>> 罐。",
            1},
        Row{"missing-space-at-arrow", "zh-CN", "Open Pump > Tank.", "打开泵 >“罐”。", 0},
        Row{"missing-space-at-arrow", "zh-CN", "Open Pump > Tank.", "打开“泵”> 罐。", 0},
        Row{"missing-space-at-arrow", "ru-RU", "Open Pump > Tank.", "Откройте «Насос»> «Бак».", 1},
        Row{"inner-space", "ar-SA", "A \"pump\" in \"tank\".", "مضخة\" في \"خزان\".", 0},
        Row{"repeated-word", "zh-CN", "%s is older than us", "%s 比我们的版本更老 比我们的版本更老",
            1},
        Row{"repeated-word", "ja-JP", "SVG with extensions", "拡張を含む 拡張を含む SVG", 1},
        Row{"repeated-word", "ja-JP", "A pump, a tank pump", "ポンプ タンクポンプ", 0},
        Row{"repeated-word", "zh-CN", "Pumps and tank pumps", "水泵系统 水泵系统图", 0},
        Row{"code-number-mismatch", "de-DE", "Save it as UTF-8.", "Als UTF-16 speichern.", 1},
        Row{"code-number-mismatch", "ko-KR", "Baltic (ISO-8859-4)", "발트어(ISO-8866-4)", 1},
        Row{"code-number-mismatch", "de-DE", "UTF-8 or UTF-16.", "UTF-16 oder UTF-8.", 0},
        Row{"code-number-mismatch", "de-DE", "A 64-bit pump.", "Eine 64-Bit-Pumpe.", 0},
        Row{"code-number-mismatch", "de-DE", "A 64-bit pump.", "Eine 32-Bit-Pumpe für 64-Bit.", 0},
        Row{"code-number-mismatch", "de-DE", "Part-time pump 2-1.", "Teilzeit-Pumpe 2-1.", 0},
        Row{"inner-space", "zh-CN", "Call Load(...) first.", "先调用 Load ( ... )。", 0},
        Row{"inner-space", "ja-JP", "Pumps in use ( )", "使用中のポンプ ( 台)", 0},
        Row{"inner-space", "ja-JP", "Pumps in use ()", "使用中のポンプ ( 台)", 1},
        Row{"space-before-punctuation", "zh-CN", "See https://pump.example/a.",
            "请参阅 https://pump.example/a 。", 0},
        Row{"space-before-punctuation", "ru-RU", "Write to pump@pump.example.",
            "Пишите на pump@pump.example .", 0},
        Row{"space-before-punctuation", "ru-RU", "See [it](https://pump.example).",
            "Читайте [это](https://pump.example) .", 1}));

INSTANTIATE_TEST_SUITE_P(
    Marks, RuleOnPairs,
    testing::Values(
        Row{"punctuation-in-link", "ru-RU", "See [pumps](a.md).", "См. [насосы.](a.md)", 1},
        Row{"punctuation-in-link", "ru-RU", "[Big pumps](a.md): they run",
            "[Большие насосы.](a.md) Они работают", 0},
        Row{"punctuation-in-link", "ru-RU", "[Big pumps](a.md) that run",
            "[Большие насосы.](a.md) Они работают", 1},
        Row{"punctuation-in-link", "ko-KR", "See [\"it runs.\"](a.md) now",
            "지금 [\"작동합니다.](a.md) 보기", 0},
        Row{"placeholder-mismatch", "zh-CN", "[Pump]{.underline} on", "打开泵", 0},
        Row{"placeholder-mismatch", "zh-CN", "Pump {name} on", "打开泵", 1},
        Row{"emphasis-mismatch", "zh-CN", "**Pump**: *tank* and *hose*", "**泵**：罐和管", 0},
        Row{"emphasis-mismatch", "zh-CN", "*New:* read *.pump* now", "*新增：* 立即阅读 .pump", 0},
        Row{"emphasis-mismatch", "zh-CN", "*New:* read *this pump* now", "*新增：* 立即阅读泵", 1},
        Row{"emphasis-mismatch", "de-DE", "**Pump**: *tank* and *hose*", "**Pumpe**: Tank, Rohr",
            1},
        Row{"emphasis-mismatch", "ru-RU", "the *pump name*", "\"имя насоса\"", 0},
        Row{"emphasis-mismatch", "ru-RU", "the *pump* \"name\"", "насос \"имя\"", 1},
        // What the source emphasizes twice, and quotation marks inside of emphasis.
        Row{"emphasis-mismatch", "de-DE", "**Start** it by **Start**.", "Mit **Start** starten.",
            0},
        Row{"emphasis-mismatch", "de-DE", "**Start** it by **Stop**.", "Mit **Stopp** starten.", 1},
        Row{"emphasis-mismatch", "de-DE", "**Go**, **Start** and **Start**.",
            "Los, **Start** und **Start**.", 1},
        Row{"emphasis-mismatch", "ja-JP", "Select **\"Start\"** now.", "[スタート] を選択します。",
            0},
        Row{"emphasis-mismatch", "ja-JP", "Select **\"Start\"** now.", "スタートを選択します。", 1},
        Row{"mixed-script-word", "ru-RU", "yyyy-MM-ddTHH:mm:ssZ", "гггг-ММ-ддTЧЧ:мм:ссZ", 0},
        Row{"mixed-script-word", "ru-RU", "yyyy-MM-ddTHH", "гггг-мм-ddTЧЧ", 1},
        Row{"mixed-script-word", "ru-RU", "The pump", "Наcос", 1},
        Row{"mojibake", "fr-FR", "It is \"closed.\"", "Elle est «\u00A0fermé\u00A0».", 0},
        Row{"mojibake", "fr-FR", "closed", "fermÃ©", 1}));

INSTANTIATE_TEST_SUITE_P(
    Names, RuleOnPairs,
    testing::Values(
        // A function before arguments of code, and a word before a bracket of prose.
        Row{"name-mismatch", "th-TH", "FILTER('Pump', x)", "ตัวกรอง('ปั๊ม', x)", 1},
        Row{"name-mismatch", "zh-CN", "the PPA(Primary Pump Admin)", "主要泵管理员", 0},
        // A name in another case, and one that is lost among words.
        Row{"name-mismatch", "zh-CN", "Use .NET and GitHub.", "使用 .net 和 GitHub。", 1},
        Row{"name-mismatch", "zh-CN", "Use GitHub here.", "在此处使用 Github。", 1},
        Row{"name-mismatch", "zh-CN", "On the Pump FastTab", "在“泵”快速选项卡上", 0},
        // The title is translated, its field is not.
        Row{"name-mismatch", "ja-JP", "Look up Order History.PumpID.",
            "注文履歴.PumpID を調べます。", 0},
        Row{"name-mismatch", "ja-JP", "Look up Order History.PumpID.",
            "注文履歴.ポンプを調べます。", 1},
        Row{"name-mismatch", "ja-JP", "Install Garden.Pump.", "庭.Pump をインストールします。", 1},
        Row{"name-mismatch", "de-DE", "Call Garden.Pump.", "Garden.Pump aufrufen.", 0},
        // Shown as .NET from right to left.
        Row{"name-mismatch", "ar-SA", "Run it on .NET 8.", "شغّله على NET. 8.", 0},
        Row{"name-mismatch", "ar-SA", "Run it on .NET 8.", "شغّله على الشبكة 8.", 1}));

INSTANTIATE_TEST_SUITE_P(
    MarksOfOneKind, RuleOnPairs,
    testing::Values(Row{"repeated-punctuation", "ar-SA", "Then, stop it.", "وبعد ذلك،، أوقفه.", 1},
                    Row{"repeated-punctuation", "ur-PK", "Stop it.", "اسے روکیں۔۔", 1},
                    Row{"repeated-punctuation", "ar-SA", "Then, stop it.", "وبعد ذلك، أوقفه.", 0},
                    // A mark behind a digit closes a quotation, or tells inches as the source does.
                    Row{"quote-balance", "de-DE", "Set it to \"2\".", "Setzen Sie 2\".", 1},
                    Row{"quote-balance", "de-DE", "Set it to '2'.", "Setzen Sie \"2\".", 0},
                    Row{"quote-balance", "de-DE", "A 5\" pump", "Eine Pumpe von 5\"", 0},
                    Row{"quote-balance", "de-DE", "A 5-inch pump", "Eine Pumpe von 5\"", 0},
                    Row{"quote-balance", "de-DE", "A 5″ pump", "Eine Pumpe von 5\"", 0},
                    // 100 % may be a word, and is no other number.
                    Row{"number-mismatch", "fr-FR", "The tank is 100% full.",
                        "Le réservoir est plein.", 0},
                    Row{"number-mismatch", "fr-FR", "The tank is 100% full.",
                        "Le réservoir est plein à 600 %.", 1},
                    Row{"number-mismatch", "fr-FR", "Open 24/7", "Ouvert 24 heures sur 24", 0}));

INSTANTIATE_TEST_SUITE_P(
    Amounts, RuleOnPairs,
    testing::Values(
        // A number twice in a breath, and one that goes for two dates.
        Row{"number-mismatch", "de-DE", "Now 5 of 5 pumps run.", "Jetzt laufen 5 Pumpen.", 1},
        Row{"number-mismatch", "de-DE", "Step 30 comes.", "Schritt 30 30 kommt.", 1},
        Row{"number-mismatch", "de-DE", "May 2, 2020 through June 5, 2020",
            "2. Mai bis 5. Juni 2020", 0},
        // A percent sign of a sentence may be a word.
        Row{"number-mismatch", "zh-CN", "5%", "5", 1},
        Row{"number-mismatch", "zh-CN", "5%", "5％", 0},
        Row{"number-mismatch", "ar-SA", "5%", "5٪", 0},
        Row{"number-mismatch", "de-DE", "5%", "5 Prozent", 0},
        Row{"number-mismatch", "th-TH", "up to 5%", "ถึงร้อยละ 5", 0},
        // A title of a link, for which the target says "this".
        Row{"length-ratio", "ru-RU",
            "For a full list of pumps, please view the [new tank offers and the matrix of the "
            "pumps and their countries](a.md).",
            "Список насосов см. в [этом документе](a.md).", 0},
        Row{"length-ratio", "ru-RU",
            "For a full list of the pumps and tanks that you may buy in your country, please view "
            "the [new tank offers and the matrix of the pumps and their countries](a.md).",
            "См. [это](a.md).", 1},
        // What the source says twice, a pronoun says of the target.
        Row{"length-ratio", "ar-SA",
            "The transaction type and the description of the transaction type.",
            "نوع الحركة ووصفها.", 0},
        Row{"length-ratio", "ar-SA",
            "The transaction type and the pressure that pumps build up in tanks.",
            "نوع الحركة ووصفها.", 1}));

TEST(BracketBalance, TellsCrossedPairsFromLostPartners) {
  const auto checker = Checker::for_rules({"bracket-balance"});
  const auto says = [&](std::string_view target) {
    return checker->check_pair("[a (b)]", target, "de-DE").at(0).message;
  };
  EXPECT_EQ(says("[a (b])"),
            "the bracket ']' crosses another pair; those of the source do not cross");
  EXPECT_EQ(says("[a (b)"), "the bracket '[' has no partner; those of the source are paired");
}

TEST(EmphasisMismatch, CountsAsAReaderDoes) {
  const auto checker = Checker::for_rules({"emphasis-mismatch"});
  const auto found =
      checker->check_pair("**a**, **b**, **c** and **d**", "**a,** **b,** c und **d**", "de-DE");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message, "the source emphasizes 4 stretches, the target 3 stretches");
}

INSTANTIATE_TEST_SUITE_P(Asterisks, RuleOnPairs,
                         testing::Values(Row{"broken-emphasis", "zh-CN", "many \\*.pump files",
                                             "许多 \\* .pump 文件", 0},
                                         Row{"broken-emphasis", "zh-CN", "many \\*.pump **files**",
                                             "许多 \\*.pump \\*\\* 文件", 1}));

// What is published, what is a part of it, and what is about the repository only.
TEST(FrontMatterMissing, IsAskedOfArticles) {
  constexpr std::string_view kArticle =
      "<span data-ttu-id=\"0a1b2-103\">Pumpe</span><span class=\"sxs-lookup\"><span "
      "data-stu-id=\"0a1b2-103\">Pump</span></span>\n";
  const auto checker = Checker::for_rules({"front-matter-missing"});
  const auto severities = [&](std::string_view name) {
    std::string out;
    for (const Finding& finding : checker->check(kArticle, name)) out += name_of(finding.severity);
    return out;
  };
  EXPECT_EQ(severities("docs/pump.md"), "warning");
  EXPECT_EQ(severities("docs/includes/pump.md"), "info");
  EXPECT_EQ(severities("docs/README.md"), "");
}

}  // namespace false_alarms_test
}  // namespace locseg
