#include "text/fold.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace locseg::text {
namespace fold_test {

using Fold = std::string_view (*)(std::string_view, std::string&);

struct Case {
  std::string_view name;
  Fold fold;
  std::string_view text;
  std::string_view folded;
};

class Folds : public testing::TestWithParam<Case> {};

TEST_P(Folds, Once) {
  const Case& test = GetParam();
  std::string scratch = "left over";
  const std::string_view folded = test.fold(test.text, scratch);
  EXPECT_EQ(folded, test.folded);
  std::string again;
  EXPECT_EQ(test.fold(test.folded, again), test.folded) << "not idempotent";
}

INSTANTIATE_TEST_SUITE_P(
    Table, Folds,
    testing::Values(
        Case{"case_empty", fold_case, "", ""}, Case{"case_ascii", fold_case, "Save As", "save as"},
        Case{"case_sharp_s", fold_case, "GROẞE Straße", "grosse strasse"},
        Case{"case_greek", fold_case, "ΣΊΣΥΦΟΣ", "σίσυφοσ"},
        Case{"case_cyrillic", fold_case, "ФАЙЛ", "файл"},
        Case{"case_none", fold_case, "保存 ไฟล์", "保存 ไฟล์"},
        Case{"case_not_utf8", fold_case, "A\xFFÄ\xE6\x96", "a\xFFä\xE6\x96"},
        Case{"width_none", fold_width, "abc 保存", "abc 保存"},
        Case{"width_latin", fold_width, "ＡＢＣ１２３！", "ABC123!"},
        Case{"width_kana", fold_width, "ｶﾞｲﾄﾞ･ﾊﾟｽ", "ガイド・パス"},
        Case{"width_hangul", fold_width, "ﾡ", "ㄱ"}, Case{"width_space", fold_width, "a　b", "a b"},
        Case{"width_yen", fold_width, "￥100", "¥100"},
        Case{"width_not_utf8", fold_width, "\xFFＡ\xEF\xBC",
             "\xFF"
             "A\xEF\xBC"},
        Case{"space_none", fold_space, "a b", "a b"}, Case{"space_empty", fold_space, "", ""},
        Case{"space_only", fold_space, " \n ", ""}, Case{"space_ends", fold_space, " a ", "a"},
        Case{"space_runs", fold_space, "a \r\n\t b", "a b"},
        Case{"space_tab", fold_space, "a\tb", "a b"},
        Case{"space_wide", fold_space, "a\u00A0\u3000b\u2028", "a b"},
        Case{"space_zero_width_stays", fold_space, "a\u200Bb", "a\u200Bb"},
        Case{"space_not_utf8", fold_space, "\xFF  \xC2", "\xFF \xC2"},
        Case{"digits_none", fold_digits, "a 1 ²", "a 1 ²"},
        Case{"digits_arabic", fold_digits, "٣٫٥ و۴", "3٫5 و4"},
        Case{"digits_hi_th", fold_digits, "१२ ๓", "12 3"},
        Case{"digits_wide", fold_digits, "２０", "20"}),
    [](const auto& info) { return std::string(info.param.name); });

TEST(FoldProperties, BrokenBytesAreKeptAndNothingIsRead) {
  std::mt19937 random(11);
  for (int round = 0; round < 5000; ++round) {
    std::string text = "Ａ Ä\u00A0ｶﾞ ٣ é";
    for (int i = 0; i < 4; ++i) text[random() % text.size()] = static_cast<char>(random());
    text.resize(random() % text.size());
    for (const Fold fold : {fold_case, fold_width, fold_space, fold_digits}) {
      std::string scratch;
      const std::string once(fold(text, scratch));
      std::string again;
      ASSERT_EQ(fold(once, again), once) << testing::PrintToString(text);
    }
  }
}

}  // namespace fold_test
}  // namespace locseg::text
