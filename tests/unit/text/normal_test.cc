#include "text/normal.h"

#include <gtest/gtest.h>

namespace locseg::text {
namespace normal_test {

TEST(Normal, Table) {
  const struct {
    std::string_view text;
    std::string_view nfc;
  } table[] = {
      {"", ""},
      {"plain", "plain"},
      {"Größe", "Größe"},
      {"Gro\u0308ße", "Größe"},
      {"\u212B", "Å"},
      {"a\u0323\u0307", "ạ\u0307"},
      {"a\u0307\u0323", "ạ\u0307"},
      {"か\u3099", "が"},
      {"ไฟล์", "ไฟล์"},
      {"\u1112\u1161\u11AB", "한"},
      {"\u0915\u093C", "\u0915\u093C"},
      {"\u0958", "\u0915\u093C"},
      {"\uFA19", "神"},
      {"保存。", "保存。"},
      {"\xFF"
       "e\u0301\xE6\x96",
       "\xFF"
       "é\xE6\x96"},
      {"e\xFF\u0301", "e\xFF\u0301"},
  };
  for (const auto& [text, nfc] : table) {
    EXPECT_EQ(is_nfc(text), text == nfc) << text;
    std::string scratch = "left over";
    EXPECT_EQ(to_nfc(text, scratch), nfc) << text;
    std::string again;
    EXPECT_EQ(to_nfc(nfc, again).data(), nfc.data()) << text;
  }
}

}  // namespace normal_test
}  // namespace locseg::text
