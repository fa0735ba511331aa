// What a search finds is what a scan of the whole store finds, with the same scores: for made-up
// memories here, for real articles where -DLOCSEG_CORPUS names some (tests/corpus).
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "locseg/memory.h"
#include "locseg/store.h"
#include "reference/leverage.h"
#include "unit/store/folder.h"
#include "unit/store/memory.h"
#include "unit/store/place.h"

namespace locseg {
namespace recall_test {

using reference::Pair;
using reference::Random;
using reference::Scored;

struct Stock {
  std::string language;
  std::vector<std::string> parts;  // of sentences
  std::string between;
};

const Stock kStocks[] = {
    {"en-US",
     {"Select",
      "the",
      "**Save**",
      "button",
      "and",
      "wait",
      "until",
      "your",
      "changes",
      "are",
      "stored",
      "in",
      "`config.toml`",
      "version",
      "2.5",
      "see",
      "[the guide](guide.md)",
      "for",
      "more",
      "settings,",
      "Windows",
      "Server",
      "2019",
      "installing",
      "install",
      "{0}",
      "(optional)",
      "don't",
      "API"},
     " "},
    {"de-DE",
     {"Wählen",        "Sie",         "die",    "Schaltfläche",
      "**Speichern**", "und",         "warten", "bis",
      "Ihre",          "Änderungen",  "in",     "`config.toml`",
      "gespeichert",   "sind",        "Straße", "STRASSE",
      "3,14",          "Übersicht",   "für",    "größere",
      "Einstellungen", "[hier](a.md)"},
     " "},
    {"ja-JP",
     {"保存",
      "ボタン",
      "を",
      "選択",
      "し",
      "て",
      "ください",
      "。",
      "設定",
      "の",
      "変更",
      "は",
      "`config.toml`",
      "に",
      "格納",
      "され",
      "ます",
      "Azure",
      "サーバー",
      "２０１９",
      "ﾃﾞｰﾀ",
      "、",
      "詳細",
      "については",
      "[ガイド](guide.md)"},
     ""},
    {"zh-CN",
     {"选择",
      "保存",
      "按钮",
      "，",
      "等待",
      "更改",
      "存储",
      "在",
      "`config.toml`",
      "中",
      "。",
      "有关",
      "详细",
      "信息",
      "请",
      "参阅",
      "[指南](guide.md)",
      "服务器",
      "版本",
      "2.5",
      "Windows",
      "的"},
     ""},
};

std::string sentence(const Stock& stock, Random& random) {
  std::string text;
  for (std::uint32_t left = 1 + random.below(random.one_in(8) ? 90 : 14); left != 0; --left) {
    if (!text.empty()) text += stock.between;
    text += stock.parts[random.below(static_cast<std::uint32_t>(stock.parts.size()))];
  }
  return text;
}

// Half of them perturbed copies of earlier ones, so that much is similar.
std::vector<Pair> memory_of(const Stock& stock, std::size_t size, Random& random) {
  std::vector<Pair> units;
  std::set<Pair> known;
  while (units.size() < size) {
    Pair unit{sentence(stock, random), "T" + std::to_string(units.size() % 7)};
    if (!units.empty() && random.one_in(2)) {
      const auto any = [&] {
        return units[random.below(static_cast<std::uint32_t>(units.size()))].source;
      };
      unit.source = reference::perturbed(any(), any(), random);
    }
    if (known.insert(unit).second) units.push_back(unit);
  }
  return units;
}

void store_units(const std::string& path, const std::vector<Pair>& units,
                 const std::string& language, std::size_t an_article) {
  auto store = open_store(path, StoreMode::kUpdate);
  ASSERT_TRUE(store) << to_string(store.error());
  for (std::size_t begin = 0; begin < units.size(); begin += an_article) {
    OwnGroup group;
    group.path = "a" + std::to_string(begin) + ".md";
    group.source_lang = language;
    group.target_lang = "fr-FR";
    group.translation_type = "MT";
    for (std::size_t i = begin; i < std::min(units.size(), begin + an_article); ++i) {
      group.units.push_back({"", 1, units[i].source, units[i].target, false});
    }
    ASSERT_TRUE(put(**store, group));
    ASSERT_TRUE((*store)->commit());  // so that the index is written in many pieces
  }
}

std::vector<Scored> found_by(TranslationMemory& leverage, const std::string& query) {
  const auto answer = leverage.lookup({query, {}, {}});
  EXPECT_TRUE(answer) << to_string(answer.error());
  std::vector<Scored> found;
  if (!answer) return found;
  for (const Match& match : answer->matches) {
    found.push_back({match.score, match.source, match.target});
  }
  std::ranges::sort(found);
  return found;
}

class Recall : public testing::TestWithParam<Stock> {};

TEST_P(Recall, EqualsThatOfAScan) {
  Random random(20211105);
  const std::vector<Pair> units = memory_of(GetParam(), 350, random);
  const Folder folder;
  store_units(store_in(folder, "m.db"), units, GetParam().language, 40);
  reference::Scan scan(units);
  for (const int least : {1, 30, 50, 69, 70, 85, 100}) {
    LookupOptions options;
    options.min_score = least;
    options.limit = 0;
    auto leverage = TranslationMemory::open(store_in(folder, "m.db"), options);
    ASSERT_TRUE(leverage) << to_string(leverage.error());
    EXPECT_EQ(leverage->notice(), "");
    std::size_t matches = 0;
    for (int i = 0; i < 25; ++i) {
      const auto any = [&] {
        return units[random.below(static_cast<std::uint32_t>(units.size()))].source;
      };
      const std::string query =
          random.one_in(4) ? any() : reference::perturbed(any(), any(), random);
      const std::vector<Scored> found = found_by(*leverage, query);
      ASSERT_EQ(found, scan.lookup(query, least)) << query << " at " << least;
      matches += found.size();
    }
    EXPECT_GT(matches, 0U);
  }
}

INSTANTIATE_TEST_SUITE_P(Languages, Recall, testing::ValuesIn(kStocks),
                         [](const auto& test) { return test.param.language.substr(0, 2); });

}  // namespace recall_test
}  // namespace locseg
