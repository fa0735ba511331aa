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

// Runs of every length at every place of a chunk, and what ends them.
TEST(CopyRuns, AgreeWithTheirPlainTwins) {
  constexpr std::string_view kBytes = "\x80\xBF\xC3\xE3\x81\xE4\xEE\xF0\xFF\xC2\xD8\xE2\xEF\x7F ";
  constexpr std::uint32_t kPlain = 9;  // of these, the ones that end no run by themselves
  reference::Random random(47);
  for (int round = 0; round < 20'000; ++round) {
    std::string text(random.below(70), ' ');
    const std::uint32_t density = 1 + random.below(40);
    for (char& c : text) {
      const bool any = random.below(density) == 0;
      c = kBytes[random.below(any ? static_cast<std::uint32_t>(kBytes.size()) : kPlain)];
    }
    ASSERT_EQ(copied(copy_wide_letters, text), copied(plain::copy_wide_letters, text)) << text;
  }
}

TEST(CopyRuns, OfWordsAgreeWithTheirPlainTwin) {
  constexpr std::string_view kBytes = "azAZ09mM @[`{/:\x7F\xC3\xFF";
  constexpr std::uint32_t kPlain = 8;
  reference::Random random(48);
  for (int round = 0; round < 20'000; ++round) {
    std::string text(random.below(70), ' ');
    const std::uint32_t density = 1 + random.below(40);
    for (char& c : text) {
      const bool any = random.below(density) == 0;
      c = kBytes[random.below(any ? static_cast<std::uint32_t>(kBytes.size()) : kPlain)];
    }
    ASSERT_EQ(copied(copy_lower_alnum, text), copied(plain::copy_lower_alnum, text)) << text;
  }
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
