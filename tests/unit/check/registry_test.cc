#include "check/rules/registry.h"

#include <gmock/gmock.h>

#include <set>

#include "check/engine/runner.h"
#include "check/facts/term_index.h"

namespace locseg::check {
namespace registry_test {

class EveryRule : public testing::TestWithParam<const Rule*> {};

// What the rule says of its example: of one segment, or of a whole article.
std::vector<RuledFault> faults_of(const Rule& rule, const RuleExample& example) {
  const Thresholds thresholds;
  Context context{.article = "example.md",
                  .source_lang = "en-US",
                  .target_lang = example.target_lang,
                  .translation_type = "MT",
                  .thresholds = &thresholds};
  const auto glossary = parse_glossary_table(
      example.glossary.empty() ? "source\ttarget\n" : example.glossary, '\t', "example.tsv");
  Terms terms(glossary.value(), "en-US");
  context.terms = terms.of(example.target_lang);
  const auto index = static_cast<std::uint16_t>(rule_index(rule.description.id));
  RuleSet set;
  if (const auto* const check = std::get_if<SegmentCheck>(&rule.check)) {
    set.segment.add({rule.needs, *check, index});
    set.catalog = set.segment;
  }
  if (rule.description.texts == RuleTexts::kCatalogs) context.syntax = markup::Syntax::kCatalog;
  if (std::holds_alternative<ArticleCheck>(rule.check)) set.article = {index};
  if (std::holds_alternative<CorpusCheck>(rule.check)) set.corpus = {index};
  if (!example.article.empty()) {
    const Article article = parse_article(example.article, ArticleKind::kMarkdown);
    if (!article.front_matter().target_lang.empty()) {
      context.target_lang = article.front_matter().target_lang;
    }
    ArticleFaults found = check_article(set, article, context, {});
    if (const auto* corpus = std::get_if<CorpusCheck>(&rule.check)) {
      std::vector<CorpusFault> faults;
      (*corpus)({found.entries.begin(), found.entries.end()}, faults);
      for (CorpusFault& fault : faults) {
        found.faults.push_back({index, {fault.place, {}, fault.message, {}, {}}});
      }
    }
    return found.faults;
  }
  std::vector<RuledFault> out;
  SegmentFacts facts(context);
  // The flag `&` says how access keys are marked.
  UnitOrigin origin;
  origin.flags = example.flags;
  origin.accelerator = example.flags == "&" ? '&' : '\0';
  facts.reset(example.source, example.target, {.origin = &origin});
  check_segment(set, facts, out);
  return out;
}

TEST_P(EveryRule, FindsFaultWithItsBadExampleOnly) {
  const Rule& rule = *GetParam();
  EXPECT_FALSE(faults_of(rule, rule.description.bad).empty());
  for (const RuledFault& found : faults_of(rule, rule.description.good)) {
    ADD_FAILURE() << found.fault.message;
  }
}

TEST_P(EveryRule, MarksPlacesInsideItsTexts) {
  const Rule& rule = *GetParam();
  const RuleExample& example = rule.description.bad;
  for (const RuledFault& found : faults_of(rule, example)) {
    const Fault& fault = found.fault;
    const std::string_view text = fault.place == TextSide::kTarget   ? example.target
                                  : fault.place == TextSide::kSource ? example.source
                                                                     : example.article;
    EXPECT_LE(fault.span.begin, fault.span.end);
    EXPECT_LE(fault.span.end, text.size());
  }
}

// What is repaired is no fault any more, and a rule that says it repairs does.
TEST_P(EveryRule, RepairsItsBadExampleWhereItSaysSo) {
  const Rule& rule = *GetParam();
  RuleExample example = rule.description.bad;
  std::vector<Edit> edits;
  for (const RuledFault& found : faults_of(rule, example)) {
    edits.insert(edits.end(), found.fault.fix.begin(), found.fault.fix.end());
  }
  const bool repairs = !rule.description.fixes.empty() || !rule.description.unsafe_fixes.empty();
  EXPECT_EQ(!edits.empty(), repairs);
  if (edits.empty()) return;
  const bool whole = !example.article.empty();
  const auto fixed = apply_edits(whole ? example.article : example.target, edits);
  ASSERT_TRUE(fixed.has_value());
  (whole ? example.article : example.target) = *fixed;
  for (const RuledFault& found : faults_of(rule, example)) ADD_FAILURE() << found.fault.message;
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
  for (int group = 0; group <= static_cast<int>(RuleGroup::kTerms); ++group) {
    seen.insert(name_of(static_cast<RuleGroup>(group)));
  }
  for (const Rule* rule : rules()) {
    EXPECT_TRUE(seen.insert(rule->description.id).second) << rule->description.id;
  }
}

TEST(Registry, IsOrderedByGroup) {
  for (std::size_t i = 1; i < rules().size(); ++i) {
    EXPECT_LE(rules()[i - 1]->description.group, rules()[i]->description.group);
  }
}

TEST(Registry, FindsEveryRuleByItsId) {
  for (std::size_t i = 0; i < rules().size(); ++i) {
    EXPECT_EQ(rule_index(rules()[i]->description.id), i);
  }
  EXPECT_EQ(rule_index("no-such-rule"), rules().size());
}

}  // namespace registry_test
}  // namespace locseg::check
