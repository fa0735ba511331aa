#include "text/pattern.h"

#include <gtest/gtest.h>

#include <string>

namespace locseg::text {
namespace {

std::string found(std::string_view pattern, std::string_view text, std::size_t from = 0,
                  bool ignore_case = false) {
  const auto compiled = Pattern::compile(pattern, ignore_case);
  if (!compiled) return compiled.error().message;
  Span match;
  switch (compiled->find(text, from, match)) {
    case Search::kFound:
      return std::to_string(match.begin) + "-" + std::to_string(match.end);
    case Search::kNone:
      return "none";
    case Search::kGaveUp:
      return "gave up";
  }
  return {};
}

TEST(Pattern, MatchesAreBytes) {
  EXPECT_EQ(found("ö+", "Köönig"), "1-5");
  EXPECT_EQ(found("n", "Köönig"), "5-6");
  EXPECT_EQ(found("\\bIG\\b", "K ig", 0, true), "2-4");
  EXPECT_EQ(found("o", "foo", 2), "2-3");
  EXPECT_EQ(found("x", "foo"), "none");
  EXPECT_EQ(found("$", "foo"), "3-3");
  EXPECT_EQ(found("\\p{Han}", "a中b"), "1-4");
}

TEST(Pattern, BytesThatAreNotUtf8AreNoCharacter) {
  EXPECT_EQ(found("b",
                  "a\xFF\xC3"
                  "b"),
            "3-4");
  EXPECT_EQ(found("\\p{L}", "\xFF"), "none");
}

TEST(Pattern, SaysWhatIsWrong) {
  EXPECT_EQ(found("a(", ""), "the pattern has a parenthesis without its partner, at character 2");
  EXPECT_EQ(found("a{3,1}", ""),
            "the pattern has a {minimum,maximum} that cannot be, at character 6");
  EXPECT_EQ(found(std::string(10'001, 'a'), ""), "the pattern is longer than 10,000 bytes");
}

TEST(Pattern, HostilePatternsGiveUp) {
  const std::string text = std::string(64, 'a') + "b";
  EXPECT_EQ(found("(a+)+$", text), "gave up");
  EXPECT_EQ(found("(a|aa)*c", text), "gave up");
  EXPECT_EQ(found("(?:(?:a|b|ab)*)*c", text), "gave up");
  EXPECT_EQ(found("(.*)*\\1c", text), "gave up");
  EXPECT_EQ(found("((a{0,99}){0,99}){0,99}c", text), "gave up");
}

TEST(Pattern, LongTextsAreNotHostile) {
  const std::string text = std::string(20'000, 'a') + "b";
  EXPECT_EQ(found("a+b", text), "0-20001");
  EXPECT_EQ(found("[^c]*c", "c"), "0-1");
}

}  // namespace
}  // namespace locseg::text
