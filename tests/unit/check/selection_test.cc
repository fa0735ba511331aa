#include "check/engine/selection.h"

#include <gmock/gmock.h>

#include "check/rules/registry.h"

namespace locseg::check {
namespace selection_test {

bool runs(const CheckOptions& options, std::string_view rule, std::string_view article = "a.md",
          std::string_view lang = "de-DE") {
  const auto selection = Selection::build(options);
  return selection.value().plan(article, lang, {}).runs(rule);
}

TEST(Selection, TakesDefaultsWhereNothingIsSaid) {
  for (const Rule* rule : rules()) {
    EXPECT_EQ(runs({}, rule->description.id, "a.md", "xx"), rule->description.on)
        << rule->description.id;
  }
}

TEST(Selection, KnowsWhichTextsARuleIsFor) {
  const CheckOptions options;
  const auto selection = Selection::build(options);
  const RuleSet& set = selection.value().plan("a.md", "de-DE", {}).set;
  const auto has = [](const SegmentRules& some, std::string_view rule) {
    return std::ranges::find(some, rule_index(rule), &SegmentRule::index) != some.end();
  };
  EXPECT_TRUE(has(set.segment, "edge-space") && !has(set.catalog, "edge-space"));
  EXPECT_TRUE(has(set.catalog, "format-mismatch") && !has(set.segment, "format-mismatch"));
  EXPECT_TRUE(has(set.segment, "double-space") && has(set.catalog, "double-space"));
}

TEST(Selection, LeavesOutRulesThatAreOffForALanguage) {
  EXPECT_TRUE(runs({}, "final-punctuation", "a.md", "de-DE"));
  EXPECT_FALSE(runs({}, "final-punctuation", "a.md", "ja-JP"));
  CheckOptions asked;
  asked.command_line.select = {"final-punctuation"};
  EXPECT_TRUE(runs(asked, "final-punctuation", "a.md", "ja-JP")) << "an id means what it says";
}

TEST(Selection, AnIdSaysMoreThanAGroup) {
  CheckOptions options;
  options.command_line.select = {"double-space"};
  options.command_line.ignore = {"punctuation"};
  EXPECT_TRUE(runs(options, "double-space"));
  options.command_line.select = {"punctuation"};
  options.command_line.ignore = {"double-space"};
  EXPECT_FALSE(runs(options, "double-space"));
  EXPECT_TRUE(runs(options, "bracket-balance"));
  EXPECT_FALSE(runs(options, "empty-target"));
}

TEST(Selection, TheCommandLineWinsOverTheConfiguration) {
  CheckOptions options;
  options.rules.ignore = {"codes"};
  EXPECT_FALSE(runs(options, "empty-link-text"));
  options.command_line.select = {"empty-link-text"};
  EXPECT_TRUE(runs(options, "empty-link-text"));
  EXPECT_FALSE(runs(options, "double-space"));
}

TEST(Selection, OverridesHoldForTheirPathsAndLanguages) {
  CheckOptions options;
  options.overrides.push_back({.paths = {"old/**"},
                               .languages = {"zh"},
                               .translations = {},
                               .rules = {{}, {"codes"}, {{"data", Severity::kInfo}}}});
  EXPECT_FALSE(runs(options, "empty-link-text", "old/a.md", "zh-CN"));
  EXPECT_TRUE(runs(options, "empty-link-text", "old/a.md", "de-DE"));
  EXPECT_TRUE(runs(options, "empty-link-text", "new/a.md", "zh-CN"));
  const auto selection = Selection::build(options);
  const Plan& plan = selection->plan("old/a.md", "zh-CN", {});
  EXPECT_EQ(plan.severity[rule_index("decimal-punctuation")], Severity::kInfo);
}

TEST(Selection, OverridesHoldForTheirKindOfTranslation) {
  CheckOptions options;
  options.overrides.push_back({.paths = {},
                               .languages = {},
                               .translations = {"HT"},
                               .rules = {{}, {}, {{"data", Severity::kError}}}});
  const auto selection = Selection::build(options);
  const auto severity_for = [&](std::string_view translation_type) {
    return selection->plan("a.md", "de-DE", translation_type)
        .severity[rule_index("number-mismatch")];
  };
  EXPECT_EQ(severity_for("HT"), Severity::kError);
  EXPECT_EQ(severity_for("ht"), Severity::kError);
  EXPECT_EQ(severity_for("MT"), Severity::kWarning);
  EXPECT_EQ(severity_for(""), Severity::kWarning);
}

TEST(Selection, NamesTheNearestRule) {
  CheckOptions options;
  options.command_line.ignore = {"duoble-space"};
  const auto selection = Selection::build(options);
  ASSERT_FALSE(selection.has_value());
  EXPECT_EQ(selection.error().code, ErrorCode::kMisuse);
  EXPECT_THAT(selection.error().message, testing::HasSubstr("did you mean 'double-space'?"));
}

}  // namespace selection_test
}  // namespace locseg::check
