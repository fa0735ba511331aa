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

// Each of the lines would open a string that goes to the end, if a key could be one of several
// lines.
TEST(Toml, TakesLinearTime) {
  std::string text;
  for (int i = 0; i < 200'000; ++i) text += "\"\"\"\n";
  EXPECT_THAT(keys(text), IsEmpty());
}

}  // namespace toml_test
}  // namespace locseg::article
