#include "text/word_tokens.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "base/utf8.h"
#include "reference/words.h"

namespace locseg::text {
namespace word_tokens_test {

using testing::ElementsAreArray;

// The words of `text`, and a check that the tokens cover it without gaps.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<Token> tokens;
  split_words(text, tokens);
  std::vector<std::string> words;
  std::uint64_t at = 0;
  for (const Token& token : tokens) {
    EXPECT_EQ(token.span.begin, at);
    EXPECT_LT(token.span.begin, token.span.end);
    at = token.span.end;
    if (token.word) words.emplace_back(token.span.of(text));
  }
  EXPECT_EQ(at, text.size());
  EXPECT_EQ(count_words(text), words.size());
  return words;
}

struct Case {
  std::string_view name;
  std::string_view text;
  std::vector<std::string> words;
};

class Words : public testing::TestWithParam<Case> {};

TEST_P(Words, AreThose) {
  EXPECT_THAT(words_of(GetParam().text), ElementsAreArray(GetParam().words));
}

INSTANTIATE_TEST_SUITE_P(
    Table, Words,
    testing::Values(
        Case{"empty", "", {}}, Case{"space", " \t\r\n ", {}},
        Case{"en",
             "Don't stop: it's 3.14, or 1,000.",
             {"Don't", "stop", "it's", "3.14", "or", "1,000"}},
        Case{"en_code", "Use `my_file.txt` (v2).", {"Use", "my_file.txt", "v2"}},
        Case{"joiners_alone", "a __ _ @ b", {"a", "b"}},
        Case{"mail", "an a.b@c-d.org", {"an", "a.b@c", "d.org"}},
        Case{"de", "Größe ändern – „Über“-Menü", {"Größe", "ändern", "Über", "Menü"}},
        Case{"fr", "l’état d'Or", {"l’état", "d'Or"}},
        Case{"ru", "Сохраните файл №5.", {"Сохраните", "файл", "5"}},
        Case{"zh", "保存文件并关闭窗口。", {"保存", "文件", "并", "关闭", "窗口"}},
        Case{"zh_mixed", "打开Excel 2016工作簿", {"打开", "Excel", "2016", "工作", "簿"}},
        Case{"ja", "ファイルを保存します。", {"ファイル", "を", "保存", "し", "ます"}},
        Case{"th", "บันทึกไฟล์นี้", {"บันทึก", "ไฟล์", "นี้"}},
        Case{"ko", "파일을 저장합니다", {"파일을", "저장합니다"}},
        Case{"ar", "احفظ المَلَفّ، ثم ٣ مرات.", {"احفظ", "المَلَفّ", "ثم", "٣", "مرات"}},
        Case{"he_quotes", "צה\"ל ו'", {"צה\"ל", "ו'"}},
        Case{"hi_marks", "फ़ाइल सहेजें।", {"फ़ाइल", "सहेजें"}},
        Case{"combining", "cafe\u0301 o\u0308l", {"cafe\u0301", "o\u0308l"}},
        Case{"emoji", "ok 👩‍👩‍👧 🇩🇪🇯🇵 ©2020", {"ok", "2020"}},
        Case{"wide", "ＡＢＣ　１２３", {"ＡＢＣ", "１２３"}},
        Case{"soft_hyphen", "Donau\u00ADdampf", {"Donau\u00ADdampf"}},
        Case{"not_utf8",
             "ab\xFF"
             "cd \xE6\x96 ef",
             {"ab", "cd", "ef"}},
        Case{"not_utf8_zh",
             "\xFF文件\xE6\x96"
             "ab",
             {"文件", "ab"}},
        Case{"nul", std::string_view("a\0b", 3), {"a", "b"}}),
    [](const auto& info) { return std::string(info.param.name); });

TEST(WordTokens, CarriageReturnAndLineFeedAreOne) {
  std::vector<Token> tokens;
  split_words("a\r\n\n\r", tokens);
  EXPECT_THAT(tokens, testing::ElementsAre(Token{{0, 1}, true}, Token{{1, 3}, false},
                                           Token{{3, 4}, false}, Token{{4, 5}, false}));
}

// Code points of every class of the rules; those from kRules on need a dictionary or ICU's rules.
constexpr char32_t kPool[] = {
    '@',     'a',     'Z',    '0',    '9',    ' ',    '.',    ',',    ':',     ';',     '\'',
    '"',     '_',     '-',    '(',    '\r',   '\n',   '\v',   '\t',   0,       0x7F,    0x85,
    0xA0,    0xAD,    0xB7,   0xE9,   0x2B0,  0x300,  0x308,  0x345,  0x378,   0x37E,   0x387,
    0x3B1,   0x416,   0x483,  0x55A,  0x55F,  0x589,  0x5F4,  0x60C,  0x61C,   0x627,   0x64B,
    0x661,   0x66B,   0x66C,  0x6DD,  0x905,  0x93F,  0x94D,  0x966,  0x1100,  0x1680,  0x2003,
    0x2007,  0x2018,  0x2019, 0x2024, 0x2027, 0x2028, 0x200B, 0x200C, 0x200E,  0x202F,  0x203F,
    0x2040,  0x2060,  0x20AC, 0x2122, 0x2764, 0x3000, 0x30FB, 0xFE0F, 0xFE13,  0xFE33,  0xFE52,
    0xFEFF,  0xFF07,  0xFF0E, 0xFF1A, 0xFF21, 0xFF3F, 0xFFA1, 0xFFFD, 0x10400, 0x1D7CE, 0x1F3FB,
    0x1F600, 0xE0001, 0x5D0,  0xE01,  0xE32,  0xE49,  0x200D, 0x3005, 0x3031,  0x3042,  0x30A2,
    0x30FC,  0x4E2D,  0x6587, 0xAC00, 0xD7A3, 0xFB50, 0xFF71, 0xFF9E, 0x1F1E6, 0x20000};
constexpr std::size_t kRules = 90;

// ICU calls "__" and a lone "@" words, and does not call "a_" one when a combining mark follows,
// nor a digit joined to a picture, nor a Hebrew letter with a quote and a mark.
bool may_differ(std::string_view token) {
  for (const std::string_view odd :
       {"_", "\u202F", "\u203F", "\u2040", "\uFE33", "\uFF3F", "\u200D", "@", "א'"}) {
    if (token.find(odd) != std::string_view::npos) return true;
  }
  return false;
}

void expect_as_icu(const std::string& text) {
  std::vector<Token> expected = reference::words_by_icu(text);
  std::vector<Token> tokens;
  split_words(text, tokens);
  ASSERT_EQ(tokens.size(), expected.size()) << testing::PrintToString(text);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    ASSERT_EQ(tokens[i].span, expected[i].span) << testing::PrintToString(text);
    if (!may_differ(tokens[i].span.of(text))) {
      ASSERT_EQ(tokens[i].word, expected[i].word) << testing::PrintToString(text) << " token " << i;
    }
  }
}

TEST(WordProperties, PairsAndTriplesAgreeWithIcu) {
  for (const char32_t a : kPool) {
    for (const char32_t b : kPool) {
      std::string text;
      base::append_utf8(text, a);
      base::append_utf8(text, b);
      expect_as_icu(text);
      if (HasFatalFailure()) return;
    }
  }
}

TEST(WordProperties, RandomTextsAgreeWithIcu) {
  std::mt19937 random(29);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    const std::size_t pool = round % 2 == 0 ? kRules : std::size(kPool);
    const auto length = 1 + random() % 10;
    for (unsigned i = 0; i < length; ++i) base::append_utf8(text, kPool[random() % pool]);
    expect_as_icu(text);
    if (HasFatalFailure()) return;
  }
}

TEST(WordProperties, EveryCodePointBetweenLettersAgreesWithIcu) {
  for (char32_t c = 1; c < 0x20000; c += c < 0x3100 ? 1 : 7) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text = "a";
    base::append_utf8(text, c);
    text += "b1";
    base::append_utf8(text, c);
    text += "2";
    expect_as_icu(text);
    if (HasFatalFailure()) return;
  }
}

// Both sides of a sure boundary split as they do together.
TEST(WordProperties, SureBoundariesLeaveBothSidesAlone) {
  std::mt19937 random(31);
  std::size_t sure = 0;
  std::size_t all = 0;
  const auto split = [](std::string_view text, std::uint64_t at, std::vector<Span>& into) {
    std::vector<Token> tokens;
    split_words(text, tokens);
    for (const Token& token : tokens) into.push_back({token.span.begin + at, token.span.end + at});
  };
  for (int round = 0; round < 40000; ++round) {
    std::string text;
    const std::size_t pool = round % 2 == 0 ? kRules : std::size(kPool);
    const auto length = 2 + random() % 10;
    for (unsigned i = 0; i < length; ++i) base::append_utf8(text, kPool[random() % pool]);
    if (round % 8 == 0) text[random() % text.size()] = static_cast<char>(random());
    std::vector<Span> whole;
    split(text, 0, whole);
    for (std::size_t at = 1; at < text.size(); ++at) {
      all += 1;
      if (!is_sure_boundary(text, at)) continue;
      sure += 1;
      std::vector<Span> halves;
      split(std::string_view(text).substr(0, at), 0, halves);
      split(std::string_view(text).substr(at), at, halves);
      ASSERT_EQ(halves, whole) << testing::PrintToString(text) << " at " << at;
    }
  }
  EXPECT_GT(sure, all / 10);
  for (const std::string_view text : {"选择，计划", "one two", "a。b", "を (b"}) {
    std::size_t found = 0;
    for (std::size_t at = 1; at < text.size(); ++at) found += is_sure_boundary(text, at) ? 1U : 0U;
    EXPECT_GE(found, 2U) << text;
  }
}

TEST(WordProperties, BrokenBytesNeverShiftSpans) {
  std::mt19937 random(3);
  for (int round = 0; round < 5000; ++round) {
    std::string text = round % 2 == 0 ? "Größe 12.5 – ok" : "保存 file を 文件 ไฟล์";
    for (int i = 0; i < 3; ++i) text[random() % text.size()] = static_cast<char>(random());
    words_of(text);
    if (HasFailure()) return;
  }
}

}  // namespace word_tokens_test
}  // namespace locseg::text
