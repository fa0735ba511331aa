// Searching memories of real sources finds what a scan finds, with the same scores: 2,000 queries
// over English, German, Japanese and Chinese sources, at 50, 70 and 85.
#include "reference/leverage.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/memory.h"
#include "locseg/store.h"
#include "locseg/tree.h"
#include "unit/store/folder.h"
#include "unit/store/memory.h"

namespace locseg {
namespace {

using reference::Pair;
using reference::Random;
using reference::Scored;

// LOCSEG_RECALL=full asks more of all there is, some minutes a language.
bool is_full() {
  const char* const recall = std::getenv("LOCSEG_RECALL");
  return recall != nullptr && std::string_view(recall) == "full";
}
const std::size_t kMaxSources = is_full() ? 1'000'000 : 6000;
const int kQueries = is_full() ? 2000 : 500;  // for each language

// Distinct units by the language of what is their source here: English, or the target's.
const std::map<std::string, std::vector<Pair>>& real_units() {
  static const std::map<std::string, std::vector<Pair>> units = [] {
    std::map<std::string, std::set<Pair>> known;
    std::map<std::string, std::vector<Pair>> found;
    const std::string paths[] = {LOCSEG_CORPUS};
    const auto add = [&](const std::string& language, std::string_view source,
                         std::string_view target) {
      if (source.empty() || found[language].size() >= kMaxSources) return;
      const Pair unit{std::string(source), std::string(target)};
      if (known[language].insert(unit).second) found[language].push_back(unit);
    };
    const auto read = read_tree(
        paths, {},
        [](TreeArticle& article) {
          article.parse();
          article.units.read(article.name, article.article, {}, {});
        },
        [&](TreeArticle& article) -> Result<void> {
          const UnitGroup group = article.units.group();
          const std::string language(group.info.target_lang.substr(0, 2));
          if (language != "de" && language != "ja" && language != "zh") return {};
          for (const Unit& unit : group.units) {
            add("en", unit.source, unit.target);
            add(language, unit.target, unit.source);
          }
          return {};
        });
    EXPECT_TRUE(read) << to_string(read.error());
    return found;
  }();
  return units;
}

class RealRecall : public testing::TestWithParam<std::string> {};

TEST_P(RealRecall, EqualsThatOfAScan) {
  const auto found_units = real_units().find(GetParam());
  if (found_units == real_units().end()) GTEST_SKIP() << "no such articles in " << LOCSEG_CORPUS;
  const std::vector<Pair>& units = found_units->second;
  const Folder folder;
  {
    auto store = open_store(folder / "m.db", StoreMode::kUpdate);
    ASSERT_TRUE(store) << to_string(store.error());
    OwnGroup group;
    group.path = "a.md";
    group.source_lang = GetParam();
    group.target_lang = "fr";
    for (const Pair& unit : units) group.units.push_back({"", 1, unit.source, unit.target, false});
    ASSERT_TRUE(put(**store, group));
    ASSERT_TRUE((*store)->commit());
  }
  reference::Scan scan(units);
  Random random(20211105);
  std::vector<std::string> queries;
  for (int i = 0; i < kQueries; ++i) {
    const auto any = [&]() -> const std::string& {
      return units[random.below(static_cast<std::uint32_t>(units.size()))].source;
    };
    queries.push_back(random.one_in(10) ? any() : reference::perturbed(any(), any(), random));
  }
  std::size_t matches = 0;
  std::vector<std::vector<Scored>> expected;  // at the lowest threshold; the others are parts of it
  for (const std::string& query : queries) expected.push_back(scan.lookup(query, 50));
  for (const int least : {50, 70, 85}) {
    LookupOptions options;
    options.min_score = least;
    options.limit = 0;
    auto leverage = TranslationMemory::open(folder / "m.db", options);
    ASSERT_TRUE(leverage) << to_string(leverage.error());
    for (std::size_t i = 0; i < queries.size(); ++i) {
      const auto answer = leverage->lookup({queries[i], {}, {}});
      ASSERT_TRUE(answer) << to_string(answer.error());
      std::vector<Scored> found;
      for (const Match& match : answer->matches) {
        found.push_back({match.score, match.source, match.target});
      }
      std::ranges::sort(found);
      std::vector<Scored> wanted = expected[i];
      std::erase_if(wanted, [&](const Scored& scored) { return scored.score < least; });
      ASSERT_EQ(found, wanted) << queries[i] << " at " << least;
      matches += found.size();
    }
  }
  RecordProperty("sources", static_cast<int>(units.size()));
  RecordProperty("matches", static_cast<int>(matches));
  EXPECT_GT(matches, static_cast<std::size_t>(kQueries));
}

INSTANTIATE_TEST_SUITE_P(Languages, RealRecall, testing::Values("en", "de", "ja", "zh"),
                         [](const auto& test) { return test.param; });

}  // namespace
}  // namespace locseg
