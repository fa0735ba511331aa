#include "lsp/line_edits.h"

#include <gmock/gmock.h>

#include <random>
#include <string>

#include "base/utf8.h"

namespace locseg::lsp {
namespace line_edits_test {

TEST(LineEdits, AreOfWhatDiffers) {
  const auto edits = line_edits("one\ntwo  words\nthree\n", "one\ntwo words\nthree\n");
  ASSERT_EQ(edits.size(), 1U);
  EXPECT_EQ(edits[0].span.size(), 1U);
  EXPECT_EQ(edits[0].text, "");
  EXPECT_TRUE(line_edits("same\n", "same\n").empty());
}

TEST(LineEdits, KeepCharactersWhole) {
  const auto edits = line_edits("\xC3\xA9\n", "\xC3\xA8\n");  // é, è
  ASSERT_EQ(edits.size(), 1U);
  EXPECT_EQ(edits[0].text, "\xC3\xA8");
}

TEST(LineEdits, MakeOneOfTheOther) {
  std::mt19937 dice(3);
  const auto text = [&] {
    std::string out;
    const std::string pieces[] = {"a\n", "b\n", "\xC3\xA9", "\n", "a\xE2\x80\xA6\n", "c"};
    for (std::size_t i = dice() % 12; i > 0; --i) out += pieces[dice() % 6];
    return out;
  };
  for (int i = 0; i < 2000; ++i) {
    const std::string before = text();
    const std::string after = text();
    const auto edits = line_edits(before, after);
    ASSERT_EQ(apply_edits(before, edits).value(), after) << before << "\n--\n" << after;
    for (const Edit& each : edits) {
      ASSERT_EQ(base::valid_utf8_prefix(each.text), each.text.size());
    }
  }
}

}  // namespace line_edits_test
}  // namespace locseg::lsp
