#include "base/bytes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "base/utf8.h"

namespace locseg::base {
namespace bytes_test {

// Texts in which the bytes looked for are common, at every alignment.
std::string random_text(std::mt19937& random) {
  constexpr std::string_view kAlphabet =
      "<<ss//<\"\\\n\t\r>&\x1F\x20\x7F\x80\xC2\xFF/059:"
      "abcABC";
  std::string text(random() % 100, ' ');
  const auto density = 1 + random() % 30;
  for (char& c : text) {
    c = random() % density == 0 ? kAlphabet[random() % kAlphabet.size()] : 'x';
  }
  return text;
}

TEST(Bytes, AgreeWithTheirPlainTwins) {
  std::mt19937 random(11);
  const BytePair pair = {'<', {'s', '/', '<'}};
  const FourBytes any = {'s', '\x80', '\xFF', ':'};
  for (int round = 0; round < 20000; ++round) {
    const std::string text = random_text(random);
    for (std::size_t from = 0; from <= text.size(); from += 1 + random() % 20) {
      ASSERT_EQ(find_pair(text, from, pair), plain::find_pair(text, from, pair)) << text;
      ASSERT_EQ(find_json_special(text, from), plain::find_json_special(text, from)) << text;
      ASSERT_EQ(find_xml_special(text, from), plain::find_xml_special(text, from)) << text;
      ASSERT_EQ(find_xml_control(text, from), plain::find_xml_control(text, from)) << text;
      ASSERT_EQ(find_digit(text, from), plain::find_digit(text, from)) << text;
      ASSERT_EQ(find_wide(text, from), plain::find_wide(text, from)) << text;
      ASSERT_EQ(find_any_of(text, from, any), plain::find_any_of(text, from, any)) << text;
    }
    std::string copy(text.size() + 1, '#');
    const std::size_t copied = copy_until_json_special(copy.data(), text);
    ASSERT_EQ(copied, plain::copy_until_json_special(std::string(text.size(), ' ').data(), text));
    ASSERT_EQ(copy.substr(0, copied), text.substr(0, copied));
    ASSERT_EQ(copy.back(), '#');
    ASSERT_EQ(count_byte(text, 'x'),
              static_cast<std::uint64_t>(std::count(text.begin(), text.end(), 'x')));
    ASSERT_EQ(has_hump(text), plain::has_hump(text)) << text;
    ASSERT_EQ(count_continuations(text),
              static_cast<std::uint64_t>(std::count_if(text.begin(), text.end(), is_continuation)));
    const auto is_visible = [](char c) { return c > ' ' && static_cast<unsigned char>(c) < 0x80; };
    ASSERT_EQ(count_visible_ascii(text),
              static_cast<std::uint64_t>(std::count_if(text.begin(), text.end(), is_visible)));
  }
}

TEST(Bytes, CountBeyondWhatALaneHolds) {
  const std::string text(100'003, '\n');
  EXPECT_EQ(count_byte(text, '\n'), text.size());
}

TEST(Bytes, TextIsFoundByAnyPairOfIt) {
  std::mt19937 random(12);
  constexpr std::string_view kNeedles[] = {"ab", "aab", ":::", "aba"};
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    const std::size_t density = 1 + random() % 40;
    for (std::size_t i = random() % 200; i > 0; --i) {
      text += random() % density == 0 ? "ab:"[random() % 3] : "ab:x"[round % 4];
    }
    for (const std::string_view needle : kNeedles) {
      for (std::size_t rare = 0; rare + 1 < needle.size(); ++rare) {
        const std::size_t from = random() % (text.size() + 2);
        ASSERT_EQ(find_text(text, from, needle, rare),
                  std::min(text.find(needle, from), text.size()))
            << text << ' ' << needle << ' ' << from;
      }
    }
  }
}

TEST(Bytes, PairNeedsItsSecondByte) {
  EXPECT_EQ(find_pair("ab<", 0, {'<', {'s', '/', '<'}}), 3U);
  EXPECT_EQ(find_pair("<</", 0, {'<', {'s', '/', '<'}}), 0U);
}

}  // namespace bytes_test
}  // namespace locseg::base
