#include "base/utf8.h"

#include <gtest/gtest.h>

#include <random>

namespace locseg::base {
namespace utf8_test {

struct Case {
  std::string_view name;
  std::string_view text;
  std::size_t good;  // bytes before the first invalid one
  std::string_view repaired;
};

// The slow twin, of valid text.
std::uint64_t plain_count(std::string_view text) {
  std::uint64_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).size) ++count;
  return count;
}

class Utf8 : public testing::TestWithParam<Case> {};

TEST_P(Utf8, PrefixAndRepair) {
  EXPECT_EQ(valid_utf8_prefix(GetParam().text), GetParam().good);
  std::string out;
  append_valid_utf8(out, GetParam().text);
  EXPECT_EQ(out, GetParam().repaired);
  EXPECT_EQ(count_code_points(GetParam().text), plain_count(GetParam().repaired));
}

#define FFFD "\xEF\xBF\xBD"

INSTANTIATE_TEST_SUITE_P(
    Table, Utf8,
    testing::Values(Case{"empty", "", 0, ""}, Case{"ascii", "plain", 5, "plain"},
                    Case{"two_bytes", "\xC3\xA9", 2, "\xC3\xA9"},
                    Case{"three_bytes", "\xE8\xAF\x91", 3, "\xE8\xAF\x91"},
                    Case{"four_bytes", "\xF0\x9F\x98\x80", 4, "\xF0\x9F\x98\x80"},
                    Case{"lone_continuation", "a\x80z", 1, "a" FFFD "z"},
                    Case{"overlong_slash", "\xC0\xAF", 0, FFFD FFFD},
                    Case{"overlong_three", "\xE0\x80\xAF", 0, FFFD FFFD FFFD},
                    Case{"thai_is_not_overlong", "\xE0\xB8\x81", 3, "\xE0\xB8\x81"},
                    Case{"surrogate", "\xED\xA0\x80", 0, FFFD FFFD FFFD},
                    Case{"past_the_last", "\xF4\x90\x80\x80", 0, FFFD FFFD FFFD FFFD},
                    Case{"cut_three", "x\xE8\xAF", 1, "x" FFFD},
                    Case{"cut_four", "\xF0\x9F\x98", 0, FFFD},
                    Case{"cut_then_text",
                         "\xF0\x9F\x98"
                         "A",
                         0, FFFD "A"},
                    Case{"ff", "\xFF", 0, FFFD}),
    [](const auto& info) { return std::string(info.param.name); });

// The slow twin: one code point after another.
std::size_t plain_prefix(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint point = code_point_at(text, at);
    if (!point.valid()) break;
    at += point.size;
  }
  return at;
}

TEST(Utf8Prefix, AgreesWithThePlainTwin) {
  std::mt19937 random(7);
  const std::string_view pieces[] = {"a",
                                     "sixteen ascii chars ",
                                     "\xE8\xAF\x91\xE6\x96\x87",
                                     "\xE3\x81\x82\xE3\x81\x84\xE3\x81\x86\xE3\x81\x88\xE3\x81\x8A",
                                     "\xE0\xB8\x81",
                                     "\xED\x9F\xBF",
                                     "\xC3\xA9",
                                     "\xF0\x9F\x98\x80"};
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    const auto count = random() % 12;
    for (unsigned i = 0; i < count; ++i) text += pieces[random() % std::size(pieces)];
    if (!text.empty() && random() % 2 == 0)
      text[random() % text.size()] = static_cast<char>(random());
    ASSERT_EQ(valid_utf8_prefix(text), plain_prefix(text)) << round;
  }
}

TEST(Utf8Append, RoundTripsEveryScalarValue) {
  for (char32_t c = 0; c < 0x110000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string out;
    append_utf8(out, c);
    const CodePoint point = code_point_at(out, 0);
    ASSERT_EQ(point.value, c);
    ASSERT_EQ(point.size, out.size());
  }
}

TEST(Utf8Boundaries, BeginsOfCodePoints) {
  const std::string_view text = "a\u00e9\u4e2d\U0001F600";
  const std::size_t begins[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6};
  const std::size_t nexts[] = {0, 1, 3, 3, 6, 6, 6, 10, 10, 10};
  ASSERT_EQ(text.size(), std::size(begins));
  for (std::size_t at = 0; at < text.size(); ++at) {
    EXPECT_EQ(char_begin(text, at), begins[at]) << at;
    EXPECT_EQ(next_char_begin(text, at), nexts[at]) << at;
    EXPECT_EQ(is_continuation(text[at]), begins[at] != at) << at;
  }
  EXPECT_EQ(next_char_begin(text, text.size()), text.size());
  EXPECT_EQ(char_begin("\x80\x80", 1), 0U);
}

}  // namespace utf8_test
}  // namespace locseg::base
