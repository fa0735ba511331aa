#include "exchange/tmx/shared_sources.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "base/byte_source.h"
#include "base/whole_articles.h"
#include "exchange/tmx/tmx_writer.h"
#include "reference/random.h"

namespace locseg::exchange {
namespace shared_sources_test {

struct Article {
  std::string commit;
  std::vector<Unit> units;
};

std::vector<UnitGroup> groups_of(const std::vector<Article>& articles) {
  static constexpr std::string_view kLanguages[] = {"ar", "de", "ja"};
  std::vector<UnitGroup> groups;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    groups.push_back({.info = {.path = "a.md",
                               .source_lang = "en",
                               .target_lang = kLanguages[i],
                               .translation_type = "MT",
                               .source_commit = articles[i].commit,
                               .handoff = "",
                               .content = {}},
                      .units = articles[i].units});
  }
  return groups;
}

// `0.1+1.2` for a source that the second unit of the first group and the third of the second share.
std::string shown(const std::vector<Article>& articles) {
  std::string out;
  for (const SharedSource& source : share_sources(groups_of(articles), markup::Syntax::kMarkdown)) {
    if (!out.empty()) out += ' ';
    for (const SharedSource::Place& place : source.places) {
      if (&place != &source.places.front()) out += '+';
      out += std::to_string(place.group) + '.' + std::to_string(place.unit);
    }
  }
  return out;
}

Unit unit(std::string_view id, std::string_view source) {
  return {.id = id, .source = source, .target = "t"};
}

TEST(SharedSources, PairsByNumberWithinARevision) {
  EXPECT_EQ(shown({{"c", {unit("a-1", "one"), unit("a-2", "see [x](y)"), unit("a-3", "three")}},
                   {"c", {unit("b-2", "see x"), unit("b-3", "three"), unit("b-4", "four")}}}),
            "0.0 0.1+1.0 0.2+1.1 1.2");
  // The same number with another text, and the same text with another number, are others.
  EXPECT_EQ(shown({{"c", {unit("a-1", "one"), unit("a-2", "two")}},
                   {"c", {unit("b-1", "two"), unit("b-2", "zwo")}}}),
            "0.0 0.1 1.0 1.1");
}

TEST(SharedSources, PairsByTextAcrossRevisions) {
  EXPECT_EQ(shown({{"c", {unit("a-1", "one"), unit("a-2", "two")}},
                   {"d", {unit("b-1", "two"), unit("b-2", "three")}},
                   {"", {unit("", "one"), unit("", "three")}}}),
            "0.0+2.0 0.1+1.0 1.1+2.1");
  EXPECT_EQ(shown({{"c", {unit("a-1", "[x](y)")}}, {"d", {unit("b-1", "x")}}}), "0.0 1.0");
}

TEST(SharedSources, KeepsTheOrderOfEveryLanguage) {
  EXPECT_EQ(
      shown({{"c", {unit("", "one"), unit("", "two")}}, {"d", {unit("", "two"), unit("", "one")}}}),
      "1.0 0.0+1.1 0.1");
}

// What goes through a TMX with several languages in a `tu` comes back for each as it was.
TEST(SharedSourcesProperties, ComeBackFromTmx) {
  class Back final : public base::WholeArticles {
   public:
    Result<void> take(const UnitGroup& group) override {
      for (const Unit& unit : group.units) {
        text[std::string(group.info.target_lang)] +=
            std::string(unit.id) + '|' + std::string(unit.source) + '|' + std::string(unit.target) +
            '|' + std::string(group.info.source_commit) + '\n';
      }
      return {};
    }
    std::map<std::string, std::string> text;
  };
  reference::Random random(97);
  constexpr std::string_view kSources[] = {"a",     "[a](b)", "[a](c)",  "**a**",      "",
                                           "a\x01", "a\r\nb", "`x` {y}", "[a\x02](b)", "<b>a</b>"};
  constexpr std::string_view kIds[] = {"p-1", "q-1", "p-2", "p-3", "", "p"};
  std::size_t shared = 0;
  for (int round = 0; round < 2000; ++round) {
    std::vector<Article> articles(1 + random.below(3));
    for (Article& article : articles) {
      article.commit = random.one_in(3) ? "d" : "c";
      for (std::uint32_t i = random.below(6); i > 0; --i) {
        article.units.push_back({.id = kIds[random.below(std::size(kIds))],
                                 .source = kSources[random.below(std::size(kSources))],
                                 .target = kSources[random.below(std::size(kSources))]});
      }
    }
    const std::vector<UnitGroup> groups = groups_of(articles);
    std::string bytes;
    tmx_writer().header(&groups[0].info, bytes);
    tmx_writer().write_together(groups, bytes);
    tmx_writer().footer(bytes);
    Back want;
    Back got;
    for (const UnitGroup& group : groups) ASSERT_TRUE(want.put(group));
    MemoryBytes in(bytes, 1000);
    const auto read = tmx_reader().read(in, "in", got);
    ASSERT_TRUE(read) << to_string(read.error()) << bytes;
    ASSERT_EQ(got.text, want.text) << bytes;
    for (const SharedSource& each : share_sources(groups, markup::Syntax::kMarkdown)) {
      if (each.places.size() > 1) ++shared;
    }
  }
  EXPECT_GT(shared, 500U);
}

}  // namespace shared_sources_test
}  // namespace locseg::exchange
