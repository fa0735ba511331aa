#include "check/facts/technical_words.h"

#include <gtest/gtest.h>

#include <string>

#include "check/facts/marks.h"
#include "reference/random.h"

namespace locseg::check {
namespace technical_words_test {

// Words of all shapes, cut and run together.
TEST(TechnicalWords, AreFoundAsByALookAtEveryWord) {
  constexpr std::string_view kPieces[] = {
      "Save",     "file",      " ",      " ",          " ",     ".",     ",",      "-",
      "_",        "/",         "\\",     ":",          "@",     "1",     "20",     "v1.2",
      "tenantId", "a_b",       "--all",  "https://",   "a.b/c", "KB4",   "123456", "web.config",
      "Get-Item", "../a",      "(",      ")",          "\x01",  "größe", "保存",   "。",
      "C:\\",     "mail@a.bc", "10.0.1", "/etc/hosts", "AB",    "\n",    "*",      "\"",
  };
  reference::Random random(67);
  std::vector<TechnicalWord> found;
  std::vector<TechnicalWord> wanted;
  std::size_t words = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (auto size = random.below(14); size > 0; --size) {
      text += kPieces[random.below(static_cast<std::uint32_t>(std::size(kPieces)))];
    }
    find_technical_words(text, marks_of(text), base::has_hump(text), found);
    find_technical_words_plainly(text, wanted);
    ASSERT_EQ(found, wanted) << text;
    words += found.size();
  }
  EXPECT_GT(words, 10'000U);
}

// The marks may be those of a text before it was masked.
TEST(TechnicalWords, AreNotFoundWhereMasked) {
  const std::string text = "Open web.config or a.b/c.md.";
  std::string masked = text;
  masked.replace(5, 10, 10, '\x01');
  std::vector<TechnicalWord> found;
  find_technical_words(masked, marks_of(text), base::has_hump(masked), found);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].span.of(text), "a.b/c.md");
}

}  // namespace technical_words_test
}  // namespace locseg::check
