
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "locseg/check.h"

namespace locseg {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TeamRule rule(std::string id) {
  TeamRule out;
  out.id = std::move(id);
  out.message = "m";
  return out;
}

std::vector<std::string> found(TeamRule written, std::string_view source, std::string_view target,
                               std::string_view lang = "de-DE") {
  auto team = TeamRules::create({std::move(written)});
  if (!team) return {team.error().message};
  CheckOptions options;
  options.team = *team;
  options.command_line.select = {"team"};
  const auto checker = Checker::create(std::move(options));
  std::vector<std::string> out;
  for (const Finding& finding : checker->check_pair(source, target, lang)) {
    out.push_back((finding.place == TextSide::kTarget ? "target " : "source ") +
                  std::string(finding.mark.of(finding.marked_text())) + ": " + finding.message);
  }
  return out;
}

TEST(TeamRules, EachMatchIsAFinding) {
  TeamRule it = rule("x");
  it.target = "a.";
  EXPECT_THAT(found(it, "", "ab ac a"), ElementsAre("target ab: m", "target ac: m"));
  it.target = "(?=b)";
  EXPECT_THAT(found(it, "", "äb b"), ElementsAre("target : m", "target : m"));
}

TEST(TeamRules, AllPatternsAgree) {
  TeamRule it = rule("x");
  it.source = "OK";
  it.target_lacks = "OK";
  EXPECT_THAT(found(it, "OK OK", "gut"), ElementsAre("source OK: m"));
  EXPECT_THAT(found(it, "OK", "OK"), IsEmpty());
  EXPECT_THAT(found(it, "good", "gut"), IsEmpty());
  it.target = "gut";
  EXPECT_THAT(found(it, "OK", "sehr gut"), ElementsAre("target gut: m"));
  it = rule("x");
  it.source_lacks = "a";
  EXPECT_THAT(found(it, "b", "c"), ElementsAre("source b: m"));
  it.target_lacks = "a";
  EXPECT_THAT(found(it, "b", "c"), ElementsAre("target c: m"));
}

TEST(TeamRules, LookWhereTheyAreTold) {
  TeamRule it = rule("x");
  it.target = "foo";
  it.prose = true;
  it.languages = {"de"};
  EXPECT_THAT(found(it, "", "`foo` [a](foo) Foo"), IsEmpty());
  it.ignore_case = true;
  EXPECT_THAT(found(it, "", "`foo` [a](foo) Foo"), ElementsAre("target Foo: m"));
  EXPECT_THAT(found(it, "", "Foo", "fr-FR"), IsEmpty());
}

TEST(TeamRules, MostFindingsOfASegment) {
  TeamRule it = rule("x");
  it.target = "";
  EXPECT_THAT(found(it, "", ""),
              ElementsAre("x: expected a pattern: source, target, source-lacks or target-lacks"));
  it.target = "a";
  EXPECT_EQ(found(it, "", std::string(100, 'a')).size(), 20U);
}

TEST(TeamRules, ExamplesAreTested) {
  TeamRule it = rule("x");
  it.target = "foo";
  it.languages = {"de"};
  it.bad = {{"", "foo", "", "c:1"}, {"", "bar", "", "c:2"}, {"", "foo", "fr", "c:3"}};
  it.good = {{"", "bar", "", "c:4"}, {"", "foo", "", "c:5"}};
  const auto team = TeamRules::create({it, rule("y")});
  ASSERT_FALSE(team.has_value());  // y has no pattern
  std::vector<std::string> origins;
  for (const FailedExample& each : failed_examples(*TeamRules::create({it}))) {
    origins.push_back(each.origin);
  }
  EXPECT_THAT(origins, ElementsAre("c:2", "c:3", "c:5"));
}

}  // namespace
}  // namespace locseg
