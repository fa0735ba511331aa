#include "check/engine/baseline.h"

#include <gtest/gtest.h>

namespace locseg {
namespace baseline_test {

Finding finding_of(std::string_view rule, std::string source, std::string target) {
  Finding out;
  out.rule = find_rule(rule);
  out.place = TextSide::kTarget;
  const Hash128 hash = hash_of(source, target);
  out.segment = std::make_shared<const SegmentTexts>(
      SegmentTexts{"0a1b2-103", std::move(source), std::move(target), hash});
  return out;
}

TEST(Baseline, ReadsBackWhatItWrites) {
  const std::vector<Finding> findings = {finding_of("double-space", "a b", "a  b"),
                                         finding_of("double-space", "a b", "a  b"),
                                         finding_of("empty-target", "a", "")};
  BaselineWriter writer;
  ASSERT_TRUE(writer.put({"odd\tname\\.md", "en-US", "de-DE", findings}).has_value());
  const auto read = parse_baseline(writer.text(), "b.txt");
  ASSERT_TRUE(read.has_value()) << read.error().message;
  ASSERT_EQ(read->size(), 2U);
  EXPECT_EQ((*read)[0].rule, "double-space");
  EXPECT_EQ((*read)[0].article, "odd\tname\\.md");
  EXPECT_EQ((*read)[0].count, 2U);
  EXPECT_EQ((*read)[0].key, hash_of("a b", "a  b"));
  EXPECT_EQ((*read)[0].origin, "b.txt:2");
  EXPECT_EQ((*read)[1].rule, "empty-target");
}

TEST(Baseline, NamesTheLineThatIsNone) {
  struct Case {
    std::string_view text;
    std::uint64_t line;
  };
  for (const auto& [text, line] :
       {Case{"", 0}, Case{"a\tb\n", 1}, Case{"# locseg baseline 1\na.md\tdouble-space\t12\t1\n", 2},
        Case{"# locseg baseline 1\n\nnothing\n", 3},
        Case{"# locseg baseline 1\na\tb\t"
             "00000000000000000000000000000000\t-1\n",
             2},
        Case{"# locseg baseline 1\na\t\t00000000000000000000000000000000\t1\n", 2},
        Case{"# locseg baseline 1\na\tb\t00000000000000000000000000000000\t0\n", 2}}) {
    const auto read = parse_baseline(text, "b.txt");
    ASSERT_FALSE(read.has_value()) << text;
    EXPECT_EQ(read.error().code, ErrorCode::kMalformed);
    EXPECT_EQ(read.error().position.line, line) << text;
  }
}

TEST(AcceptKey, SurvivesRenumberedIds) {
  Finding a;
  a.excerpt = "x <span data-ttu-id=\"0a1b2-103\">";
  Finding b;
  b.excerpt = "x <span data-ttu-id=\"fffff-p7\">";
  EXPECT_EQ(accept_key(a), accept_key(b));
  b.excerpt = "y <span data-ttu-id=\"0a1b2-103\">";
  EXPECT_NE(accept_key(a), accept_key(b));
}

}  // namespace baseline_test
}  // namespace locseg
