#include "locseg/merge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "locseg/article_units.h"
#include "reference/articles.h"
#include "reference/random.h"

namespace locseg {
namespace {

using reference::OwnedArticle;
using reference::pair;
using testing::HasSubstr;

Unit unit(std::string_view id, std::string_view source, std::string_view target) {
  return {id, 0, source, target, false};
}

// Three segments, the last two of one source.
std::string text() {
  return "# " + pair("aaaaa-103", "Tasse", "Cup") + "\r\n\r\n" +
         pair("aaaaa-104", "Siehe [hier](a.md).", "See [here](a.md).") + " " +
         pair("aaaaa-105", "Ja", "Yes") + "\n- " + pair("aaaaa-106", "Ja", "Yes") + "\n";
}

struct Case {
  std::string_view name;
  std::vector<Unit> units;
  std::vector<EditOutcome> outcomes;
  std::vector<std::string_view> targets;  // of the result
};

using enum EditOutcome;

class MergeUnits : public testing::TestWithParam<Case> {};

TEST_P(MergeUnits, FindsSegmentsOrSaysWhyNot) {
  const OwnedArticle article(text());
  const auto merged = merge_units(article.article, GetParam().units, {OnStale::kSkip, false});
  ASSERT_TRUE(merged.has_value());
  std::vector<EditOutcome> outcomes;
  for (const MergedUnit& each : merged->units) outcomes.push_back(each.outcome);
  EXPECT_EQ(outcomes, GetParam().outcomes);
  const OwnedArticle after(merged->bytes);
  std::vector<std::string> targets;
  for (const Segment& segment : after.article.segments()) {
    targets.push_back(after.article.target(segment));
  }
  EXPECT_THAT(targets, testing::ElementsAreArray(GetParam().targets));
}

INSTANTIATE_TEST_SUITE_P(
    Table, MergeUnits,
    testing::Values(Case{"nothing", {}, {}, {"Tasse", "Siehe [hier](a.md).", "Ja", "Ja"}},
                    Case{"by_id",
                         {unit("aaaaa-105", "Yes", "Jawohl")},
                         {kApplied},
                         {"Tasse", "Siehe [hier](a.md).", "Jawohl", "Ja"}},
                    Case{"unchanged",
                         {unit("aaaaa-105", "Yes", "Ja")},
                         {kUnchanged},
                         {"Tasse", "Siehe [hier](a.md).", "Ja", "Ja"}},
                    Case{"by_source",
                         {unit("", "Cup", "Becher")},
                         {kApplied},
                         {"Becher", "Siehe [hier](a.md).", "Ja", "Ja"}},
                    Case{"by_normalized_source",
                         {unit("", " Cup ", "Becher")},
                         {kApplied},
                         {"Becher", "Siehe [hier](a.md).", "Ja", "Ja"}},
                    Case{"id_of_another_revision",
                         {unit("bbbbb-105", "Cup", "Becher")},
                         {kApplied},
                         {"Becher", "Siehe [hier](a.md).", "Ja", "Ja"}},
                    Case{"id_whose_source_moved",
                         {unit("aaaaa-104", "Cup", "Becher")},
                         {kApplied},
                         {"Becher", "Siehe [hier](a.md).", "Ja", "Ja"}},
                    Case{"one_target_for_all",
                         {unit("", "Yes", "Jawohl")},
                         {kApplied},
                         {"Tasse", "Siehe [hier](a.md).", "Jawohl", "Jawohl"}},
                    Case{"as_many_in_order",
                         {unit("", "Yes", "A"), unit("", "Yes", "B")},
                         {kApplied, kApplied},
                         {"Tasse", "Siehe [hier](a.md).", "A", "B"}},
                    Case{"ambiguous",
                         {unit("", "Yes", "A"), unit("", "Yes", "B"), unit("", "Yes", "C")},
                         {kAmbiguous, kAmbiguous, kAmbiguous},
                         {"Tasse", "Siehe [hier](a.md).", "Ja", "Ja"}},
                    Case{"conflicting",
                         {unit("aaaaa-103", "Cup", "A"), unit("aaaaa-103", "Cup", "B")},
                         {kConflicting, kConflicting},
                         {"Tasse", "Siehe [hier](a.md).", "Ja", "Ja"}},
                    Case{"repeated",
                         {unit("aaaaa-103", "Cup", "A"), unit("aaaaa-103", "Cup", "A")},
                         {kApplied, kApplied},
                         {"A", "Siehe [hier](a.md).", "Ja", "Ja"}},
                    Case{"stale",
                         {unit("", "See [here](a.md) too.", "X")},
                         {kStale},
                         {"Tasse", "Siehe [hier](a.md).", "Ja", "Ja"}},
                    Case{"stale_by_id",
                         {unit("aaaaa-103", "Quite another thing", "X")},
                         {kStale},
                         {"Tasse", "Siehe [hier](a.md).", "Ja", "Ja"}},
                    Case{"unknown",
                         {unit("", "Nothing of this", "X")},
                         {kUnknown},
                         {"Tasse", "Siehe [hier](a.md).", "Ja", "Ja"}},
                    Case{"holds_a_pair",
                         {unit("aaaaa-103", "Cup", "<span data-ttu-id=\"x\">")},
                         {kRefused},
                         {"Tasse", "Siehe [hier](a.md).", "Ja", "Ja"}},
                    Case{"loses_a_link",
                         {unit("aaaaa-104", "See [here](a.md).", "Siehe hier.")},
                         {kRefused},
                         {"Tasse", "Siehe [hier](a.md).", "Ja", "Ja"}},
                    Case{"invents_a_tag",
                         {unit("aaaaa-103", "Cup", "<b>Tasse</b>")},
                         {kRefused},
                         {"Tasse", "Siehe [hier](a.md).", "Ja", "Ja"}},
                    Case{"localizes_an_address",
                         {unit("aaaaa-104", "See [here](a.md).", "Siehe [dort](de/a.md).")},
                         {kApplied},
                         {"Tasse", "Siehe [dort](de/a.md).", "Ja", "Ja"}},
                    Case{"line_feed",
                         {unit("aaaaa-103", "Cup", "Ta\nsse")},
                         {kRefused},
                         {"Tasse", "Siehe [hier](a.md).", "Ja", "Ja"}},
                    Case{"backslash_at_the_end",
                         {unit("aaaaa-103", "Cup", "C:\\")},
                         {kRefused},
                         {"Tasse", "Siehe [hier](a.md).", "Ja", "Ja"}},
                    Case{"open_tag",
                         {unit("aaaaa-103", "Cup", "Tasse <b")},
                         {kRefused},
                         {"Tasse", "Siehe [hier](a.md).", "Ja", "Ja"}},
                    Case{"open_code_span",
                         {unit("aaaaa-103", "Cup", "`Tasse")},
                         {kRefused},
                         {"Tasse", "Siehe [hier](a.md).", "Ja", "Ja"}},
                    Case{"closes_the_pair_early",
                         {unit("aaaaa-103", "Cup", "a</span>b")},
                         {kRefused},
                         {"Tasse", "Siehe [hier](a.md).", "Ja", "Ja"}},
                    Case{"not_utf8",
                         {unit("aaaaa-103", "Cup", "\xFF")},
                         {kRefused},
                         {"Tasse", "Siehe [hier](a.md).", "Ja", "Ja"}},
                    Case{
                        "one_bad_among_good",
                        {unit("aaaaa-103", "Cup", "a</span>b"), unit("aaaaa-105", "Yes", "Jawohl")},
                        {kRefused, kApplied},
                        {"Tasse", "Siehe [hier](a.md).", "Jawohl", "Ja"}}),
    [](const auto& info) { return std::string(info.param.name); });

TEST(MergeUnitsOptions, StaleBlocksOrGoesToTheNearest) {
  const OwnedArticle article(text());
  const std::vector<Unit> units = {unit("", "See [here](a.md) too.", "[Da](a.md)"),
                                   unit("aaaaa-103", "Cup", "Becher")};
  const auto blocked = merge_units(article.article, units, {});
  EXPECT_TRUE(blocked->blocked);
  EXPECT_EQ(blocked->bytes, article.bytes);
  EXPECT_EQ(blocked->before, blocked->after);
  const auto applied = merge_units(article.article, units, {OnStale::kApply, false});
  EXPECT_TRUE(applied->clean());
  EXPECT_EQ(applied->edits.size(), 2U);
  EXPECT_THAT(applied->bytes, HasSubstr(">[Da](a.md)<"));
}

TEST(MergeUnitsOptions, ForceGivesInWhereItReadsBack) {
  const OwnedArticle article(text());
  const std::vector<Unit> units = {unit("aaaaa-104", "See [here](a.md).", "Siehe hier."),
                                   unit("aaaaa-103", "Cup", "<span data-ttu-id=\"b-1\">")};
  const auto merged = merge_units(article.article, units, {OnStale::kFail, true});
  EXPECT_EQ(merged->units[0].outcome, kApplied);
  EXPECT_EQ(merged->units[1].outcome, kRefused);
}

struct CarrierCase {
  std::string_view name;
  ArticleKind kind;
  std::string before;
  std::string after;
};

class MergeCarriers : public testing::TestWithParam<CarrierCase> {};

TEST_P(MergeCarriers, EncodeWhatIsPutIn) {
  const OwnedArticle article(GetParam().before, GetParam().kind);
  ASSERT_EQ(article.article.segments().size(), 1U);
  const std::vector<Unit> units = {unit("", "Cup", "\"T\" 'u'")};
  const auto merged = merge_units(article.article, units, {});
  EXPECT_EQ(merged->bytes, GetParam().after);
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

INSTANTIATE_TEST_SUITE_P(
    Table, MergeCarriers,
    testing::Values(
        CarrierCase{"markdown", ArticleKind::kMarkdown, pair("a-1", "Tasse", "Cup"),
                    pair("a-1", "\"T\" 'u'", "Cup")},
        CarrierCase{"json", ArticleKind::kJson,
                    "{\"a\":\"" + replaced(pair("a-1", "Tasse", "Cup"), "\"", "\\\"") + "\"}",
                    "{\"a\":\"" + replaced(pair("a-1", "\"T\" 'u'", "Cup"), "\"", "\\\"") + "\"}"},
        CarrierCase{"yaml_double", ArticleKind::kYaml,
                    "a: \"" + replaced(pair("a-1", "Tasse", "Cup"), "\"", "\\\"") + "\"\n",
                    "a: \"" + replaced(pair("a-1", "\"T\" 'u'", "Cup"), "\"", "\\\"") + "\"\n"},
        CarrierCase{"yaml_single", ArticleKind::kYaml, "a: '" + pair("a-1", "Tasse", "Cup") + "'\n",
                    "a: '" + pair("a-1", "\"T\" ''u''", "Cup") + "'\n"}),
    [](const auto& info) { return std::string(info.param.name); });

TEST(MergeUnitsProperties, ChangeNothingButWhatIsNamed) {
  reference::Random random(71);
  for (int round = 0; round < 300; ++round) {
    std::string bytes;
    const std::uint32_t count = 1 + random.below(12);
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::string n = std::to_string(random.below(8));
      bytes += pair("aaaaa-" + std::to_string(103 + i), "t" + n, "s" + n);
      bytes += random.one_in(3) ? "\n\n" : " and ";
    }
    const OwnedArticle article(bytes);
    ArticleUnits read;
    read.read({}, article.article, {}, {});
    const auto same = merge_units(article.article, read.group().units, {});
    ASSERT_TRUE(same->clean());
    ASSERT_EQ(same->bytes, bytes);
    std::vector<Unit> units(read.group().units.begin(), read.group().units.end());
    const std::uint32_t at = random.below(count);
    units[at].target = "marked";
    const auto one = merge_units(article.article, units, {});
    ASSERT_TRUE(one->clean());
    const Span span = article.article.segments()[at].target;
    ASSERT_EQ(one->bytes, bytes.substr(0, span.begin) + "marked" + bytes.substr(span.end));
  }
}

}  // namespace
}  // namespace locseg
