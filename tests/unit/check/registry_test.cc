#include "check/registry.h"

#include <gmock/gmock.h>

#include <set>

#include "check/runner.h"

namespace locseg::check {
namespace {

class EveryRule : public testing::TestWithParam<const Rule*> {};

std::vector<RuledFault> faults_of(const Rule& rule, const RuleExample& example) {
  std::vector<RuledFault> out;
  const Thresholds thresholds;
  const Context context{.article = "example.md",
                        .source_lang = "en-US",
                        .target_lang = example.target_lang,
                        .translation_type = "MT",
                        .thresholds = &thresholds};
  const RuleSet set{.segment = {static_cast<std::uint16_t>(rule_index(rule.description.id))},
                    .article = {},
                    .corpus = {}};
  Facts facts(context);
  facts.reset(example.source, example.target);
  check_segment(set, facts, out);
  return out;
}

TEST_P(EveryRule, FindsFaultWithItsBadExampleOnly) {
  const Rule& rule = *GetParam();
  if (!std::holds_alternative<SegmentCheck>(rule.check)) return;
  EXPECT_FALSE(faults_of(rule, rule.description.bad).empty());
  for (const RuledFault& found : faults_of(rule, rule.description.good))
    ADD_FAILURE() << found.fault.message;
}

TEST_P(EveryRule, MarksPlacesInsideItsTexts) {
  const Rule& rule = *GetParam();
  if (!std::holds_alternative<SegmentCheck>(rule.check)) return;
  for (const RuledFault& found : faults_of(rule, rule.description.bad)) {
    const Fault& fault = found.fault;
    const auto& example = rule.description.bad;
    const std::string_view text = fault.place == Place::kTarget ? example.target : example.source;
    EXPECT_LE(fault.span.begin, fault.span.end);
    EXPECT_LE(fault.span.end, text.size());
  }
}

TEST_P(EveryRule, DescribesItself) {
  const RuleDescription& it = GetParam()->description;
  EXPECT_THAT(std::string(it.id), testing::MatchesRegex("[a-z][a-z0-9]*(-[a-z0-9]+)*"));
  EXPECT_FALSE(it.summary.empty());
  EXPECT_FALSE(it.summary.ends_with('.')) << "a summary is no sentence";
  EXPECT_TRUE(it.why.ends_with('.')) << "why it matters is told in sentences";
}

INSTANTIATE_TEST_SUITE_P(Registry, EveryRule, testing::ValuesIn(rules().begin(), rules().end()),
                         [](const auto& info) {
                           std::string name(info.param->description.id);
                           for (char& c : name) c = c == '-' ? '_' : c;
                           return name;
                         });

TEST(Registry, IdsAreUniqueAndNoGroupsName) {
  std::set<std::string_view> seen;
  for (int group = 0; group <= static_cast<int>(RuleGroup::kTerms); ++group)
    seen.insert(name_of(static_cast<RuleGroup>(group)));
  for (const Rule* rule : rules())
    EXPECT_TRUE(seen.insert(rule->description.id).second) << rule->description.id;
}

TEST(Registry, IsOrderedByGroup) {
  for (std::size_t i = 1; i < rules().size(); ++i)
    EXPECT_LE(rules()[i - 1]->description.group, rules()[i]->description.group);
}

TEST(Registry, FindsEveryRuleByItsId) {
  for (std::size_t i = 0; i < rules().size(); ++i)
    EXPECT_EQ(rule_index(rules()[i]->description.id), i);
  EXPECT_EQ(rule_index("no-such-rule"), rules().size());
}

}  // namespace
}  // namespace locseg::check
