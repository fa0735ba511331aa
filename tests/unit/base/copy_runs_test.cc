#include "base/copy_runs.h"

#include <gtest/gtest.h>

#include <string>

#include "reference/random.h"

namespace locseg::base {
namespace copy_runs_test {

using Copy = std::size_t (*)(char* to, std::string_view text);

// What a copy gives, and that it wrote nothing past the text's size.
std::string copied(Copy copy, const std::string& text) {
  std::string to(text.size() + 1, '#');
  const std::size_t size = copy(to.data(), text);
  EXPECT_EQ(to.back(), '#');
  return to.substr(0, size);
}

// Runs of every length at every place of a chunk, and what ends them: of `bytes` the first `plain`
// end no run by themselves.
void expect_twins(Copy copy, Copy twin, std::string_view bytes, std::uint32_t plain,
                  std::uint32_t seed) {
  reference::Random random(seed);
  for (int round = 0; round < 20'000; ++round) {
    std::string text(random.below(70), ' ');
    const std::uint32_t density = 1 + random.below(40);
    for (char& c : text) {
      const bool any = random.below(density) == 0;
      c = bytes[random.below(any ? static_cast<std::uint32_t>(bytes.size()) : plain)];
    }
    ASSERT_EQ(copied(copy, text), copied(twin, text)) << text;
  }
}

TEST(CopyRuns, AgreeWithTheirPlainTwins) {
  expect_twins(copy_wide_letters, plain::copy_wide_letters,
               "\x80\xBF\xC3\xE3\x81\xE4\xEE\xF0\xFF\xC2\xD8\xE2\xEF\x7F ", 9, 47);
}

TEST(CopyRuns, OfWordsAgreeWithTheirPlainTwin) {
  expect_twins(copy_lower_alnum, plain::copy_lower_alnum, "azAZ09mM @[`{/:\x7F\xC3\xFF", 8, 48);
  EXPECT_EQ(copied(copy_lower_alnum, "Abc1DEFGHIJKLMNOPQRSTUVWXYZ-x"),
            "abc1defghijklmnopqrstuvwxyz");
}

TEST(CopyRuns, EndWhereTheySay) {
  EXPECT_EQ(copied(copy_wide_letters, "保存ファイル、再起動してください。"), "保存ファイル");
  EXPECT_EQ(copied(copy_wide_letters, "ä«"), "ä");
  EXPECT_EQ(copied(copy_wide_letters, "a"), "");
  EXPECT_EQ(copied(copy_wide_letters, ""), "");
}

}  // namespace copy_runs_test
}  // namespace locseg::base
