// An analysis counts what a scan of the memory and of the job counts, with any number of threads.
#include "reference/analysis.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "config/config.h"
#include "leverage/analysis_settings.h"
#include "locseg/memory.h"
#include "locseg/store.h"
#include "unit/store/folder.h"
#include "unit/store/memory.h"
#include "unit/store/place.h"

namespace locseg {
namespace analysis_test {

using reference::JobArticle;
using reference::Pair;
using reference::Random;

constexpr std::size_t kAnArticle = 20;

const std::vector<std::string> kEnglish = {"Select",
                                           "the",
                                           "**Save**",
                                           "button",
                                           "and",
                                           "wait",
                                           "until",
                                           "your",
                                           "zones",
                                           "are",
                                           "watered",
                                           "in",
                                           "`hub.ini`",
                                           "version",
                                           "2.5",
                                           "see",
                                           "[the guide](guide.md)",
                                           "for",
                                           "more",
                                           "settings",
                                           "{0}",
                                           "(new)"};
const std::vector<std::string> kJapanese = {
    "保存", "ボタン", "を",   "選択", "し", "て",        "ください",
    "。",   "設定",   "の",   "変更", "は", "`hub.ini`", "に",
    "格納", "され",   "ます", "2.5",  "、", "詳細",      "[ガイド](guide.md)"};

std::string sentence(const std::vector<std::string>& stock, std::string_view between,
                     Random& random) {
  std::string text;
  for (std::uint32_t left = 1 + random.below(11); left != 0; --left) {
    if (!text.empty()) text += between;
    text += stock[random.below(static_cast<std::uint32_t>(stock.size()))];
  }
  return text;
}

void store_units(const std::string& path, const std::vector<Pair>& units,
                 const std::string& language) {
  auto store = open_store(path, StoreMode::kUpdate);
  ASSERT_TRUE(store);
  for (std::size_t begin = 0; begin < units.size(); begin += kAnArticle) {
    OwnGroup group;
    group.path = "m" + std::to_string(begin) + ".md";
    group.source_lang = language;
    group.target_lang = "fr-FR";
    for (std::size_t i = begin; i < std::min(units.size(), begin + kAnArticle); ++i) {
      group.units.push_back({"", 1, units[i].source, units[i].target, false});
    }
    ASSERT_TRUE(put(**store, group));
  }
  ASSERT_TRUE((*store)->commit());
}

// Of sentences, perturbed ones, ones of the memory, and stretches of it for context.
std::vector<JobArticle> job_of(const std::vector<Pair>& memory,
                               const std::vector<std::string>& stock, std::string_view between,
                               Random& random) {
  std::vector<JobArticle> job;
  std::vector<std::string> all;
  const auto any = [&] { return random.below(static_cast<std::uint32_t>(memory.size())); };
  for (int a = 0; a < 6; ++a) {
    JobArticle& article = job.emplace_back();
    article.path = "j" + std::to_string(a) + ".md";
    if (a == 3) continue;  // an article without a segment
    while (article.sources.size() < 60) {
      const std::uint32_t kind = random.below(6);
      if (kind == 0) {
        const std::size_t at = any();
        for (std::size_t i = at; i < std::min(at + 3, memory.size()); ++i) {
          article.sources.push_back(memory[i].source);
        }
      } else if (kind == 1 || all.empty()) {
        article.sources.push_back(sentence(stock, between, random));
      } else if (kind == 2) {
        const std::string& one = memory[any()].source;
        article.sources.push_back(reference::perturbed(one, memory[any()].source, random));
      } else {
        const std::string& other = all[random.below(static_cast<std::uint32_t>(all.size()))];
        article.sources.push_back(
            kind == 3 ? other : reference::perturbed(other, memory[any()].source, random));
      }
      all.push_back(article.sources.back());
    }
  }
  return job;
}

Analysis analyzed(const std::string& store, const std::vector<JobArticle>& job, bool internal,
                  unsigned threads) {
  const auto read = [&](UnitSink& sink) -> Result<void> {
    for (const JobArticle& article : job) {
      std::vector<Unit> units;
      for (const std::string& source : article.sources) units.push_back({{}, 0, source, {}});
      UnitGroup group;
      group.info.path = article.path;
      group.units = units;
      if (auto put = sink.put(group); !put) return put;
    }
    return {};
  };
  AnalysisOptions options;
  options.internal = internal;
  options.threads = threads;
  const auto analysis = analyze_units(store, read, options);
  EXPECT_TRUE(analysis) << to_string(analysis.error());
  return *analysis;
}

class Bands : public testing::TestWithParam<std::string> {};

TEST_P(Bands, AreThoseOfAScan) {
  const bool spaces = GetParam() == "en-US";
  const std::vector<std::string>& stock = spaces ? kEnglish : kJapanese;
  const std::string between = spaces ? " " : "";
  Random random(20230405);
  std::vector<Pair> memory;
  while (memory.size() < 160) {
    memory.push_back({sentence(stock, between, random), "T" + std::to_string(memory.size())});
  }
  const Folder folder;
  store_units(store_in(folder, "m.db"), memory, GetParam());
  const std::vector<JobArticle> job = job_of(memory, stock, between, random);
  for (const bool internal : {true, false}) {
    const Analysis wanted = reference::analyze(memory, kAnArticle, job, internal);
    for (const unsigned threads : {1U, 3U}) {
      const Analysis found = analyzed(store_in(folder, "m.db"), job, internal, threads);
      ASSERT_EQ(found.articles.size(), wanted.articles.size());
      for (std::size_t a = 0; a < wanted.articles.size(); ++a) {
        EXPECT_EQ(found.articles[a].path, wanted.articles[a].path);
        for (std::size_t i = 0; i < kBands; ++i) {
          EXPECT_EQ(found.articles[a].bands[i], wanted.articles[a].bands[i])
              << wanted.articles[a].path << ' ' << name_of(static_cast<Band>(i));
        }
      }
      EXPECT_EQ(found.total.bands, wanted.total.bands);
      EXPECT_EQ(found.empty_articles, 1U);
    }
    if (!internal) continue;
    // The job was made so that it says something of all of these.
    const auto total = [&](Band band) {
      return wanted.total.bands[static_cast<std::size_t>(band)];
    };
    for (const Band band : {Band::kContext, Band::kRepetition, Band::k95, Band::k50}) {
      EXPECT_NE(total(band).all.segments, 0U) << name_of(band);
    }
    EXPECT_NE(total(Band::k50).within.segments, 0U);
    EXPECT_NE(total(Band::k50).across.segments, 0U);
    EXPECT_NE(total(Band::kRepetition).within.segments, 0U);
  }
}

INSTANTIATE_TEST_SUITE_P(Languages, Bands, testing::Values("en-US", "ja-JP"),
                         [](const auto& test) { return test.param.substr(0, 2); });

TEST(Band, IsThatOfItsScore) {
  const std::pair<int, Band> kBandOf[] = {
      {102, Band::kContext}, {101, Band::kContext}, {100, Band::kExact}, {99, Band::k95},
      {95, Band::k95},       {94, Band::k85},       {85, Band::k85},     {84, Band::k75},
      {75, Band::k75},       {74, Band::k50},       {50, Band::k50},     {49, Band::kNew},
      {0, Band::kNew}};
  for (const auto& [score, band] : kBandOf) EXPECT_EQ(band_of_score(score), band) << score;
  for (std::size_t i = 0; i < kBands; ++i) {
    const auto band = static_cast<Band>(i);
    EXPECT_EQ(band_of(name_of(band)), band);
  }
  EXPECT_FALSE(band_of("101"));
}

TEST(Weights, AreReadFromTheCommandLineAndTheConfiguration) {
  BandWeights weights = kDefaultWeights;
  ASSERT_TRUE(set_weight("95-99=20", weights));
  ASSERT_TRUE(set_weight("new=1000", weights));
  EXPECT_EQ(weights, (BandWeights{0, 10, 10, 20, 50, 70, 100, 1000}));
  for (const char* wrong : {"", "new", "new=", "new=-1", "new=1001", "new=1x", "newer=1", "=1"}) {
    EXPECT_FALSE(set_weight(wrong, weights)) << wrong;
  }
  const auto config = parse_config(
      "[analyze]\ninternal = false\n[analyze.weights]\n100 = 0\n\"50-74\" = 90\n", ".locseg.toml");
  ASSERT_TRUE(config);
  ASSERT_TRUE(require_known(*config, analysis_config_keys()));
  AnalysisOptions options;
  ASSERT_TRUE(read_analysis_settings(*config, options));
  EXPECT_FALSE(options.internal);
  EXPECT_EQ(options.weights, (BandWeights{0, 10, 0, 30, 50, 70, 90, 100}));
  for (const char* wrong : {"new = 1.5", "new = -1", "new = 1001"}) {
    const auto bad = parse_config(std::string("[analyze.weights]\n") + wrong, "c.toml");
    ASSERT_TRUE(bad);
    const auto read = read_analysis_settings(*bad, options);
    ASSERT_FALSE(read) << wrong;
    EXPECT_EQ(to_string(read.error()), "c.toml:2:1: new: expected a whole number of 0 to 1000");
  }
}

TEST(WeightedWords, AreExactHundredths) {
  BandAmounts bands;
  bands[static_cast<std::size_t>(Band::k95)].all.size.words = 7;
  bands[static_cast<std::size_t>(Band::kNew)].all.size.words = 3;
  EXPECT_EQ(weighted_words(bands, kDefaultWeights), 510U);
}

}  // namespace analysis_test
}  // namespace locseg
