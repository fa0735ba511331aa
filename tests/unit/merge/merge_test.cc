#include "locseg/merge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "locseg/article.h"
#include "reference/articles.h"
#include "reference/carriers.h"
#include "reference/random.h"

namespace locseg {
namespace merge_test {

using reference::OwnedArticle;
using reference::pair;
using testing::HasSubstr;

Unit unit(std::string_view id, std::string_view source, std::string_view target) {
  return {id, 0, source, target, false};
}

Unit fuzzy(std::string_view id, std::string_view source, std::string_view target) {
  Unit out = unit(id, source, target);
  out.state = TranslationState::kFuzzy;
  return out;
}

// Four segments, the last two of one source.
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
    testing::Values(
        Case{"nothing", {}, {}, {"Tasse", "Siehe [hier](a.md).", "Ja", "Ja"}},
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
        Case{"fuzzy",
             {fuzzy("aaaaa-103", "Cup", "Topf"), unit("", "Yes", "Jawohl")},
             {kFuzzy, kApplied},
             {"Tasse", "Siehe [hier](a.md).", "Jawohl", "Jawohl"}},
        Case{"fuzzy_gives_way",
             {fuzzy("aaaaa-103", "Cup", "Topf"), unit("aaaaa-103", "Cup", "Becher"),
              fuzzy("", "Yes", "Jawohl"), unit("", "Yes", "Jawohl"), fuzzy("", "Yes", "Jawohl")},
             {kFuzzy, kApplied, kFuzzy, kApplied, kFuzzy},
             {"Becher", "Siehe [hier](a.md).", "Jawohl", "Jawohl"}},
        Case{"fuzzy_and_stale",
             {fuzzy("", "See [here](a.md) too.", "X")},
             {kFuzzy},
             {"Tasse", "Siehe [hier](a.md).", "Ja", "Ja"}},
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
        Case{"one_bad_among_good",
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

TEST(MergeUnitsOptions, ListsWhatIsMissingAndRepeated) {
  const OwnedArticle article(text());
  const std::vector<Unit> units = {unit("aaaaa-103", "Cup", "A"), unit("aaaaa-103", "Cup", "A"),
                                   unit("", "Yes", "B"), unit("", "Yes", "B"),
                                   unit("", "Yes", "B")};
  const auto merged = merge_units(article.article, units, {});
  std::vector<bool> repeated;
  for (const MergedUnit& each : merged->units) repeated.push_back(each.repeated);
  EXPECT_THAT(repeated, testing::ElementsAre(false, true, false, true, true));
  EXPECT_EQ(merged->count(kApplied), 5U);
  EXPECT_THAT(merged->missing, testing::ElementsAre(1U));
}

TEST(MergeUnitsOptions, FuzzyTargetsAreLeftOutUnlessAskedFor) {
  const OwnedArticle article(text());
  const std::vector<Unit> units = {fuzzy("aaaaa-103", "Cup", "Topf"),
                                   fuzzy("", "See [here](a.md) too.", "X")};
  const auto left_out = merge_units(article.article, units, {});
  EXPECT_TRUE(left_out->clean());
  EXPECT_FALSE(left_out->blocked);
  EXPECT_EQ(left_out->bytes, article.bytes);
  EXPECT_THAT(left_out->missing, testing::ElementsAre(1U, 2U, 3U));
  const auto taken =
      merge_units(article.article, units, {.on_stale = OnStale::kSkip, .use_fuzzy = true});
  EXPECT_EQ(taken->units[0].outcome, kApplied);
  EXPECT_EQ(taken->units[1].outcome, kStale);
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

using reference::replaced;

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

// An article of `sources` in order, each with the target `old`, and its outcomes for `units`; an
// applied target is in place of `old`.
std::vector<std::string> targets_after(const std::vector<std::string>& sources,
                                       const std::vector<Unit>& units,
                                       std::vector<EditOutcome>& outcomes) {
  std::string bytes;
  for (const std::string& source : sources) {
    bytes += pair("aaaaa-" + std::to_string(103 + bytes.size()), "old", source) + "\n";
  }
  const OwnedArticle article(bytes);
  const auto merged = merge_units(article.article, units, {OnStale::kSkip, false});
  for (const MergedUnit& each : merged->units) outcomes.push_back(each.outcome);
  const OwnedArticle after(merged->bytes);
  std::vector<std::string> targets;
  for (const Segment& segment : after.article.segments()) {
    targets.push_back(after.article.target(segment));
  }
  return targets;
}

TEST(MergeUnitsOrder, NeighboursTellRepeatsApart) {
  const struct {
    std::vector<std::string> sources;
    std::vector<Unit> units;
    std::vector<std::string> targets;
    std::vector<EditOutcome> outcomes;
  } cases[] = {
      // One of two repeats stands before what both have.
      {{"Yes", "X", "Cup", "Y", "Yes"},
       {unit("", "Yes", "A"), unit("", "Cup", "B"), unit("", "Yes", "C")},
       {"A", "old", "B", "old", "C"},
       {kApplied, kApplied, kApplied}},
      // In the last gap two units vie for one segment, in the first none does.
      {{"Yes", "Cup", "Yes"},
       {unit("", "Yes", "A"), unit("", "Cup", "B"), unit("", "Yes", "C"), unit("", "Yes", "D")},
       {"A", "B", "old"},
       {kApplied, kApplied, kAmbiguous, kAmbiguous}},
      // Nothing tells two from three.
      {{"Yes", "Yes", "Yes"},
       {unit("", "Yes", "A"), unit("", "Yes", "B")},
       {"old", "old", "old"},
       {kAmbiguous, kAmbiguous}},
      // The same for all is for all.
      {{"Yes", "Yes", "Yes"},
       {unit("", "Yes", "A"), unit("", "Yes", "A")},
       {"A", "A", "A"},
       {kApplied, kApplied}},
      // A gap inside a gap: what the first level finds tells the second apart.
      {{"No", "Yes", "Cup", "No", "Yes", "No"},
       {unit("", "Yes", "A"), unit("", "Cup", "B"), unit("", "No", "C"), unit("", "Yes", "D")},
       {"old", "A", "B", "C", "D", "old"},
       {kApplied, kApplied, kApplied, kApplied}},
  };
  int number = 0;
  for (const auto& c : cases) {
    std::vector<EditOutcome> outcomes;
    SCOPED_TRACE(number++);
    const auto targets = targets_after(c.sources, c.units, outcomes);
    EXPECT_EQ(targets, c.targets);
    EXPECT_EQ(outcomes, c.outcomes);
  }
}

// Whatever is left out, repeated or reordered: an applied target stands where its source is.
TEST(MergeUnitsOrder, NeverPutsATargetToAnotherSource) {
  reference::Random random(73);
  for (int round = 0; round < 500; ++round) {
    std::vector<std::string> sources;
    for (std::uint32_t i = 1 + random.below(14); i > 0; --i) {
      sources.push_back("source " + std::to_string(random.below(6)));
    }
    // Each says which segment it was made from.
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < sources.size(); ++i)
      texts.push_back("for " + sources[i] + " at " + std::to_string(i));
    std::vector<Unit> units;
    const bool all = random.one_in(3);
    for (std::size_t i = 0; i < sources.size(); ++i) {
      if (all || !random.one_in(4)) units.push_back(unit("", sources[i], texts[i]));
    }
    if (!units.empty() && random.one_in(4)) {
      std::swap(units.front(), units.back());
    }
    std::vector<EditOutcome> outcomes;
    const auto targets = targets_after(sources, units, outcomes);
    for (std::size_t i = 0; i < sources.size(); ++i) {
      if (targets[i] != "old") {
        ASSERT_EQ(targets[i].rfind("for " + sources[i] + " at ", 0), 0U) << round;
      }
      if (all && units[0].target == texts[0]) {
        ASSERT_EQ(targets[i], texts[i]) << round;
      }
    }
  }
}

// A thousand repeats that are one short are refused in no time and in little memory.
TEST(MergeUnitsOrder, RefusesManyRepeatsAtOnce) {
  std::string bytes;
  std::vector<Unit> units;
  std::vector<std::string> targets(4000);
  for (std::size_t i = 0; i < targets.size(); ++i) targets[i] = "t" + std::to_string(i);
  for (int i = 0; i < 4000; ++i) {
    bytes += pair("aaaaa-" + std::to_string(i), "old", "Yes") + "\n";
    if (i != 0) units.push_back(unit("", "Yes", targets[static_cast<std::size_t>(i)]));
  }
  const OwnedArticle article(bytes);
  const auto merged = merge_units(article.article, units, {});
  EXPECT_EQ(merged->count(kAmbiguous), units.size());
  std::size_t listed = 0;
  for (const MergedUnit& each : merged->units) listed += each.segments.size();
  EXPECT_LE(listed, 64 * units.size());
}

TEST(MergeUnitsLeaks, AreRefusedAsCheckFindsThem) {
  // The tick of the second target closes the one that stands in the skeleton.
  const std::string bytes = "An `open " + pair("aaaaa-103", "Tasse", "Cup") + " and " +
                            pair("aaaaa-104", "Ja", "Yes") + ".\n";
  const OwnedArticle article(bytes);
  const std::vector<Unit> units = {unit("", "Yes", "a ` b"), unit("", "Cup", "Becher")};
  const auto merged = merge_units(article.article, units, {});
  EXPECT_EQ(merged->units[0].outcome, kRefused);
  EXPECT_EQ(merged->units[1].outcome, kApplied);
  // Two that are sound alone and leak together: the first stays.
  const OwnedArticle two(pair("aaaaa-103", "Tasse", "Cup `") + " and " +
                         pair("aaaaa-104", "Ja", "Yes ``") + "\n");
  const std::vector<Unit> both = {unit("", "Cup `", "A ```"), unit("", "Yes ``", "B ```")};
  const auto one = merge_units(two.article, both, {});
  EXPECT_EQ(one->units[0].outcome, kApplied);
  EXPECT_EQ(one->units[1].outcome, kRefused);
  EXPECT_THAT(one->units[1].reason, HasSubstr("readers would see a tag"));
  EXPECT_EQ(merge_units(two.article, both, {OnStale::kFail, true})->count(kApplied), 2U);
  // What leaked before is no reason.
  const OwnedArticle old("\\" + pair("aaaaa-103", "Tasse", "Cup") + "\n");
  const std::vector<Unit> cup = {unit("", "Cup", "Becher")};
  EXPECT_TRUE(merge_units(old.article, cup, {})->clean());
  // Markdown inside JSON has no article to be read with: the pair alone tells.
  const OwnedArticle json("{\"a\": " + reference::double_quoted(pair("a-1", "Tasse", "Cup")) + "}",
                          ArticleKind::kJson);
  const std::vector<Unit> path = {unit("", "Cup", "C:\\")};
  EXPECT_THAT(merge_units(json.article, path, {})->units[0].reason,
              HasSubstr("the backslash before it"));
}

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

// In every carrier, all targets changed to anything: each reads back or is refused, no other byte
// moves, and an independent parser reads the same.
class MergeForms : public testing::TestWithParam<reference::Form> {};

TEST_P(MergeForms, ReadBackOrAreRefused) {
  const reference::Form& form = GetParam();
  constexpr std::string_view kParts[] = {
      "word",   " ",   "\"",  "'",      "\\",  ": ",  " #",   "\n",     "&quot;", "\u00e9",
      "\u8bd1", "{0}", "*b*", "[a](b)", "`x`", "<b>", "</b>", "- ",     "|",      "\t",
      "%",      ",",   "@",   "]",      "}",   "&",   "!",    "\u2028", "? ",     "---"};
  reference::Random random(74);
  std::uint64_t applied = 0;
  std::uint64_t refused = 0;
  for (int round = 0; round < 400; ++round) {
    const std::uint32_t count = 1 + random.below(6);
    std::vector<std::string> pairs;
    std::vector<std::string> sources;
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::string n = std::to_string(i);
      sources.push_back("Source \"" + n + "\" it's");
      pairs.push_back(pair("aaaaa-" + std::to_string(103 + i), "Ziel \"" + n + "\"", sources[i]));
    }
    const OwnedArticle article(form.make(pairs), form.kind);
    ASSERT_EQ(article.article.segments().size(), count) << article.bytes;
    std::vector<std::string> targets;
    std::vector<Unit> units;
    for (std::uint32_t i = 0; i < count; ++i) {
      std::string target = "T";
      for (std::uint32_t k = random.below(8); k > 0; --k) {
        target += kParts[random.below(std::size(kParts))];
      }
      targets.push_back(target);
      ASSERT_EQ(article.article.source(article.article.segments()[i]), sources[i]);
    }
    for (std::uint32_t i = 0; i < count; ++i) units.push_back(unit("", sources[i], targets[i]));
    const auto merged = merge_units(article.article, units, {OnStale::kFail, true});
    ASSERT_TRUE(merged.has_value()) << to_string(merged.error());
    // The edits are of targets and make the result.
    ASSERT_EQ(apply_edits(article.bytes, merged->edits).value(), merged->bytes);
    for (const Edit& edit : merged->edits) {
      ASSERT_TRUE(std::any_of(article.article.segments().begin(), article.article.segments().end(),
                              [&](const Segment& s) { return s.target == edit.span; }));
    }
    const OwnedArticle after(merged->bytes, form.kind);
    ASSERT_EQ(after.article.segments().size(), count);
    for (std::uint32_t i = 0; i < count; ++i) {
      const EditOutcome outcome = merged->units[i].outcome;
      ASSERT_TRUE(outcome == kApplied || (outcome == kRefused && !form.holds_anything))
          << merged->units[i].reason << '\n'
          << targets[i];
      ++(outcome == kApplied ? applied : refused);
      if (outcome == kRefused) targets[i] = article.article.target(article.article.segments()[i]);
      ASSERT_EQ(after.article.target(after.article.segments()[i]), targets[i]);
      ASSERT_EQ(after.article.source(after.article.segments()[i]), sources[i]);
    }
    if (const auto values = form.values(article.bytes); !values.empty()) {
      const auto now = form.values(merged->bytes);
      ASSERT_EQ(now.size(), count) << merged->bytes;
      for (std::uint32_t i = 0; i < count; ++i) {
        ASSERT_EQ(now[i], pair("aaaaa-" + std::to_string(103 + i), targets[i], sources[i]))
            << merged->bytes;
      }
    }
  }
  EXPECT_GT(applied, 2 * refused) << "of " << applied + refused;
}

INSTANTIATE_TEST_SUITE_P(Table, MergeForms, testing::ValuesIn(reference::kForms),
                         [](const auto& info) { return std::string(info.param.name); });

}  // namespace merge_test
}  // namespace locseg
