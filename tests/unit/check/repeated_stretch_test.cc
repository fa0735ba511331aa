#include "check/rules/repeated_stretch.h"

#include <gtest/gtest.h>

#include <string>

#include "base/utf8.h"
#include "locseg/check.h"
#include "reference/random.h"

namespace locseg::check {
namespace repeated_stretch_test {

// Whether four to sixteen characters follow upon themselves anywhere.
bool repeats_itself(std::u32string_view text) {
  for (std::size_t size = 4; size <= 16; ++size) {
    for (std::size_t begin = 0; begin + 2 * size <= text.size(); ++begin) {
      if (text.substr(begin, size) == text.substr(begin + size, size)) return true;
    }
  }
  return false;
}

TEST(RepeatedStretch, IsFoundWhereverItIs) {
  const Thresholds thresholds;
  Context context;
  context.source_lang = "en-US";
  context.target_lang = "zh-CN";
  context.thresholds = &thresholds;
  SegmentFacts facts(context);
  reference::Random random(17);
  int found = 0;
  for (int round = 0; round < 20'000; ++round) {
    // Of two characters much repeats itself, of five little; marks part runs.
    const auto kinds = 2 + random.below(4);
    std::u32string text;
    for (auto size = random.below(50); size > 0; --size) text += U"保存文件夹"[random.below(kinds)];
    const std::u32string rest = text.substr(text.size() / 2);
    const bool parted = random.one_in(3);
    if (parted) text.replace(text.size() / 2, rest.size(), U"，" + rest);
    std::string bytes;
    for (const char32_t c : text) base::append_utf8(bytes, c);
    const bool repeats =
        repeats_itself(parted ? std::u32string_view(text).substr(0, text.size() - rest.size() - 1)
                              : std::u32string_view(text)) ||
        (parted && repeats_itself(rest));
    facts.reset("Save.", bytes);
    ASSERT_EQ(!repeated_stretch(facts).span.empty(), repeats) << bytes;
    found += repeats ? 1 : 0;
  }
  EXPECT_GT(found, 2'000);
  EXPECT_LT(found, 18'000);
}

}  // namespace repeated_stretch_test
}  // namespace locseg::check
