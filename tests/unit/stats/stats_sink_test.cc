#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "locseg/stats.h"
#include "stats/unit_table.h"

namespace locseg {
namespace stats_sink_test {

TEST(Stats, SizesOfTexts) {
  const struct {
    std::string_view text;
    TextSize size;
  } table[] = {
      {"", {0, 0}},
      {"Save the file.", {3, 14}},
      {"Größe ändern", {2, 12}},
      {"保存文件。", {2, 5}},
      {"ファイルを保存します。", {5, 11}},
      {"บันทึกไฟล์นี้", {3, 13}},
      {"احفظ الملف", {2, 10}},
      {"फ़ाइल सहेजें", {2, 12}},
      {"ok 👩‍👧!", {1, 7}},
      {"a\xFF b", {2, 4}},
      {"**Save** [it](a/b.md)", {4, 21}},
  };
  for (const auto& [text, size] : table) {
    EXPECT_EQ(size_of(text).words, size.words) << text;
    EXPECT_EQ(size_of(text).characters, size.characters) << text;
  }
}

Unit unit_of(std::string_view source, std::string_view target) {
  Unit unit;
  unit.source = source;
  unit.target = target;
  return unit;
}

// An article of units, with the memory that its views need.
struct Sample {
  ArticleInfo info;
  std::vector<Unit> units;

  Sample(std::string_view target_lang, std::string_view type,
         std::vector<std::pair<std::string_view, std::string_view>> pairs) {
    info.source_lang = "en-US";
    info.target_lang = target_lang;
    info.translation_type = type;
    for (const auto& [source, target] : pairs) {
      units.push_back(unit_of(source, target));
    }
  }
  [[nodiscard]] UnitGroup group() const { return {info, units}; }
};

const std::vector<Sample>& samples() {
  static const std::vector<Sample> made = {
      {"zh-CN", "MT", {{"Save the file.", "保存文件。"}, {"Close.", "关闭。"}}},
      {"zh-CN", "HT", {{"Save the file.", "保存文件。"}}},
      {"de-DE", "MT", {{"Save the file.", "Datei speichern."}, {"Save the file.", "Speichern."}}},
      {"de-DE", "MT", {}},
      {"", "", {{"Close.", "关闭。"}, {"Close.", "关闭。"}, {"", ""}, {"", ""}}},
  };
  return made;
}

void expect_counts_of_samples(const Stats& stats) {
  EXPECT_EQ(stats.counts,
            (Counts{5, 1, 9, {3 * 4 + 3, 14 * 4 + 6 * 3}, {2 * 2 + 3 + 3, 10 + 9 + 26}}));
  EXPECT_EQ(stats.units, 2U + 2U + 2U);
  EXPECT_EQ(stats.repetitions, 3U);
  ASSERT_EQ(stats.pairs.size(), 3U);
  EXPECT_EQ(stats.pairs[0].target_lang, "");
  EXPECT_EQ(stats.pairs[0].units, 2U);
  EXPECT_EQ(stats.pairs[0].repetitions, 2U);
  EXPECT_EQ(stats.pairs[1].target_lang, "de-DE");
  EXPECT_EQ(stats.pairs[1].counts, (Counts{2, 1, 2, {6, 28}, {3, 26}}));
  EXPECT_EQ(stats.pairs[1].units, 2U) << "one source with two targets is two units";
  const PairStats& chinese = stats.pairs[2];
  EXPECT_EQ(chinese.source_lang, "en-US");
  EXPECT_EQ(chinese.counts, (Counts{2, 0, 3, {7, 34}, {5, 13}}));
  EXPECT_EQ(chinese.units, 2U) << "a unit is one, whichever type it has";
  EXPECT_EQ(chinese.repetitions, 1U);
  ASSERT_EQ(chinese.types.size(), 2U);
  EXPECT_EQ(chinese.types[0].translation_type, "HT");
  EXPECT_EQ(chinese.types[0].counts, (Counts{1, 0, 1, {3, 14}, {2, 5}}));
  EXPECT_EQ(chinese.types[1].counts, (Counts{1, 0, 2, {4, 20}, {3, 8}}));
}

TEST(StatsSink, CountsGroups) {
  StatsSink sink;
  for (const Sample& sample : samples()) ASSERT_TRUE(sink.put(sample.group()));
  expect_counts_of_samples(sink.stats());
  EXPECT_FALSE(sink.stats().problems.has_value());
}

TEST(StatsSink, AddsCountedArticlesInAnyOrder) {
  StatsSink sink;
  ArticleCounts counts;  // used again, as a pipeline does
  for (auto sample = samples().rbegin(); sample != samples().rend(); ++sample) {
    count_units(sample->group(), counts);
    sink.add(counts, {});
  }
  expect_counts_of_samples(sink.stats());
}

TEST(StatsSink, CountsProblemsByKind) {
  StatsSink sink;
  ArticleCounts counts;
  count_units(samples()[0].group(), counts);
  const Problem duplicate{.kind = ProblemKind::kDuplicateId, .span = {}, .position = {}, .id = {}};
  const Problem damage{.kind = ProblemKind::kQuoteDamage, .span = {}, .position = {}, .id = {}};
  const std::vector<Problem> problems = {damage, duplicate, damage};
  sink.add(counts, problems);
  const Stats stats = sink.stats();
  ASSERT_TRUE(stats.problems.has_value());
  EXPECT_THAT(*stats.problems, testing::ElementsAre(testing::Pair(ProblemKind::kDuplicateId, 1U),
                                                    testing::Pair(ProblemKind::kQuoteDamage, 2U)));
}

TEST(StatsSink, AgreesWithAPlainCount) {
  std::mt19937 random(5);
  const std::string_view words[] = {"alpha", "beta", "保存", "ไฟล์", "", "42"};
  std::vector<std::string> kept;
  kept.reserve(20000);
  const auto text = [&]() -> std::string_view {
    std::string made;
    for (auto i = random() % 3; i > 0; --i) made += std::string(words[random() % 6]) + " ";
    return kept.emplace_back(std::move(made));
  };
  StatsSink put;
  StatsSink added;
  ArticleCounts counts;
  std::set<std::tuple<std::string_view, std::string_view, std::string_view>> units;
  Counts expected;
  for (int article = 0; article < 200; ++article) {
    Sample sample(article % 3 == 0 ? "zh-CN" : "de-DE", article % 2 == 0 ? "MT" : "HT", {});
    for (auto i = random() % 40; i > 0; --i) {
      const std::string_view source = text();
      const Unit unit = unit_of(source, text());
      units.emplace(sample.info.target_lang, unit.source, unit.target);
      expected.source += size_of(unit.source);
      expected.target += size_of(unit.target);
      sample.units.push_back(unit);
    }
    expected.articles += 1;
    expected.articles_without_segments += sample.units.empty() ? 1 : 0;
    expected.segments += sample.units.size();
    ASSERT_TRUE(put.put(sample.group()));
    count_units(sample.group(), counts);
    added.add(counts, {});
  }
  for (const StatsSink* sink : {&put, &added}) {
    const Stats stats = sink->stats();
    EXPECT_EQ(stats.counts, expected);
    EXPECT_EQ(stats.units, units.size());
    EXPECT_EQ(stats.repetitions, expected.segments - units.size());
  }
}

TEST(UnitTable, HoldsWhatWasPutIn) {
  std::mt19937_64 random(1);
  stats::UnitTable table;
  std::map<Hash128, std::uint32_t> expected;
  for (std::uint32_t i = 1; i < 50000; ++i) {
    // Low bits that collide on purpose.
    const Hash128 identity{random() % 20, (random() % 64) << 32};
    std::uint32_t& words = table.at(identity).size.source_words;
    ASSERT_EQ(words, expected[identity]);
    words = expected[identity] = i;
  }
  EXPECT_EQ(table.size(), expected.size());
}

TEST(UnitTable, TakesTheHashThatMarksFreeEntries) {
  stats::UnitTable table;
  table.at({}).size.source_words = 7;
  EXPECT_EQ(table.at({}).size.source_words, 7U);
  EXPECT_EQ(table.size(), 1U);
}

}  // namespace stats_sink_test
}  // namespace locseg
