#include "text/spoof.h"

#include <gtest/gtest.h>

namespace locseg::text {
namespace spoof_test {

TEST(Spoof, Table) {
  const struct {
    std::string_view word;
    bool mixes;
    bool spoof;
  } table[] = {
      {"", false, false},           {"paypal", false, false},     {"файл123", false, false},
      {"раypal", true, true},                                      // Cyrillic er and a
      {"Microsоft", true, true},                                   // Cyrillic o
      {"αlpha", true, true},                                       // Greek alpha
      {"ファイル名", false, false},                                // Japanese is one system
      {"カタカナー", false, false}, {"Excelブック", true, false},  // Latin beside it is usual
      {"T恤", true, false},         {"한글漢字", false, false},   {"한글かな", true, true},
      {"cafe\u0301", false, false}, {"ไฟล์", false, false},        {"a\xFFz", false, false},
  };
  for (const auto& [word, mixes, spoof] : table) {
    EXPECT_EQ(mixes_scripts(word), mixes) << word;
    EXPECT_EQ(is_spoof(word), spoof) << word;
  }
}

}  // namespace spoof_test
}  // namespace locseg::text
