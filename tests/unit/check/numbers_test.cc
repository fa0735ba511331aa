// What number-mismatch and version-mismatch make of pairs, by language and by pattern. The language
// data is CLDR's, so a row stands for every language that writes so.
#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "locseg/check.h"
#include "reference/articles.h"

namespace locseg {
namespace numbers_test {

std::vector<Finding> findings_of(std::string_view rule, std::string_view lang,
                                 std::string_view source, std::string_view target) {
  const auto checker = Checker::for_rules({std::string(rule)});
  if (!checker.has_value()) return {};
  const std::string article = "---\nms.contentlocale: " + std::string(lang) + "\n---\n\n" +
                              reference::pair("0a1b2-103", target, source);
  return checker->check(article, "a.md");
}

struct Row {
  std::string_view lang;
  std::string_view source;
  std::string_view target;
};

class TellsTheSame : public testing::TestWithParam<Row> {};
TEST_P(TellsTheSame, NoFinding) {
  const Row& row = GetParam();
  for (const Finding& finding : findings_of("number-mismatch", row.lang, row.source, row.target)) {
    ADD_FAILURE() << row.lang << ": " << row.source << " / " << row.target << ": "
                  << finding.message;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Grouping, TellsTheSame,
    testing::Values(Row{"hu-HU", "It costs $8,150.25.", "Ára 8 150,25 USD."},
                    Row{"cs-CZ", "It costs $8,150.25.", "Stojí 8\u00A0150,25 USD."},
                    Row{"fr-FR", "It costs $8,150.25.", "Il coûte 8\u202F150,25 $."},
                    Row{"pl-PL", "All 1,234,567.89 of them", "Wszystkie 1 234 567,89"},
                    Row{"de-CH", "All 1,234,567 of them", "Alle 1’234’567"},
                    Row{"de-DE", "It costs 8,150.25.", "Es kostet 8.150,25."},
                    Row{"hi-IN", "It holds 1,500,000 litres.", "इसमें 15,00,000 लीटर आते हैं।"},
                    Row{"it-IT", "Each unit is .75", "Ogni unità costa 0,75"},
                    Row{"ar-EG", "It holds 1,250.5 litres.", "يتسع لـ ١٬٢٥٠٫٥ لتر."},
                    Row{"fa-IR", "Wait 25 minutes.", "۲۵ دقیقه صبر کنید."},
                    Row{"th-TH", "Wait 25 minutes.", "รอ ๒๕ นาที"},
                    Row{"he-IL", "It costs 250 dollars", "המחיר 25\u200E0 דולר"}));

INSTANTIATE_TEST_SUITE_P(Calendars, TellsTheSame,
                         testing::Values(Row{"fa-IR", "It was out on March 3, 2021.",
                                             "در ۱۳ اسفند ۱۳۹۹ منتشر شد."},
                                         Row{"fa-IR", "From July 15, 2020 on", "از ۲۵ تیر ۱۳۹۹"}));

INSTANTIATE_TEST_SUITE_P(Counts, TellsTheSame,
                         testing::Values(Row{"de-DE", "Office 365 and the Office 365 pump",
                                             "Office 365 und seine Pumpe"},
                                         Row{"de-DE", "5 of 5", "5 von fünf"},
                                         Row{"de-DE", "5 of 5 pumps", "5 von 5 Pumpen"}));

INSTANTIATE_TEST_SUITE_P(
    Dates, TellsTheSame,
    testing::Values(Row{"ru-RU", "Valid to 4/17/2019", "Действует до 17.04.19"},
                    Row{"ru-RU", "Valid to 4/17/19", "Действует до 17 апреля 2019 г."},
                    Row{"ru-RU", "Opens on 11/16", "Откроется 16 ноября"},
                    Row{"ru-RU", "Valid from 2020-02-14", "Действует с 14 февраля 2020 г."},
                    Row{"cs-CZ", "Valid from 9/30/2020", "Platí od 30. září 2020"},
                    Row{"th-TH", "Pay on 7/8/2015.", "ชำระวันที่ 8 กรกฎาคม 2015"},
                    Row{"th-TH", "Pay on 7/8/2015.", "ชำระวันที่ 8 กรกฏาคม 2015"},  // misspelt
                    Row{"th-TH", "Pay on 7/8/2015.", "ชำระวันที่ 8 ก.ค. 2558"},
                    Row{"th-TH", "Since August 2020", "ตั้งแต่สิงหาคม 2563"},
                    Row{"ja-JP", "Since April 2020", "令和2年4月から"},
                    Row{"tr-TR", "July - Dec 2021", "Temmuz - Ara 2021"},
                    Row{"tr-TR", "16-Aug to February 15, 2022", "16-Ağu - 15 Şubat 2022"},
                    Row{"pl-PL", "By March 31,2021 at the latest", "Do 31 marca 2021 r."},
                    Row{"pl-PL", "Starts on February 1, 2021", "Rozpocznie się 1 lutego 2021 r."},
                    Row{"el-GR", "On 3 January 2021", "Στις 3 Ιανουαρίου 2021"},
                    Row{"vi-VN", "On January 3, 2021", "Ngày 3 tháng 1 năm 2021"},
                    Row{"ru-RU", "Since May 2020", "Уже в мае 2020 года"},
                    Row{"ru-RU", "Plan 1, November 2019", "План 1 Office 365, ноябре 2019"},
                    Row{"zh-CN", "The May 2019 update (May 2, 2019)",
                        "2019 年 5 月更新（2019/5/2）"},
                    Row{"zh-CN", "Windows 10 October 2018 Update", "Windows 10 2018 年 10 月更新"},
                    Row{"ja-JP", "On January 1, 2022", "2022 年 1 月 1 日に"},
                    Row{"ar-SA", "On 7/8/2015", "في 8 يوليو 2015"},
                    Row{"de-DE", "In FY20 and FY 2021", "Im GJ 20 und GJ 21"}));

INSTANTIATE_TEST_SUITE_P(
    Words, TellsTheSame,
    testing::Values(
        Row{"ru-RU", "On the 8th day", "На восьмой день"},
        Row{"ru-RU", "In 5 cases of phase 3", "В пяти случаях на третьем этапе"},
        Row{"cs-CZ", "months 4-12 and the 20th", "čtvrtým až dvanáctým měsícem a dvacátý"},
        Row{"nl-NL", "On the 8th and the 15th", "Op de achtste en de vijftiende"},
        Row{"sv-SE", "A 3-year term", "En treårsperiod"},
        Row{"hu-HU", "1- or 3-year", "egy vagy három éves"},
        Row{"de-DE", "A 30-day wait in 3 steps", "Dreißigtägige Wartezeit in dreistufiger Form"},
        Row{"fr-FR", "The 21 of them and the 3rd", "Les vingt et un et le troisième"},
        Row{"es-ES", "The 25 of them", "Los veinticinco"},
        Row{"it-IT", "The 4th of 7", "Il quarto di sette"},
        Row{"tr-TR", "The 3rd of 8", "Sekiz taneden üçüncüsü"},
        Row{"ar-SA", "On day 8 of 10", "في اليوم الثامن من عشرة"},
        Row{"ar-SA", "At 1 PM", "الساعة الواحدة ظهرًا"},
        Row{"he-IL", "At 9:00 AM, 100 percent", "בתשע בבוקר, במאה אחוז"},
        Row{"th-TH", "1/12 of it, 0 left", "หนึ่งในสิบสอง เหลือศูนย์"},
        Row{"ko-KR", "The 3rd of 4 pumps", "펌프 네 대 중 세 번째"},
        Row{"ko-KR", "1st gen", "첫 번째 세대"},
        Row{"zh-CN", "The 12 of them, more than 1", "十二个，多个"},
        Row{"hi-IN", "The 5 pumps", "पाँच पंप"}, Row{"de-DE", "Two options", "2 Optionen"},
        Row{"ru-RU", "Chapter 4 of part 12", "Глава IV части XII"}));

INSTANTIATE_TEST_SUITE_P(Scales, TellsTheSame,
                         testing::Values(Row{"ko-KR", "100,000 and $50,000", "10만 및 $5만"},
                                         Row{"ko-KR", "20480000 rows", "2048만 행"},
                                         Row{"zh-CN", "20,000 of 100 million", "1 亿中的 2 万"},
                                         Row{"ja-JP", "20,000 of 100 million", "1 億のうち 2 万"},
                                         Row{"hi-IN", "500,000 users", "5 लाख उपयोगकर्ता"},
                                         Row{"ru-RU", "1-K or 2-K", "1000 или 2000"},
                                         Row{"es-ES", "3,000,000 users", "3 millones de usuarios"},
                                         Row{"fr-FR", "2 million", "2\u00A0000\u00A0000"},
                                         Row{"he-IL", "1 million users", "מיליון משתמשים"},
                                         Row{"de-DE", "2.5 billion", "2,5 Mrd."}));

INSTANTIATE_TEST_SUITE_P(Times, TellsTheSame,
                         testing::Values(Row{"de-DE", "At 5:30 PM and 9 AM",
                                             "Um 17:30 Uhr und 9:00 Uhr"},
                                         Row{"fr-FR", "From 17:30", "À partir de 5:30 PM"},
                                         Row{"ko-KR", "At 12:15 AM", "0시 15분에"},
                                         Row{"de-DE", "Open 24/7", "Rund um die Uhr geöffnet"},
                                         Row{"ja-JP", "Open 24x7", "24 時間 365 日営業"},
                                         Row{"he-IL", "A 1:N relation", "קשר יחיד לרבים"}));

INSTANTIATE_TEST_SUITE_P(
    Names, TellsTheSame,
    testing::Values(Row{"de-DE", "x86 and COVID-19 and E3", "Pumpen und Ventile"},
                    Row{"ru-RU", "Get v1.16.1-preview", "Версия 1.16.1-preview"},
                    Row{"zh-CN", "Install 1.0 first", "先安装 1。0"},
                    Row{"zh-CN", "SOL-1234, USD, 10, 100", "SOL-1234，USD，10，100"},
                    Row{"zh-CN", "The 12,345 of them", "12，345 个"},
                    Row{"fr-FR", "A new offer replaces F1",
                        "Une nouvelle offre remplace Microsoft 365 F1"},
                    Row{"zh-CN", "On November 19, 2019", "2019 年 11 月 19 日"},
                    Row{"ja-JP", "The 120, 240, and 1,200 minutes", "120、240、1,200 分"},
                    Row{"es-ES", "The sea is 3 m deep", "El mar tiene 3 m"}));

TEST(NumberMismatch, RowsOfDigitsOfEveryOrder) {
  EXPECT_TRUE(findings_of("number-mismatch", "zh-CN", "3 of 10 and 5", "5 和 10 中的 3").empty());
}

struct FaultRow {
  std::string_view lang;
  std::string_view source;
  std::string_view target;
  std::string_view message;
  Severity severity = Severity::kWarning;
};

class TellsAnother : public testing::TestWithParam<FaultRow> {};
TEST_P(TellsAnother, OneFindingThatNamesBoth) {
  const FaultRow& row = GetParam();
  const auto found = findings_of("number-mismatch", row.lang, row.source, row.target);
  ASSERT_EQ(found.size(), 1U) << row.source << " / " << row.target;
  EXPECT_EQ(found[0].message, row.message);
  EXPECT_EQ(found[0].severity, row.severity);
}

INSTANTIATE_TEST_SUITE_P(
    Faults, TellsAnother,
    testing::Values(
        FaultRow{"de-DE", "Wait 15 minutes.", "Warten Sie 51 Minuten.",
                 "the target has '51' where the source has '15'"},
        FaultRow{"th-TH", "5.00 + 3.75 = 8.75", "5.00 + 3.57 = 8.75",
                 "the target has '3.57' where the source has '3.75'"},
        FaultRow{"th-TH", "33% / 33% / 33%", "33% / 35% / 33%",
                 "the target has '35' where the source has '33'"},
        FaultRow{"de-DE", "10 of 20, and 10", "10 von 20, und 20",
                 "the target has '20' where the source has '10'"},
        FaultRow{"nl-NL", "Azerbaijan (AZ)", "2012 (AZ)", "the source has no number '2012'"},
        FaultRow{"zh-CN", "Already in 3.x", "已在 1.x 中",
                 "the target has '1' where the source has '3'"},
        FaultRow{"tr-TR", "Starting January 28th 2021", "25 Ocak 2021 tarihinden itibaren",
                 "the target has '25' where the source has '28'"},
        FaultRow{"ru-RU", "Today, January 2, 2020", "Сегодня, 2 октября 2020 г.",
                 "the target has 'октября' where the source has 'January'"},
        FaultRow{"zh-CN", "Updated on March 3, 2021", "2021 年 5 月 3 日更新",
                 "the target has '5' where the source has 'March'"},
        FaultRow{"zh-CN", "Version 1903, July 2020", "版本1903，年 7 2020 月",
                 "the month 'July' is missing from the target"},
        FaultRow{"zh-CN", "For HoloLens 2", "对于 HoloLens",
                 "the number '2' is missing from the target", Severity::kInfo},
        FaultRow{"ru-RU", "2/1/2018 – 1/12/2019", "01.02.18 до 12.01.18",
                 "the number '2019' is missing from the target"},
        FaultRow{"zh-CN", "The May 2019 Update is here.", "可能2019更新来了。",
                 "the month 'May' is missing from the target"},
        FaultRow{"de-DE", "It has 1,000.00 in it.", "Es hat 1, 000.00.",
                 "the target has '1', '000.00' where the source has '1,000.00'"},
        FaultRow{"th-TH", "It costs $800.", "ราคา $8,00.00",
                 "the target has '8,00.00' where the source has '800'"},
        FaultRow{"he-IL", "10 million users", "מיליון משתמשים",
                 "the number '10' is missing from the target", Severity::kInfo},
        FaultRow{"zh-CN", "RepositorySignatures/5.0.0 resource", "存储库资源",
                 "the number '5.0.0' is missing from the target", Severity::kInfo},
        FaultRow{"de-DE", "In 2021 and later", "Später",
                 "the number '2021' is missing from the target"}));

TEST(VersionMismatch, VersionInWords) {
  EXPECT_TRUE(
      findings_of("version-mismatch", "ar-SA", "Credit V2", "الائتمان (الإصدار الثاني)").empty());
  EXPECT_TRUE(findings_of("version-mismatch", "zh-CN", "Get 10.4.2", "获取 10。4.2").empty());
  EXPECT_EQ(
      findings_of("version-mismatch", "ar-SA", "Credit V2", "الائتمان (الإصدار الثالث)").size(),
      1U);
}

TEST(NumberMismatch, TablesAreSharedByThreads) {
  std::vector<std::thread> threads;
  std::vector<std::size_t> found(4, 9);
  for (std::size_t i = 0; i < found.size(); ++i) {
    threads.emplace_back([&found, i] {
      found[i] = findings_of("number-mismatch", "sv-FI", "The 8th day", "Den åttonde dagen").size();
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(found, testing::Each(0U));
}

}  // namespace numbers_test
}  // namespace locseg
