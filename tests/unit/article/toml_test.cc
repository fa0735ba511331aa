// Front matter in TOML: its keys, and the strings that can be translated.
#include "article/toml.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace locseg::article {
namespace toml_test {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> keys(std::string_view text) {
  std::vector<std::string> out;
  for (const MappingKey& key : toml_keys(text, {0, text.size()})) {
    out.emplace_back(key.name.of(text));
  }
  return out;
}

std::vector<std::string> strings(std::string_view text) {
  std::vector<std::string> out;
  for (const YamlScalar& each : toml_strings(text, {0, text.size()})) {
    out.push_back(std::string(each.key.of(text)) + " says " + yaml_value(text, each));
  }
  return out;
}

TEST(Toml, HasItsKeysAndTheHeadersOfItsTables) {
  EXPECT_THAT(keys("a = 1\n# b = 2\n  \"c=d\" = 3 # x\n[m.n]\ne = 4\n[[o]]\nf = 5\n[[o]]\n"),
              ElementsAre("a", "\"c=d\"", "[m.n]", "[[o]]", "[[o]]"));
  EXPECT_THAT(keys("a = [\n  1, # ]\n  \"]\",\n]\nb = '''\nc = 3\n'''\nd = { e = 1 }\n"),
              ElementsAre("a", "b", "d"));
}

TEST(Toml, HasItsBasicStringsOfOneLine) {
  EXPECT_THAT(strings("title = \"The \\\"pump\\\"\"\nn = 1\nb = 'lit'\nc = \"\"\"\nx\"\"\"\n"
                      "d = \"#\" # remark\n[m]\nname = \"N\"\n"),
              ElementsAre("title says The \"pump\"", "d says #"));
  for (const std::string_view text : {"a = \"open\nb", "a = \"open\\\"\nb", "a = \"open\\\nb\"",
                                      "a =", "= \"x\"", "a = \"", "\"a"}) {
    EXPECT_THAT(strings(text), IsEmpty()) << text;
  }
}

// Neither a key nor the remark behind a header is looked for beyond its line.
TEST(Toml, TakesLinearTime) {
  constexpr std::size_t kLines = 200'000;
  std::string strings;
  std::string headers;
  for (std::size_t i = 0; i < kLines; ++i) {
    strings += "\"\"\"\n";
    headers += "[a]\n";
  }
  EXPECT_THAT(keys(strings), IsEmpty());
  EXPECT_EQ(keys(headers).size(), kLines);
}

}  // namespace toml_test
}  // namespace locseg::article
