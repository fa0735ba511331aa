// What rules make of pairs and of the segments of an article, case by case. The articles' pairs are
// `{target|source}`.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/check.h"
#include "reference/articles.h"

namespace locseg {
namespace rules_test {

std::string article_of(std::string_view lang, std::string_view body) {
  std::string out = "---\nms.contentlocale: " + std::string(lang) + "\n---\n\n";
  int id = 103;
  for (std::size_t at = 0; at < body.size(); ++at) {
    const std::size_t end = body[at] == '{' ? body.find('}', at) : at;
    if (end == at) {
      out += body[at];
      continue;
    }
    const std::string_view pair = body.substr(at + 1, end - at - 1);
    const std::size_t bar = pair.find('|');
    out +=
        reference::pair("0a1b2-" + std::to_string(id++), pair.substr(0, bar), pair.substr(bar + 1));
    at = end;
  }
  return out;
}

struct Row {
  std::string_view rule;
  std::string_view lang;
  std::string_view body;
  std::size_t findings;
};

class RuleOnArticles : public testing::TestWithParam<Row> {};

TEST_P(RuleOnArticles, FindsWhatIsAFaultOnly) {
  const Row& row = GetParam();
  const auto checker = Checker::for_rules({std::string(row.rule)});
  ASSERT_TRUE(checker.has_value());
  const auto found = checker->check(article_of(row.lang, row.body), "a.md");
  EXPECT_EQ(found.size(), row.findings) << row.rule << ": " << row.body;
}

// Of a table whose column or row was left as it is.
constexpr std::string_view kLeft = "{Fill the tank with water|Fill the tank with water}";

std::string table_of(std::string_view row) {
  return "| {Kode|Code} | {Sinn|Meaning} |\n|---|:---|\n" + std::string(row);
}

TEST(Untranslated, LeavesValuesOfTables) {
  const auto checker = Checker::for_rules({"untranslated"});
  const auto count = [&](std::string_view body) {
    return checker->check(article_of("de-DE", body), "a.md").size();
  };
  const std::string left(kLeft);
  const std::string others = "| {Turn on|Turn on} | {Start|Begin} |\n| {Off|Off} | {Ende|End} |\n";
  const std::string translated = "| {An|Turn on} | {Start|Begin} |\n| {Aus|Off} | {Ende|End} |\n";
  EXPECT_EQ(count(table_of("| " + left + " | {Wasser|Water} |\n" + others)), 0U);
  EXPECT_EQ(count(table_of("| " + left + " | {Wasser|Water} |\n" + translated)), 1U);
  // In another table under the same heading, and under another one.
  EXPECT_EQ(count(table_of(others) + "\n{Weiter|On}\n\n" +
                  table_of("| " + left + " | {Wasser|Water} |\n")),
            0U);
  EXPECT_EQ(count(table_of(others) + "\n{Weiter|On}\n\n" + table_of("| {a|b} | " + left + " |\n")),
            1U);
  // A row of a sample, without bars at its ends.
  EXPECT_EQ(count("|{Tag|Day}|{Art|Kind}|{Zahl|Count}|\n|:--:|:--:|:--:|\n{2/1|1/2}|" + left +
                  "|{48.0|48.0}\n"),
            0U);
  EXPECT_EQ(count("|{Tag|Day}|{Art|Kind}|{Zahl|Count}|\n|:--:|:--:|:--:|\n{Mai|May}|" + left +
                  "|{48.0|48.0}\n"),
            1U);
  EXPECT_EQ(count(left), 1U);
}

INSTANTIATE_TEST_SUITE_P(
    FinalPunctuation, RuleOnArticles,
    testing::Values(
        // What shows nothing may follow the mark.
        Row{"final-punctuation", "ar-SA", "{تعمل المضخة الآن.\u202C|The pump is running now.}", 0},
        Row{"final-punctuation", "ru-RU", "{Насос уже работает.\u200B |The pump is running now.}",
            0},
        Row{"final-punctuation", "ar-SA", "{تعمل المضخة الآن\u202C|The pump is running now.}", 1},
        // The mark of a quotation that moved into the sentence.
        Row{"final-punctuation", "de-DE",
            "{Die Meldung \"Das Ventil klemmt ...\" erscheint|You will see \"The valve is stuck "
            "...\"}",
            0},
        Row{"final-punctuation", "de-DE",
            "{Die Meldung \"Das Ventil klemmt\" erscheint|You will see \"The valve is stuck.\"}",
            1},
        // Marks inside a sentence: an option, an abbreviation in brackets.
        Row{"final-punctuation", "de-DE", "{Alle Befehle zeigen mit -h|You can see all with -?}",
            0},
        Row{"final-punctuation", "de-DE",
            "{Sie können Teile (Ventile usw) bestellen|You can order parts (valves, etc.)}", 0},
        Row{"final-punctuation", "de-DE",
            "{Bestellen. (Das kann dauern)|You can order. (This can take some days.)}", 1},
        // A question that heads something.
        Row{"final-punctuation", "ru-RU", "## {Поиск насоса|Where can I find the pump?}\n", 0},
        Row{"final-punctuation", "ru-RU", "| {Поиск насоса|Where can I find the pump?} | 2 |\n", 0},
        Row{"final-punctuation", "ru-RU", "{Вы можете найти насос|Where can I find the pump?}", 1},
        // The sentence goes on behind the pair.
        Row{"final-punctuation", "ru-RU",
            "{Насос|The pump is running now.} {уже работает.|It is new.}", 0},
        Row{"final-punctuation", "ru-RU", "{Насос уже работает|The pump is running now.} - 7\n", 0},
        Row{"final-punctuation", "ru-RU",
            "{Насос уже работает|The pump is running now.}\n\n{вода|Water}", 1},
        Row{"final-punctuation", "ru-RU",
            "{Насос уже работает|The pump is running now.} {Он нов.|It is new.}", 1},
        Row{"final-punctuation", "ru-RU",
            "{Насос есть на https://pump.example/a|The pump is at https://pump.example/a.}", 0}));

INSTANTIATE_TEST_SUITE_P(
    NotNormalized, RuleOnArticles,
    testing::Values(
        Row{"not-normalized", "ar-SA", "{مع\u0651\u064Eد|ready}", 0},  // shadda before its vowel
        Row{"not-normalized", "he-IL", "{ש\u05BC\u05C1|sh}", 0},       // dagesh before the shin dot
        Row{"not-normalized", "ar-SA", "{ا\u0653لة|machine}", 1},      // composes
        Row{"not-normalized", "vi-VN", "{Vie\u0302\u0323t|Viet}", 1},  // reorders and composes
        Row{"not-normalized", "de-DE", "{10 \u212B|10 \u212B}", 1}));  // is replaced

INSTANTIATE_TEST_SUITE_P(
    SpanInCodeBlock, RuleOnArticles,
    testing::Values(Row{"span-in-code-block", "de-DE",
                        ":::row:::\n    :::column:::\n<!-- Auf -->\n\n    {Auf|Open}\n"
                        "    :::column-end:::\n:::row-end:::\n",
                        0},
                    Row{"span-in-code-block", "de-DE",
                        ":::row:::\n    :::column:::\n        {Auf|Open}\n\n        {Zu|Close}\n"
                        "    :::column-end:::\n:::row-end:::\n",
                        0},
                    Row{"span-in-code-block", "de-DE",
                        ":::row:::\n\n    {Auf|Open}\n\n        {Zu|Close}\n\n:::row-end:::\n", 1},
                    Row{"span-in-code-block", "de-DE",
                        ":::row:::\nA\n:::row-end:::\n\n    {Auf|Open}\n", 1},
                    // A mark that no other ends is no container.
                    Row{"span-in-code-block", "de-DE", ":::row:::\n\n    {Auf|Open}\n", 1},
                    Row{"span-in-code-block", "de-DE",
                        ":::row:::\n    ```\n    {Auf|Open}\n    ```\n:::row-end:::\n", 1}));

INSTANTIATE_TEST_SUITE_P(
    LeakingSpan, RuleOnArticles,
    testing::Values(Row{"leaking-span", "de-DE", "{weniger als 5|< 5 pumps}", 0},
                    Row{"leaking-span", "de-DE", "{< Kopf >|< Head >< From >}", 0},
                    Row{"leaking-span", "de-DE", "{Siehe ![|See ![}", 0},
                    Row{"leaking-span", "de-DE", "{330@+100@|@100+@330}", 0},
                    Row{"leaking-span", "de-DE", "{a|a}![{Die Pumpe|The pump}](pump.png)", 1},
                    Row{"leaking-span", "de-DE", "![Bild: {Die Pumpe|The pump}](pump.png)", 1},
                    Row{"leaking-span", "de-DE", "[{Die Pumpe|The pump}](pump.md)", 0},
                    Row{"leaking-span", "de-DE", "C:\\{Die Pumpe|The pump}", 1}));

INSTANTIATE_TEST_SUITE_P(
    QuoteBalance, RuleOnArticles,
    testing::Values(Row{"quote-balance", "he-IL", "{מחיר בארה\"ב|Price in the US}", 0},
                    Row{"quote-balance", "he-IL", "{המע\"מ ב\"חנות\"|VAT in the \"store\"}", 0},
                    Row{"quote-balance", "he-IL", "{לחץ \"חנות|Select \"store\"}", 1},
                    Row{"quote-balance", "de-DE",
                        "{Die „neue|The new} {Pumpe“ läuft.|pump is running.}", 0},
                    Row{"quote-balance", "de-DE",
                        "{Die „neue|The \"new\" one}\n\n{Pumpe“ läuft.|The \"pump\" runs.}", 2}));

INSTANTIATE_TEST_SUITE_P(
    EmptyBrackets, RuleOnArticles,
    testing::Values(Row{"empty-brackets", "ko-KR", "{Pump () 호출|Call Pump()}", 0},
                    Row{"empty-brackets", "th-TH", "{ว่าง() และ ว่าง()|blank() and blank()}", 0},
                    Row{"empty-brackets", "zh-CN", "{调用 Pump（）|Call `Pump()`}", 0},
                    Row{"empty-brackets", "de-DE", "{Pump() der Hof ()|Call Pump() in the yard}",
                        1}));

INSTANTIATE_TEST_SUITE_P(
    RepeatedPunctuation, RuleOnArticles,
    testing::Values(Row{"repeated-punctuation", "zh-CN", "{Pump：：Start。|Pump::Start.}", 0},
                    Row{"repeated-punctuation", "zh-CN",
                        "{调用 Pump：：Start。|Call `Pump::Start`.}", 0},
                    Row{"repeated-punctuation", "th-TH", "{1.. \\*|1..\\*}", 0},
                    Row{"repeated-punctuation", "zh-CN", "{泵：：水。|Pump: water.}", 1},
                    Row{"repeated-punctuation", "zh-CN", "{启动泵。。|Pump::Start.}", 1}));

INSTANTIATE_TEST_SUITE_P(EdgeSpace, RuleOnArticles,
                         testing::Values(Row{"edge-space", "ru-RU", "{ Насос|\u202FThe pump}", 0},
                                         Row{"edge-space", "ru-RU", "{\u00A0Насос|The pump}", 1},
                                         Row{"edge-space", "ru-RU", "{Насос\u2009|The pump}", 1}));

INSTANTIATE_TEST_SUITE_P(
    EntityMismatch, RuleOnArticles,
    testing::Values(Row{"entity-mismatch", "ar-SA", "{المضخة والصمام|Pump &amp; valve}", 0},
                    Row{"entity-mismatch", "de-DE", "{Datei, dann Neu|File &gt; New}", 0},
                    Row{"entity-mismatch", "de-DE", "{Den Namen|The &lt;name&gt;}", 2},
                    // What was gained: unless the source has the character itself.
                    Row{"entity-mismatch", "de-DE", "{Der &lt;Name|The name}", 1},
                    Row{"entity-mismatch", "de-DE", "{Der &lt;Name|The <name}", 0}));

INSTANTIATE_TEST_SUITE_P(
    BracketBalance, RuleOnArticles,
    testing::Values(
        Row{"bracket-balance", "de-DE", "{die ID der Pumpe.)|the pump's ID.)}", 0},
        Row{"bracket-balance", "de-DE", "{Ventile usw.)|valves, etc)}", 0},
        Row{"bracket-balance", "ru-RU", "{**В.) Насос**|Q) **The pump**}", 0},
        Row{"bracket-balance", "de-DE", "{iv) Pumpe|iv) Pump}", 0},
        Row{"bracket-balance", "de-DE", "{Die Pumpe)|The pump}", 1},
        Row{"bracket-balance", "de-DE", "{zwei (Pumpe|two (pump and valve)} {und Ventil)|now}", 0},
        Row{"bracket-balance", "de-DE", "{zwei (Pumpe|two (pump)}\n\n{Ventil)|valve}", 2}));

INSTANTIATE_TEST_SUITE_P(
    LocaleMismatch, RuleOnArticles,
    testing::Values(
        Row{"locale-mismatch", "he-IL",
            "{pump.css|pump.css} {a.js|a.js} {b.js|b.js} {c.js|c.js} {d.js|d.js} {e.js|e.js}", 0},
        Row{"locale-mismatch", "he-IL", "{eins|a} {zwei|b} {drei|c} {vier|d} {acht|e} {neun|f}",
            1}));

INSTANTIATE_TEST_SUITE_P(
    LengthRatio, RuleOnArticles,
    testing::Values(
        // Complete: the script leaves vowels unwritten.
        Row{"length-ratio", "he-IL",
            "{מה ההבדל בין משאבה לשסתום?|What is the difference between a pump and a valve?}", 0},
        Row{"length-ratio", "ar-SA",
            "{راقب تقدم ملء الخزان.|Monitor the progress of the tank fill.}", 0},
        Row{"length-ratio", "ar-SA",
            "{افتح الصمام.|Open the valve in the box next to the pump, let the water run for three "
            "minutes, and close it.}",
            1}));

// An asterisk that is meant, of which the source speaks in the next segment only.
INSTANTIATE_TEST_SUITE_P(
    BrokenEmphasis, RuleOnArticles,
    testing::Values(Row{"broken-emphasis", "th-TH",
                        "{**ปั๊ม** (? หรือ \\*)|A **pump** (?} {ใหม่|or \\*) is new.}", 0},
                    Row{"broken-emphasis", "th-TH",
                        "{**ปั๊ม** (? หรือ \\*)|A **pump** (?} {ใหม่|or two) is new.}", 1}));

INSTANTIATE_TEST_SUITE_P(
    LinkTargetChanged, RuleOnArticles,
    testing::Values(Row{"link-target-changed", "zh-CN", "{[泵][失败] 关|[Pump][Failure] off}\n", 0},
                    Row{"link-target-changed", "zh-CN",
                        "{[泵][b] 关|[Pump][a] off}\n\n[a]: a.md\n[b]: b.md\n", 1}));

INSTANTIATE_TEST_SUITE_P(
    PlaceholderMismatch, RuleOnArticles,
    testing::Values(Row{"placeholder-mismatch", "zh-CN",
                        "{转到 https://<泵 地址>|Go to https://<PUMP_ADDRESS>}", 0},
                    Row{"placeholder-mismatch", "de-DE", "{Gehe zur Pumpe|Go to <pump-name>}", 1},
                    Row{"placeholder-mismatch", "de-DE", "{Gehe zu {}|Go to}", 0}));

// The severities and messages of bidi-unbalanced in an article.
std::vector<std::string> bidi_rows(std::string_view body) {
  std::vector<std::string> rows;
  const auto checker = Checker::for_rules({"bidi-unbalanced"});
  for (const Finding& f : checker->check(article_of("ar-SA", body), "a.md")) {
    rows.push_back(std::string(name_of(f.severity)) + " " + f.message);
  }
  return rows;
}

TEST(BidiUnbalanced, TellsWhatIsNotClosedFromWhatClosesNothing) {
  using testing::ElementsAre;
  EXPECT_THAT(bidi_rows("{\u202Aافتح Hub|Open Hub}"),
              ElementsAre("warning the bidirectional control '\\u{202a}' is not closed in the "
                          "target"));
  // It repeats the paragraph's direction, so readers see the same without it.
  EXPECT_THAT(bidi_rows("{افتح \u202BHub|Open Hub}"),
              ElementsAre("info the bidirectional control '\\u{202b}' is not closed in the "
                          "target"));
  EXPECT_THAT(bidi_rows("{افتح\u202C الآن\u202C|Open}\n\n{أغلق\u202C|Close}"),
              ElementsAre("info a stray '\\u{202c}' closes nothing; 3 in this article"));
  EXPECT_THAT(bidi_rows("{للاختبار\u202Cات|tests}"),
              ElementsAre("warning a stray '\\u{202c}' splits a word for searches"));
  // The end of an isolate closes the embedding inside it.
  EXPECT_THAT(bidi_rows("{\u2067\u202Bافتح\u2069|Open}"), testing::IsEmpty());
}

TEST(BidiUnbalanced, LetsTheNextSentenceOfAParagraphClose) {
  using testing::ElementsAre;
  EXPECT_THAT(bidi_rows("{\u202Bافتح الصمام.|Open the valve.} {أغلقه.\u202C|Close it.}"),
              testing::IsEmpty());
  EXPECT_THAT(bidi_rows("{افتح الصمام.|Open the valve.} {أغلقه.\u202C|Close it.}"),
              ElementsAre("info a stray '\\u{202c}' closes nothing"));
}

INSTANTIATE_TEST_SUITE_P(
    GluedDash, RuleOnArticles,
    testing::Values(Row{"glued-dash", "zh-CN", "{第 2 步-泵|Step 2 - Pump}", 1},
                    Row{"glued-dash", "es-ES", "{Paso 2- Bomba|Step 2 - Pump}", 1},
                    Row{"glued-dash", "es-ES", "{Paso x-Bomba|Step x - Pump}", 1},
                    Row{"glued-dash", "zh-CN", "{5-10 秒：泵|5 - 10 seconds: pump}", 0},
                    Row{"glued-dash", "fr-FR", "{Pompe : au-delà|Pump - beyond}", 0}));

// What a reader of the target sees: each pair becomes its target.
std::string shown(const Article& article) {
  std::string out;
  std::uint64_t done = 0;
  for (const Segment& segment : article.segments()) {
    out += article.bytes().substr(done, segment.whole.begin - done);
    out += article.target(segment);
    done = segment.whole.end;
  }
  return out + std::string(article.bytes().substr(done));
}

// Words that a repair leaves apart were apart, and those that were apart stay so.
std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words(1);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool wide = text.compare(at, 2, "\u00A0") == 0;
    if (text[at] == ' ' || text[at] == '\n' || wide) {
      words.emplace_back();
      at += wide ? 1 : 0;
    } else {
      words.back() += text[at];
    }
  }
  std::erase(words, "");
  return words;
}

class NoFindings : public FindingSink {
 public:
  Result<void> put(const ArticleFindings& /*article*/) override { return {}; }
};

// Over every way in which spaces can stand between two sentences.
TEST(EdgeSpace, RepairKeepsApartWhatWasApart) {
  constexpr std::string_view kSpaces[] = {"", " ", "\u00A0"};
  const std::filesystem::path path = std::filesystem::path(testing::TempDir()) / "edge_space.md";
  std::size_t repaired = 0;
  for (const std::string_view back : kSpaces) {
    for (const std::string_view between : {"", " ", "\n", "**", "-"}) {
      for (const std::string_view front : kSpaces) {
        std::string body("{eins.");
        body.append(back).append("|one.}").append(between).append("{").append(front);
        body.append("zwei.|two.}\n");
        const std::string before = article_of("de-DE", body);
        std::ofstream(path, std::ios::binary) << before;
        std::string after = before;
        CheckOptions options;
        options.rules.select = {"edge-space"};
        options.on_fix = [&](const FixedArticle& fixed) -> Result<void> {
          after = fixed.after;
          return {};
        };
        NoFindings sink;
        const std::string paths[] = {path.string()};
        ASSERT_TRUE(check_tree(paths, {}, options, sink).has_value());
        repaired += after == before ? 0U : 1U;
        EXPECT_EQ(words_of(shown(parse_article(after, ArticleKind::kMarkdown))),
                  words_of(shown(parse_article(before, ArticleKind::kMarkdown))))
            << body;
      }
    }
  }
  EXPECT_GT(repaired, 0U);
}

}  // namespace rules_test
}  // namespace locseg
