#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "locseg/report.h"

namespace locseg {
namespace stats_report_test {

Stats sample() {
  Stats stats;
  stats.pairs.push_back({.source_lang = "en-US",
                         .target_lang = "de-DE",
                         .counts = {2, 1, 10, {1234, 7000}, {1100, 8000}},
                         .units = 9,
                         .repetitions = 1,
                         .types = {{"HT", {1, 0, 4, {234, 1000}, {100, 2000}}},
                                   {"MT", {1, 1, 6, {1000, 6000}, {1000, 6000}}}}});
  stats.pairs.push_back({.source_lang = "en-US",
                         .target_lang = "",
                         .counts = {1, 0, 1, {1, 2}, {3, 4}},
                         .units = 1,
                         .repetitions = 0,
                         .types = {{"", {1, 0, 1, {1, 2}, {3, 4}}}}});
  stats.counts = {3, 1, 11, {1235, 7002}, {1103, 8004}};
  stats.units = 10;
  stats.repetitions = 1;
  stats.problems.emplace();
  stats.problems->emplace_back(ProblemKind::kDuplicateId, 1);
  stats.problems->emplace_back(ProblemKind::kQuoteDamage, 1200);
  stats.outside = OutsidePairs{{2, {6, 40}}, {1, {9, 50}}, {0, {}}};
  stats.pairs[1].outside = *stats.outside;
  return stats;
}

std::string rendered(std::string_view format, const Stats& stats) {
  const StatsFormat* found = find_format(stats_formats(), format);
  return found == nullptr ? "no such format" : found->make(stats, {});
}

TEST(StatsText, Table) {
  EXPECT_EQ(rendered("text", sample()),
            "                                     source  target      source      target\n"
            "languages        articles  segments   words   words  characters  characters  units  "
            "repetitions\n"
            "en-US → de-DE           2        10   1,234   1,100       7,000       8,000      9  "
            "          1\n"
            "  HT                    1         4     234     100       1,000       2,000\n"
            "  MT                    1         6   1,000   1,000       6,000       6,000\n"
            "en-US → unknown         1         1       1       3           2           4      1  "
            "          0\n"
            "total                   3        11   1,235   1,103       7,002       8,004     10  "
            "          1\n"
            "1 article without a segment\n"
            "outside pairs: 15 words in 2 titles, 1 description\n"
            "1,201 problems: 1 duplicate-id, 1,200 quote-damage\n");
}

TEST(StatsText, OnePairNeedsNoTotal) {
  Stats stats = sample();
  stats.pairs.erase(stats.pairs.begin());
  stats.counts = stats.pairs[0].counts;
  stats.pairs[0].types[0].translation_type = "MT";
  stats.problems.reset();
  stats.outside.reset();
  EXPECT_EQ(
      rendered("text", stats),
      "                                        source  target      source      target\n"
      "languages           articles  segments   words   words  characters  characters  units  "
      "repetitions\n"
      "en-US → unknown MT         1         1       1       3           2           4      1  "
      "          0\n");
}

TEST(StatsText, ForeignNamesCannotForgeALine) {
  Stats stats = sample();
  stats.pairs[0].types[0].translation_type = "H\n\x1B[31mT";
  EXPECT_NE(rendered("text", stats).find("  H\\n\\x1b[31mT"), std::string::npos);
}

TEST(StatsJson, ReadsBack) {
  const auto json = nlohmann::json::parse(rendered("json", sample()));
  EXPECT_EQ(json["version"], 1);
  EXPECT_EQ(json["articles"], 3);
  EXPECT_EQ(json["articles_without_segments"], 1);
  EXPECT_EQ(json["segments"], 11);
  EXPECT_EQ(json["source"]["words"], 1235);
  EXPECT_EQ(json["target"]["characters"], 8004);
  EXPECT_EQ(json["units"], 10);
  EXPECT_EQ(json["repetitions"], 1);
  EXPECT_EQ(json["problems"], (nlohmann::json{{"duplicate-id", 1}, {"quote-damage", 1200}}));
  EXPECT_EQ(json["outside_pairs"]["titles"]["words"], 6);
  EXPECT_EQ(json["pairs"][0]["outside_pairs"]["titles"]["texts"], 0);
  EXPECT_EQ(json["pairs"][1]["outside_pairs"]["descriptions"]["characters"], 50);
  EXPECT_EQ(json["pairs"].size(), 2U);
  EXPECT_EQ(json["pairs"][0]["target_lang"], "de-DE");
  EXPECT_EQ(json["pairs"][0]["types"][1]["translation_type"], "MT");
  EXPECT_EQ(json["pairs"][0]["types"][1]["source"]["characters"], 6000);
  EXPECT_TRUE(json["pairs"][1]["target_lang"].is_null());
  EXPECT_TRUE(json["pairs"][1]["types"][0]["translation_type"].is_null());
}

TEST(StatsJson, NothingCounted) {
  const auto json = nlohmann::json::parse(rendered("json", Stats{}));
  EXPECT_TRUE(json["problems"].is_null());
  EXPECT_TRUE(json["pairs"].empty());
  EXPECT_EQ(json["segments"], 0);
}

TEST(StatsJson, ForeignNamesAreEscaped) {
  Stats stats = sample();
  stats.pairs[0].target_lang = "d\"\\\xFF\n";
  const auto json = nlohmann::json::parse(rendered("json", stats));
  EXPECT_EQ(json["pairs"][0]["target_lang"], "d\"\\\uFFFD\n");
}

}  // namespace stats_report_test
}  // namespace locseg
