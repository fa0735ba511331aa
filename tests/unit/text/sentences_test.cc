#include "text/sentences.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace locseg::text {
namespace sentences_test {

struct Case {
  std::string_view name;
  std::string_view language;
  std::string_view text;
  std::vector<std::string> sentences;
};

class Sentences : public testing::TestWithParam<Case> {};

TEST_P(Sentences, AreThose) {
  std::vector<Span> spans;
  split_sentences(GetParam().text, GetParam().language, spans);
  std::vector<std::string> sentences;
  std::uint64_t at = 0;
  for (const Span span : spans) {
    EXPECT_EQ(span.begin, at);
    at = span.end;
    sentences.emplace_back(span.of(GetParam().text));
  }
  EXPECT_EQ(at, GetParam().text.size());
  EXPECT_THAT(sentences, testing::ElementsAreArray(GetParam().sentences));
}

INSTANTIATE_TEST_SUITE_P(
    Table, Sentences,
    testing::Values(
        Case{"empty", "en", "", {}},
        Case{"en",
             "en-US",
             "Save it. Close 3.5 files? Yes!",
             {"Save it. ", "Close 3.5 files? ", "Yes!"}},
        Case{
            "en_abbreviation", "en-US", "Ask Mr. Smith. Then go.", {"Ask Mr. Smith. ", "Then go."}},
        Case{"no_language", "", "One. Two.", {"One. ", "Two."}},
        Case{"unheard_of_language", "x!", "One. Two.", {"One. ", "Two."}},
        Case{"de",
             "de-DE",
             "Öffnen Sie z.B. Excel. Schließen Sie es.",
             {"Öffnen Sie z.B. Excel. ", "Schließen Sie es."}},
        Case{"zh", "zh-CN", "保存文件。关闭窗口。", {"保存文件。", "关闭窗口。"}},
        Case{"ja",
             "ja-JP",
             "保存します。よろしいですか？はい。",
             {"保存します。", "よろしいですか？", "はい。"}},
        Case{"ar", "ar-SA", "احفظ الملف. هل انتهيت؟ نعم.", {"احفظ الملف. ", "هل انتهيت؟ ", "نعم."}},
        Case{"hi", "hi-IN", "सहेजें। बंद करें।", {"सहेजें। ", "बंद करें।"}},
        Case{"not_utf8", "en", "A\xFF b. C\xE6.", {"A\xFF b. ", "C\xE6."}}),
    [](const auto& info) { return std::string(info.param.name); });

}  // namespace sentences_test
}  // namespace locseg::text
