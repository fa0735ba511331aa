#include "leverage/penalty_settings.h"

#include <gtest/gtest.h>

#include <string>

namespace locseg {
namespace penalty_settings_test {

std::string read(std::string_view toml) {
  const auto config = parse_config(toml, "c.toml");
  if (!config) return to_string(config.error());
  if (auto known = require_known(*config, penalty_config_keys()); !known) {
    return to_string(known.error());
  }
  Penalties penalties;
  penalties.machine = 1;
  if (auto done = read_penalty_settings(*config, penalties); !done) return to_string(done.error());
  return to_string(penalties);
}

TEST(PenaltySettings, AreReadOrRefusedWithTheirPlace) {
  constexpr std::pair<std::string_view, std::string_view> kCases[] = {
      {"", "machine=1"},
      {"[leverage.penalties]\nmachine = 0", ""},
      {"[leverage.penalties]\nmachine = 3\nseveral = 100", "machine=3, several=100"},
      {"[leverage.penalties]\nelsewhere = 2\narticles = 'docs/**'\nold = 5\n"
       "handed-off-since = '2024-01-31'",
       "machine=1, elsewhere=2 (than docs/**), old=5 (before 2024-01-31)"},
      {"[leverage.penalties]\nold = 101", "c.toml:2:1: old: expected a whole number of 0 to 100"},
      {"[leverage.penalties]\nold = 1.5", "c.toml:2:1: old: expected a whole number of 0 to 100"},
      {"[leverage.penalties]\nold = -1", "c.toml:2:1: old: expected a whole number of 0 to 100"},
      {"[leverage.penalties]\nhanded-off-since = '2024'",
       "c.toml:2:1: handed-off-since: expected a day, as YYYY-MM-DD"},
  };
  for (const auto& [toml, read_as] : kCases) EXPECT_EQ(read(toml), read_as) << toml;
  EXPECT_NE(read("[leverage.penalties]\nmachines = 1").find("c.toml:2"), std::string::npos);
  EXPECT_NE(read("[leverage.penalties]\nmachine = 'x'").find("c.toml:2"), std::string::npos);
}

TEST(PenaltySettings, AreSetByName) {
  Penalties penalties;
  for (const std::string_view given : {"machine=3", "several=0", "elsewhere=100", "old=7"}) {
    EXPECT_TRUE(set_penalty(given, penalties)) << given;
  }
  EXPECT_EQ(penalties.machine, 3);
  EXPECT_EQ(penalties.several, 0);
  EXPECT_EQ(penalties.elsewhere, 100);
  EXPECT_EQ(penalties.old, 7);
  for (const std::string_view given :
       {"", "=", "age=3", "machine", "machine=", "machine=x", "machine=3x", "machine=-1",
        "machine=101", "machine=99999999999"}) {
    EXPECT_FALSE(set_penalty(given, penalties)) << given;
  }
  EXPECT_EQ(penalties.machine, 3);
}

TEST(PenaltySettings, NeedWhatTheyAreAbout) {
  const auto sound = [](int elsewhere, std::string set, int old, std::string since) {
    Penalties penalties;
    penalties.elsewhere = elsewhere;
    penalties.set = std::move(set);
    penalties.old = old;
    penalties.since = std::move(since);
    return require_sound(penalties).has_value();
  };
  EXPECT_TRUE(sound(0, "", 0, ""));
  EXPECT_TRUE(sound(1, "a*", 2, "2024-01-31"));
  EXPECT_TRUE(sound(0, "a*", 0, "2024-01-31"));
  EXPECT_FALSE(sound(1, "", 0, ""));
  EXPECT_FALSE(sound(0, "", 1, ""));
  EXPECT_FALSE(sound(0, "", 1, "yesterday"));
}

TEST(PenaltySettings, HintAtWhatIsMissingWithoutNamingAnOption) {
  Penalties penalties;
  penalties.elsewhere = 1;
  const Error articles = require_sound(penalties).error();
  EXPECT_EQ(articles.hint, Hint::kPenaltyArticles);
  penalties.set = "a*";
  penalties.old = 1;
  const Error day = require_sound(penalties).error();
  EXPECT_EQ(day.hint, Hint::kPenaltyDay);
  for (const Error& error : {articles, day}) {
    EXPECT_EQ(error.message.find("--"), std::string::npos) << error.message;
  }
}

}  // namespace penalty_settings_test
}  // namespace locseg
