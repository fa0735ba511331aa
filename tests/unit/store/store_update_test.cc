#include "store/store_update.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "reference/articles.h"
#include "unit/store/folder.h"
#include "unit/store/memory.h"
#include "unit/store/place.h"

namespace locseg {
namespace store_update_test {

using testing::ElementsAre;

constexpr const char* kGerman = "---\nms.contentlocale: de-DE\n---\n";

// A stored article's path and languages.
using Key = std::tuple<std::string, std::string, std::string>;

TreeArticle article_of(std::string name, std::string bytes) {
  TreeArticle article;
  article.path = name;
  article.name = std::move(name);
  article.bytes = std::move(bytes);
  return article;
}

class StoreUpdates : public testing::Test {
 protected:
  // As an article that was extracted from `bytes`.
  void store(const std::string& path, const std::string& source_lang,
             const std::string& target_lang, std::string_view bytes = {}) {
    OwnGroup group;
    group.path = path;
    group.source_lang = source_lang;
    group.target_lang = target_lang;
    group.content = hash_of(bytes);
    group.units = {{"x-1", 1, "one", "eins", false}};
    ASSERT_TRUE(put(*store_, group));
    ASSERT_TRUE(store_->commit());
  }

  static Result<void> put_new(StoreUpdate& update, const std::string& path,
                              const std::string& source_lang, const std::string& target_lang) {
    const Unit units[] = {{.id = "x-2", .source = "two", .target = "zwei"}};
    UnitGroup group;
    group.info.path = path;
    group.info.source_lang = source_lang;
    group.info.target_lang = target_lang;
    group.units = units;
    return update.put(group);
  }

  StoreUpdate start() { return std::move(StoreUpdate::start(*store_).value()); }

  std::vector<Key> stored() {
    EXPECT_TRUE(store_->commit());
    std::vector<Key> keys;
    const auto articles = store_->articles();
    EXPECT_TRUE(articles);
    for (const StoredArticle& article : *articles) {
      keys.emplace_back(article.path, article.source_lang, article.target_lang);
    }
    return keys;
  }

  Folder folder_;
  std::unique_ptr<Store> store_ =
      open_store(store_in(folder_, "memory.db"), StoreMode::kUpdate).value();
};

TEST_F(StoreUpdates, FindAnArticleUnchangedByItsNameBytesAndLanguages) {
  const std::string bytes = kGerman;
  store("a.md", "en-US", "de-DE", bytes);
  StoreUpdate update = start();
  const auto is_unchanged = [&](std::string name, std::string of, const Languages& languages) {
    const TreeArticle article = article_of(std::move(name), std::move(of));
    return update.is_unchanged(article, hash_of(article.bytes), languages);
  };
  EXPECT_TRUE(is_unchanged("a.md", bytes, {.source = "en-US", .target = ""}));
  EXPECT_TRUE(is_unchanged("a.md", bytes, {.source = "en-US", .target = "de-DE"}));
  EXPECT_FALSE(is_unchanged("b.md", bytes, {.source = "en-US", .target = ""}));
  EXPECT_FALSE(is_unchanged("a.md", bytes + "\n", {.source = "en-US", .target = ""}));
  EXPECT_FALSE(is_unchanged("a.md", bytes, {.source = "en-GB", .target = ""}));
  EXPECT_FALSE(is_unchanged("a.md", bytes, {.source = "en-US", .target = "ja-JP"}));
  // The store would have it spelled in other letters: that is a change.
  EXPECT_FALSE(is_unchanged("a.md", bytes, {.source = "en-US", .target = "DE-de"}));
}

TEST_F(StoreUpdates, FindTheStoredLanguageOfAnArticleAmongSeveral) {
  const std::string bytes = "no front matter\n";
  store("a.md", "en-US", "de-DE", "old bytes");
  store("a.md", "en-US", "ja-JP", bytes);
  StoreUpdate update = start();
  const TreeArticle article = article_of("a.md", bytes);
  EXPECT_TRUE(update.is_unchanged(article, hash_of(bytes), {.source = "en-US", .target = "ja-JP"}));
  EXPECT_FALSE(
      update.is_unchanged(article, hash_of(bytes), {.source = "en-US", .target = "de-DE"}));
}

TEST_F(StoreUpdates, ReplaceALanguageSpelledInOtherLettersOrUnknown) {
  store("a.md", "en-US", "de-de");
  store("a.md", "en-US", "");
  store("a.md", "en-US", "ja-JP");
  store("b.md", "en-US", "de-de");
  StoreUpdate update = start();
  ASSERT_TRUE(put_new(update, "a.md", "en-US", "de-DE"));
  EXPECT_THAT(stored(), ElementsAre(Key("a.md", "en-US", "de-DE"), Key("a.md", "en-US", "ja-JP"),
                                    Key("b.md", "en-US", "de-de")));
}

TEST_F(StoreUpdates, ReplaceAnotherSourceLanguageOfTheSameTranslation) {
  store("a.md", "en-GB", "de-DE");
  store("a.md", "en-GB", "ja-JP");
  StoreUpdate update = start();
  ASSERT_TRUE(put_new(update, "a.md", "en-US", "de-DE"));
  EXPECT_THAT(stored(), ElementsAre(Key("a.md", "en-GB", "ja-JP"), Key("a.md", "en-US", "de-DE")));
}

TEST_F(StoreUpdates, ReplaceTheUnitsOfAnArticleOfTheSameName) {
  store("a.md", "en-US", "de-DE");
  StoreUpdate update = start();
  ASSERT_TRUE(put_new(update, "a.md", "en-US", "de-DE"));
  ASSERT_TRUE(store_->commit());
  const auto groups = read_all(*store_).value();
  ASSERT_EQ(groups.size(), 1U);
  ASSERT_EQ(groups[0].units.size(), 1U);
  EXPECT_EQ(groups[0].units[0].source, "two");
}

TEST_F(StoreUpdates, RemoveWhatIsGoneUnderThePathsOnly) {
  for (const char* path : {"docs/a.md", "docs/b.md", "docs/c.md", "docs2/d.md", "e.md", "f.md"}) {
    store(path, "en-US", "de-DE", kGerman);
  }
  StoreUpdate update = start();
  const TreeArticle met = article_of("docs/a.md", kGerman);
  ASSERT_TRUE(update.is_unchanged(met, hash_of(kGerman), {.source = "en-US", .target = ""}));
  ASSERT_TRUE(put_new(update, "docs/b.md", "en-US", "de-DE"));
  const std::string paths[] = {"docs", "e.md"};
  const auto removed = update.remove_gone(paths, GoneLanguages::kAny);
  ASSERT_TRUE(removed);
  EXPECT_EQ(*removed, 2U);  // docs/c.md, e.md
  const auto key = [](const char* path) { return Key(path, "en-US", "de-DE"); };
  EXPECT_THAT(stored(),
              ElementsAre(key("docs/a.md"), key("docs/b.md"), key("docs2/d.md"), key("f.md")));
}

TEST_F(StoreUpdates, RemoveUnderTheRootWhatIsNamedBelowIt) {
  for (const char* path : {"a.md", "docs/b.md", "/elsewhere/c.md", "-"}) {
    store(path, "en-US", "de-DE");
  }
  StoreUpdate update = start();
  const std::string names[] = {""};
  EXPECT_EQ(update.remove_gone(names, GoneLanguages::kAny).value(), 2U);
  EXPECT_THAT(stored(),
              ElementsAre(Key("-", "en-US", "de-DE"), Key("/elsewhere/c.md", "en-US", "de-DE")));
}

TEST_F(StoreUpdates, RemoveWhatIsGoneInTheLanguagesThatWereMet) {
  store("a.md", "en-US", "de-DE", kGerman);
  store("b.md", "en-US", "de-DE");
  store("b.md", "en-US", "ja-JP");  // from another root
  store("b.md", "en-US", "fr-FR");
  store("c.md", "en-US", "");
  StoreUpdate update = start();
  const TreeArticle met = article_of("a.md", kGerman);
  ASSERT_TRUE(update.is_unchanged(met, hash_of(kGerman), {.source = "en-US", .target = ""}));
  ASSERT_TRUE(put_new(update, "d.md", "en-US", "fr-FR"));
  const std::string names[] = {""};
  EXPECT_EQ(update.remove_gone(names, GoneLanguages::kOfThisRun).value(), 3U);
  EXPECT_THAT(stored(), ElementsAre(Key("a.md", "en-US", "de-DE"), Key("b.md", "en-US", "ja-JP"),
                                    Key("d.md", "en-US", "fr-FR")));
}

TEST_F(StoreUpdates, BringAStoreUpToDateWithAFolder) {
  const auto write = [&](const std::string& name, const std::string& target) {
    write_bytes(folder_ / name, kGerman + reference::pair("x-1", target, "Open") + "\n<b>\n");
  };
  write("a.md", "Offnen");
  write("b.md", "Offnen");
  const std::vector<std::string> paths = {folder_ / "a.md", folder_ / "b.md"};
  std::vector<std::pair<std::string, bool>> seen;
  std::vector<std::size_t> parsed;
  StoreUpdateOptions options;
  options.tree.root = folder_ / "";
  options.each = [&](const TreeArticle& article, bool unchanged) {
    seen.emplace_back(article.path, unchanged);
    parsed.push_back(article.article.segments().size());
  };
  const auto first = update_store(*store_, paths, options);
  ASSERT_TRUE(first) << to_string(first.error());
  EXPECT_EQ(std::tuple(first->articles, first->unchanged, first->segments, first->removed),
            std::tuple(2, 0, 2, 0));
  ASSERT_TRUE(store_->commit());

  write("b.md", "Aufmachen");
  seen.clear();
  parsed.clear();
  options.parse_unchanged = true;
  const auto second = update_store(*store_, paths, options);
  ASSERT_TRUE(second);
  EXPECT_EQ(std::tuple(second->articles, second->unchanged, second->segments), std::tuple(2, 1, 1));
  EXPECT_THAT(seen, ElementsAre(std::pair(paths[0], true), std::pair(paths[1], false)));
  EXPECT_THAT(parsed, ElementsAre(1U, 1U));
  ASSERT_TRUE(store_->commit());

  // A folder that lost an article, by the name of which only the other folder is meant.
  std::filesystem::remove(folder_ / "b.md");
  const Folder other;
  options.remove_gone = true;
  const auto third = update_store(*store_, std::vector<std::string>{other / ""}, options);
  ASSERT_TRUE(third) << to_string(third.error());
  EXPECT_EQ(third->removed, 0U);
  const auto fourth = update_store(*store_, std::vector<std::string>{folder_ / "."}, options);
  ASSERT_TRUE(fourth) << to_string(fourth.error());
  EXPECT_EQ(fourth->unchanged, 1U);
  EXPECT_EQ(fourth->removed, 1U);
}

TEST_F(StoreUpdates, KeepTheUnitsOfAnArticleWhoseSourceIsMissing) {
  store("de/a.md", "en-US", "de", "old bytes");
  store("de/gone.md", "en-US", "de");
  std::filesystem::create_directory(folder_ / "de");
  write_bytes(folder_ / "de/a.md", "Öffnen.\n");
  write_bytes(folder_ / "de/new.md", "Schließen.\n");
  StoreUpdateOptions options;
  options.tree.root = folder_ / "";
  options.tree.reading.layout = std::nullopt;
  options.tree.source_trees = {{.source = "en", .target = "{lang}"}};
  options.languages.source = "en-US";
  options.remove_gone = true;
  const auto counts = update_store(*store_, std::vector<std::string>{folder_ / "de"}, options);
  ASSERT_TRUE(counts) << to_string(counts.error());
  EXPECT_EQ(std::tuple(counts->articles, counts->kept_orphans, counts->segments, counts->removed),
            std::tuple(2, 1, 0, 1));
  ASSERT_TRUE(store_->commit());
  const auto groups = read_all(*store_).value();
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(groups[0].path, "de/a.md");
  EXPECT_EQ(groups[0].units.size(), 1U);
}

TEST_F(StoreUpdates, RemoveNothingIfNoArticleIsMet) {
  store("docs/a.md", "en-US", "de-DE");
  std::filesystem::create_directory(folder_ / "docs");
  StoreUpdateOptions options;
  options.tree.root = folder_ / "";
  options.remove_gone = true;
  const auto counts = update_store(*store_, std::vector<std::string>{folder_ / "docs"}, options);
  ASSERT_TRUE(counts) << to_string(counts.error());
  EXPECT_EQ(counts->removed, 0U);
  EXPECT_THAT(stored(), ElementsAre(Key("docs/a.md", "en-US", "de-DE")));
}

TEST_F(StoreUpdates, PutWhatIsNewInTheLanguagesAsTheStoreSpellsThem) {
  store("a.md", "en-US", "de-DE", "old bytes");
  write_bytes(folder_ / "a.md", reference::pair("x-1", "Offnen", "Open") + "\n");
  StoreUpdateOptions options;
  options.tree.root = folder_ / "";
  options.languages = {.source = "EN-us", .target = "DE-de"};
  const auto counts = update_store(*store_, std::vector<std::string>{folder_ / "a.md"}, options);
  ASSERT_TRUE(counts) << to_string(counts.error());
  EXPECT_EQ(counts->unchanged, 0U);
  EXPECT_THAT(stored(), ElementsAre(Key("a.md", "en-US", "de-DE")));
}

TEST_F(StoreUpdates, SpellLanguagesAsTheStoreDoes) {
  store("a.md", "en-US", "de-DE");
  store("b.md", "en-US", "zh-Hans-CN");
  const StoreUpdate update = start();
  struct Case {
    Languages given;
    Languages expected;
  };
  const Case cases[] = {
      {{.source = "EN-us", .target = "DE_de"}, {.source = "en-US", .target = "de-DE"}},
      {{.source = "en", .target = "zh"}, {.source = "en-US", .target = "zh-Hans-CN"}},
      {{.source = "fr-FR", .target = "ja-JP"}, {.source = "fr-FR", .target = "ja-JP"}},
      {{.source = "en-US", .target = ""}, {.source = "en-US", .target = ""}},
  };
  for (const Case& each : cases) {
    const auto spelled = update.spelled(each.given);
    ASSERT_TRUE(spelled) << to_string(spelled.error());
    EXPECT_EQ(spelled->source, each.expected.source);
    EXPECT_EQ(spelled->target, each.expected.target);
  }
}

TEST_F(StoreUpdates, RefuseATagThatMayBeOneOfSeveral) {
  store("a.md", "en-US", "de-DE");
  store("b.md", "en-US", "de-AT");
  const StoreUpdate update = start();
  const auto spelled = update.spelled({.source = "en-US", .target = "de"});
  ASSERT_FALSE(spelled);
  EXPECT_EQ(spelled.error().code, ErrorCode::kMisuse);
  EXPECT_EQ(update.spelled({.source = "en-US", .target = "DE-at"}).value().target, "de-AT");
}

TEST_F(StoreUpdates, ReplaceAnArticleThatIsSpelledOtherwise) {
  const std::string bytes = kGerman;
  store("./docs/a.md", "en-US", "de-DE", bytes);
  store("/site/docs/b.md", "en-US", "de-DE", bytes);
  StoreUpdate update = std::move(StoreUpdate::start(*store_, ArticleNames("/site")).value());
  // The bytes are the same, and the name has to change.
  EXPECT_FALSE(update.is_unchanged(article_of("docs/a.md", bytes), hash_of(bytes),
                                   {.source = "en-US", .target = {}}));
  ASSERT_TRUE(put_new(update, "docs/a.md", "en-US", "de-DE"));
  ASSERT_TRUE(put_new(update, "docs/b.md", "en-US", "de-DE"));
  EXPECT_THAT(stored(),
              ElementsAre(Key("docs/a.md", "en-US", "de-DE"), Key("docs/b.md", "en-US", "de-DE")));
}

TEST_F(StoreUpdates, CountWhatIsKeptUnderAnotherName) {
  const std::string bytes = kGerman;
  store("a.md", "en-US", "de-DE", bytes);
  store("copy.md", "en-US", "de-DE", bytes);
  store("other.md", "en-US", "de-DE", "other bytes");
  StoreUpdate update = start();
  EXPECT_TRUE(update.is_unchanged(article_of("copy.md", bytes), hash_of(bytes),
                                  {.source = "en-US", .target = {}}));
  const Unit units[] = {{.id = "x-1", .source = "one", .target = "eins"}};
  UnitGroup group;
  group.info.path = "docs/a.md";
  group.info.source_lang = "en-US";
  group.info.target_lang = "de-DE";
  group.info.content = hash_of(bytes);
  group.units = units;
  ASSERT_TRUE(update.put(group));
  EXPECT_EQ(update.kept_under_other_names(), 1U);
  ASSERT_TRUE(update.remove_gone(std::vector<std::string>{"a.md"}, GoneLanguages::kAny));
  EXPECT_EQ(update.kept_under_other_names(), 0U);
}

}  // namespace store_update_test
}  // namespace locseg
