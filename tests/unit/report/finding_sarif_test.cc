#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "locseg/report.h"

namespace locseg {
namespace finding_sarif_test {

struct Written {
  std::string text;
  std::string omitted;
  std::size_t results = 0;
};

// A report of so many findings, each with a message of so many bytes. Tests run side by side, so
// each has a file of its own.
Written report(std::size_t findings, std::size_t bytes) {
  const std::filesystem::path path =
      std::filesystem::path(testing::TempDir()) /
      (std::string("finding_sarif_") +
       testing::UnitTest::GetInstance()->current_test_info()->name());
  auto out = OutputFile::open(path.string()).value();
  const auto sarif = find_format(finding_formats(), "sarif")->make(out, {});
  Finding finding;
  finding.rule = rule_descriptions()[0];
  finding.message = std::string(bytes, 'a');
  finding.begin = finding.end = {1, 1};
  const std::vector<Finding> some(50, finding);
  for (std::size_t i = 0; i < findings; i += some.size()) {
    const std::size_t count = std::min(some.size(), findings - i);
    EXPECT_TRUE(sarif->put({"docs/a.md", "en-US", "de-DE", {some.data(), count}}).has_value());
  }
  EXPECT_TRUE(sarif->finish({}).has_value());
  EXPECT_TRUE(out.commit().has_value());
  std::stringstream text;
  text << std::ifstream(path).rdbuf();
  std::filesystem::remove(path);
  Written written{text.str(), std::string(sarif->omitted()), 0};
  for (std::size_t at = written.text.find("\"ruleId\""); at != std::string::npos;
       at = written.text.find("\"ruleId\"", at + 1))
    ++written.results;
  return written;
}

TEST(FindingSarif, SaysNothingOfLimitsThatItKeeps) {
  const Written all = report(100, 1);
  EXPECT_EQ(all.results, 100U);
  EXPECT_EQ(all.omitted, "");
  EXPECT_FALSE(nlohmann::json::parse(all.text)["runs"][0].contains("invocations"));
}

TEST(FindingSarif, StaysWithinTheResultsThatGithubTakes) {
  const Written more = report(25'001, 1);
  EXPECT_EQ(more.results, 25'000U);
  EXPECT_NE(more.omitted.find("25000 of 25001"), std::string::npos) << more.omitted;
  EXPECT_NE(more.text.find("\"message\":{\"text\":\"" + more.omitted), std::string::npos);
}

TEST(FindingSarif, StaysWithinTheBytesThatGithubTakes) {
  const Written much = report(450, 100'000);
  EXPECT_LT(much.text.size(), 40'200'000U);
  EXPECT_GT(much.results, 390U);
  EXPECT_NE(much.omitted.find("of 450"), std::string::npos) << much.omitted;
}

}  // namespace finding_sarif_test
}  // namespace locseg
