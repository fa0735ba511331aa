// Merging front matter: each key once, the value of the side that changed it.
#include "update/front_matter_merge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace locseg::update {
namespace front_matter_merge_test {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr auto kYaml = article::FrontMatterSyntax::kYaml;
constexpr auto kToml = article::FrontMatterSyntax::kToml;

std::string merged(const FrontMatterTexts& texts) {
  std::string out;
  for (const Stretch& each : merge_front_matter(texts).stretches) {
    out += each.span.of(each.is_ours ? texts.ours : texts.theirs);
  }
  return out;
}

std::vector<std::string> dropped(const FrontMatterTexts& texts) {
  std::vector<std::string> out;
  for (const Span& each : merge_front_matter(texts).dropped) out.emplace_back(each.of(texts.ours));
  return out;
}

TEST(MergeFrontMatter, TakesEachKeyFromTheSideThatChangedIt) {
  struct Case {
    std::string_view what;
    FrontMatterTexts texts;
    std::string_view merged;
  };
  const Case cases[] = {
      {"nothing", {kYaml, {"a: 1\n"}, "a: 1\n", "a: 1\n"}, "a: 1\n"},
      {"theirs", {kYaml, {"a: 1\nb: 2\n"}, "a: 1\nb: 2\n", "a: 1\nb: 3\n"}, "a: 1\nb: 3\n"},
      {"ours", {kYaml, {"a: 1\nb: 2\n"}, "a: 1\nb: 4\n", "a: 1\nb: 2\n"}, "a: 1\nb: 4\n"},
      {"neighbours", {kYaml, {"a: 1\nb: 2\n"}, "a: 9\nb: 2\n", "a: 1\nb: 3\n"}, "a: 9\nb: 3\n"},
      {"both", {kYaml, {"a: 1\n"}, "a: 2\nown: x\n", "a: 3\n"}, "a: 3\nown: x\n"},
      {"both added it", {kYaml, {"a: 1\n"}, "a: 1\nb: 2\n", "a: 1\nb: 3\n"}, "a: 1\nb: 2\n"},
      {"a new key has its place",
       {kYaml, {"a: 1\nc: 1\n"}, "own: x\na: 1\nc: 1\n", "a: 1\nb: 1\nc: 1\n"},
       "own: x\na: 1\nb: 1\nc: 1\n"},
      {"the first key is new", {kYaml, {"b: 1\n"}, "b: 1\n", "a: 1\nb: 1\n"}, "a: 1\nb: 1\n"},
      {"another order", {kYaml, {"a: 1\nb: 1\n"}, "b: 1\na: 1\n", "a: 1\nb: 2\n"}, "b: 2\na: 1\n"},
      {"gone", {kYaml, {"a: 1\nb: 1\n"}, "a: 1\nb: 1\nown: x\n", "a: 1\n"}, "a: 1\nown: x\n"},
      {"stays away", {kYaml, {"a: 1\nb: 1\n"}, "a: 1\n", "a: 2\nb: 2\n"}, "a: 2\n"},
      {"line ends",
       {kYaml, {"a: 1\nb: 1\n"}, "a: 1\r\nb: 1\r\n", "a: 1\nb: 1\n"},
       "a: 1\r\nb: 1\r\n"},
      {"quotes say nothing", {kYaml, {"a: x\n"}, "a: y\n", "a: 'x'\n"}, "a: y\n"},
      {"a list by lines",
       {kYaml, {"t:\n- a\n- b\n"}, "t:\n- ä\n- b\n", "t:\n- a\n- c\n- b\n"},
       "t:\n- ä\n- c\n- b\n"},
      {"a mapping by keys",
       {kYaml,
        {"m:\n  main:\n    weight: 1\n"},
        "m:\n  main:\n    name: N\n    weight: 1\n",
        "m:\n  main:\n    weight: 2\n"},
       "m:\n  main:\n    name: N\n    weight: 2\n"},
      {"a list of mappings is no mapping",
       {kYaml,
        {"l:\n  - a: 1\n    b: 1\n"},
        "l:\n  - a: 2\n    b: 1\n",
        "l:\n  - a: 3\n    b: 1\n"},
       "l:\n  - a: 3\n    b: 1\n"},
      {"prose is theirs as a whole",
       {kYaml, {"d: >\n  One.\n  Two.\n"}, "d: >\n  Eins.\n  Zwei.\n", "d: >\n  One.\n  Three.\n"},
       "d: >\n  One.\n  Three.\n"},
      {"remarks go with the next key",
       {kYaml, {"# of a\na: 1\nb: 1\n"}, "# of a\na: 1\nb: 1\n", "b: 1\n"},
       "b: 1\n"},
      {"a value that is a former one",
       {kYaml, {"a: 1\nb: 1\n", "a: 2\nb: 1\n"}, "a: 1\nb: x\n", "a: 3\nb: 1\n"},
       "a: 3\nb: x\n"},
      {"a key that came later",
       {kYaml, {"a: 1\n", "a: 1\nb: 1\n"}, "a: 1\n", "a: 1\nb: 1\n"},
       "a: 1\nb: 1\n"},
      {"toml",
       {kToml,
        {"title = \"A\"\nn = 1\n[m.x]\nw = 1\n"},
        "title = \"Ä\"\nn = 1\n[m.x]\nname = \"N\"\nw = 1\n",
        "title = \"A\"\nn = 2\ndraft = true\n[m.x]\nw = 2\n"},
       "title = \"Ä\"\nn = 2\ndraft = true\n[m.x]\nname = \"N\"\nw = 2\n"},
      {"toml, a list of several lines",
       {kToml,
        {"t = [\n  \"a\",\n]\nn = 1\n"},
        "t = [\n  \"ä\",\n]\nn = 1\n",
        "t = [\n  \"a\",\n]\nn = 2\n"},
       "t = [\n  \"ä\",\n]\nn = 2\n"},
      {"no base", {kYaml, {}, "a: 1\n", "a: 2\nb: 2\n"}, "a: 1\nb: 2\n"},
  };
  for (const Case& each : cases) EXPECT_EQ(merged(each.texts), each.merged) << each.what;
}

TEST(MergeFrontMatter, NamesWhatOfOursIsNotTaken) {
  EXPECT_THAT(dropped({kYaml, {"a: 1\nb: 1\n"}, "a: 2\nb: 1\n", "a: 3\nb: 2\n"}),
              ElementsAre("a: 2\n"));
  EXPECT_THAT(dropped({kYaml, {"a: 1\nb: 1\n"}, "a: 2\nb: 1\n", "c: 1\n"}), ElementsAre("a: 2\n"));
  EXPECT_THAT(dropped({kYaml, {"t:\n- a\n- b\n"}, "t:\n- x\n- y\n", "t:\n- c\n- b\n"}),
              ElementsAre("- x\n"));
  EXPECT_THAT(dropped({kYaml, {"a: 1\n"}, "a: 1\n", ""}), IsEmpty());
}

// Each key once, whatever three mappings say.
TEST(MergeFrontMatter, HasNoKeyTwice) {
  const std::string_view texts[] = {
      "", "a: 1\n", "a: 2\nb: 1\n", "b: 1\na: 3\n", "b: 2\nc: 1\n", "# remark\na: 1\n\nc: 2\n"};
  for (const std::string_view base : texts) {
    for (const std::string_view ours : texts) {
      for (const std::string_view theirs : texts) {
        const std::string out = merged({kYaml, {base}, ours, theirs});
        for (const std::string_view key : {"a:", "b:", "c:"}) {
          EXPECT_EQ(out.find(key), out.rfind(key)) << base << "|" << ours << "|" << theirs;
        }
        if (base == theirs) {
          EXPECT_EQ(out, ours);
        }
      }
    }
  }
}

}  // namespace front_matter_merge_test
}  // namespace locseg::update
