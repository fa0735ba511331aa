#include "config/config.h"

#include <gtest/gtest.h>

namespace locseg {
namespace config_test {

// Entries as lines, to be compared at a glance.
std::string dump(const Config& config) {
  std::string out;
  for (const ConfigEntry& entry : config.entries) {
    out += std::to_string(entry.position.line) + " " + entry.table;
    if (entry.index != 0) out += "#" + std::to_string(entry.index);
    out += "/" + entry.key + " ";
    switch (entry.type()) {
      case ConfigType::kTable:
        break;
      case ConfigType::kText:
        out += entry.text();
        break;
      case ConfigType::kNumber:
        out += std::to_string(entry.number());
        break;
      case ConfigType::kBoolean:
        out += entry.boolean() ? "true" : "false";
        break;
      case ConfigType::kTexts:
        for (const std::string& text : entry.texts()) out += "[" + text + "]";
        break;
    }
    out += "\n";
  }
  return out;
}

TEST(Config, FlattensTablesWithTheirLines) {
  const auto config = parse_config(R"(top = "x"

[check]
select = ["codes", "data"]
strict = true
[check.thresholds]
ratio = 0.5
least = 40

[[accept]]
rule = "a"
[[accept]]
rule = "b"
count = 2
)",
                                   "c.toml");
  ASSERT_TRUE(config.has_value());
  EXPECT_EQ(dump(*config), R"(1 /top x
3 check/ 
4 check/select [codes][data]
5 check/strict true
6 check.thresholds/ 
7 check.thresholds/ratio 0.500000
8 check.thresholds/least 40.000000
10 accept/ 
11 accept/rule a
12 accept#1/ 
13 accept#1/rule b
14 accept#1/count 2.000000
)");
}

TEST(Config, KeepsTheIndexOfAnArraysTableInsideIt) {
  const auto config =
      parse_config("[[o]]\n[[o]]\nseverity = { a = \"error\" }\n[o.more]\nb = 1\n", "c.toml");
  ASSERT_TRUE(config.has_value());
  EXPECT_EQ(dump(*config),
            "1 o/ \n2 o#1/ \n3 o.severity#1/ \n3 o.severity#1/a error\n"
            "4 o.more#1/ \n5 o.more#1/b 1.000000\n");
}

struct Wrong {
  std::string_view name;
  std::string text;
  ErrorCode code;
  Position position;
  std::string_view message;
};

// A key of so many parts that a parser by recursion would end the process.
std::string deep(const std::string& before, const std::string& after) {
  std::string key = "a";
  for (int i = 0; i < 100'000; ++i) key += ".a";
  return before + key + after + "\n";
}

class BadConfig : public testing::TestWithParam<Wrong> {};

TEST_P(BadConfig, NamesThePlace) {
  static constexpr ConfigKey kKnown[] = {
      {"", "jobs", ConfigType::kNumber},          {"check", "", ConfigType::kTable},
      {"check", "select", ConfigType::kTexts},    {"check", "ignore", ConfigType::kTexts},
      {"check.severity", "", ConfigType::kTable}, {"check.severity", "*", ConfigType::kText},
  };
  const auto& [name, text, code, position, message] = GetParam();
  const auto config = parse_config(text, "c.toml");
  const Result<void> known = config ? require_known(*config, kKnown) : Result<void>();
  const Error error = config ? (known ? Error{} : known.error()) : config.error();
  EXPECT_EQ(error.message.substr(0, message.size()), message) << error.message;
  EXPECT_EQ(error.code, code);
  EXPECT_EQ(error.path, "c.toml");
  EXPECT_EQ(error.position, position);
}

INSTANTIATE_TEST_SUITE_P(
    Table, BadConfig,
    testing::Values(
        Wrong{"no_toml", "[check\n", ErrorCode::kMalformed, {1, 7}, "not TOML: "},
        Wrong{"no_name", "[\nselect = []\n", ErrorCode::kMalformed, {1, 2}, "not TOML: "},
        Wrong{
            "deep_table", "\n" + deep("[", "]"), ErrorCode::kMalformed, {2, 0}, "a key with more"},
        Wrong{"deep_key", deep("", " = 1"), ErrorCode::kMalformed, {1, 0}, "a key with more"},
        Wrong{"deep_inline",
              deep("jobs = {", " = 1}"),
              ErrorCode::kMalformed,
              {1, 0},
              "a key with more"},
        Wrong{"dots_in_texts",
              "a = \"" + std::string(100, '.') + "\\\"\" # " + std::string(100, '.') +
                  "\nb = \'\'\'\n" + std::string(100, '.') + "\'\'\'\n",
              ErrorCode::kMisuse,
              {1, 1},
              "unknown key 'a'"},
        Wrong{"no_names", "jobs = 1\n[[ ", ErrorCode::kMalformed, {2, 4}, "not TOML: "},
        Wrong{"letter", "\xEF\xB9\xBB = 1\n", ErrorCode::kMalformed, {1, 1}, "not TOML: "},
        Wrong{"twice", "jobs = 1\njobs = 2\n", ErrorCode::kMalformed, {2, 8}, "not TOML: "},
        Wrong{"date", "jobs = 2026-01-01\n", ErrorCode::kUnsupported, {1, 8}, "no key takes"},
        Wrong{"mixed_list",
              "[check]\nselect = [1]\n",
              ErrorCode::kUnsupported,
              {2, 10},
              "no key takes"},
        Wrong{"arrays_in_arrays",
              "[[a]]\n[[a.b]]\n[[a.b.c]]\n",
              ErrorCode::kUnsupported,
              {3, 1},
              "an array of tables inside two others"},
        Wrong{"near_key",
              "[check]\nselct = []\n",
              ErrorCode::kMisuse,
              {2, 1},
              "unknown key 'check.selct'; did you mean 'check.select'?"},
        Wrong{"near_table",
              "[chekc]\n",
              ErrorCode::kMisuse,
              {1, 1},
              "unknown table 'chekc'; did you mean 'check'?"},
        Wrong{"lost_key", "ignore = []\n", ErrorCode::kMisuse, {1, 1}, "unknown key 'ignore'"},
        Wrong{"far_key",
              "[check]\nzzzzzz = 1\n",
              ErrorCode::kMisuse,
              {2, 1},
              "unknown key 'check.zzzzzz'"},
        Wrong{"type",
              "[check]\nselect = \"a\"\n",
              ErrorCode::kMisuse,
              {2, 1},
              "'check.select' is a text; expected a list of texts"},
        Wrong{"any_key_type",
              "[check.severity]\nx = 1\n",
              ErrorCode::kMisuse,
              {2, 1},
              "'check.severity.x' is a number; expected a text"}),
    [](const auto& info) { return std::string(info.param.name); });

TEST(NearestName, IsNoFartherThanAThird) {
  const std::string_view names[] = {"select", "ignore", "severity"};
  EXPECT_EQ(nearest_name("selct", names), "select");
  EXPECT_EQ(nearest_name("serverity", names), "severity");
  EXPECT_EQ(nearest_name("selection", names), "select");
  EXPECT_EQ(nearest_name("thresholds", names), "");
  EXPECT_EQ(nearest_name("", names), "");
  EXPECT_EQ(nearest_name(std::string(5000, 's'), names), "");
}

}  // namespace config_test
}  // namespace locseg
