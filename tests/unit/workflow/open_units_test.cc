#include "workflow/open_units.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "base/whole_articles.h"
#include "locseg/store.h"
#include "reference/articles.h"
#include "unit/store/folder.h"
#include "unit/store/memory.h"

namespace locseg {
namespace open_units_test {

using reference::pair;
using testing::ElementsAre;

constexpr const char* kHeader =
    "article\tline\tid\tsource_lang\ttarget_lang\tsource\ttarget\ttranslation_type\trecovered\n";

// Keeps the path and the first source of each article.
class Seen final : public base::WholeArticles {
 public:
  std::vector<std::pair<std::string, std::string>> articles;

 private:
  Result<void> take(const UnitGroup& article) override {
    articles.emplace_back(article.info.path,
                          article.units.empty() ? std::string_view() : article.units[0].source);
    return {};
  }
};

class OpenUnits : public testing::Test {
 protected:
  OpenUnits() {
    OwnGroup group;
    group.path = "stored.md";
    group.source_lang = "en-US";
    group.units = {{"x-1", 1, "one", "eins", false}};
    auto store = open_store(folder_ / "memory.db", StoreMode::kUpdate).value();
    for (const char* language : {"de-DE", "ja-JP"}) {
      group.target_lang = language;
      EXPECT_TRUE(put(*store, group));
    }
    EXPECT_TRUE(store->commit());
    write_bytes(folder_ / "job.tsv",
                std::string(kHeader) + "listed.md\t1\tx-1\ten-US\tde-DE\tone\teins\tMT\tfalse\n");
    write_bytes(folder_ / "b.md", pair("x-1", "zwei", "two") + "\n");
    write_bytes(folder_ / "a.md", pair("x-1", "eins", "one") + "\n");
  }

  Folder folder_;
};

TEST_F(OpenUnits, KnowWhatAPathNames) {
  std::filesystem::copy(folder_ / "memory.db", folder_ / "memory.tsv");
  const auto kind = [&](const std::string& path) { return identify_path(path).kind; };
  EXPECT_EQ(kind(folder_ / "memory.db"), PathKind::kStore);
  EXPECT_EQ(kind(folder_ / "missing.db"), PathKind::kStore);
  EXPECT_EQ(kind(folder_ / "memory.tsv"), PathKind::kStore);  // by its first bytes
  EXPECT_EQ(kind(folder_ / "job.tsv"), PathKind::kExchangeFile);
  EXPECT_EQ(identify_path("missing.xlf").format, find_exchange_format("xliff12"));
  for (const char* articles : {"a.md", "docs", "HEAD:docs", "-", "a.json", "noending"}) {
    EXPECT_EQ(kind(articles), PathKind::kArticles) << articles;
    EXPECT_EQ(identify_path(articles).format, nullptr);
  }
}

TEST_F(OpenUnits, TakeAFileForWhatTheCallerSaysItIs) {
  const UnitPath file = identify_path(folder_ / "a.md", "po");
  EXPECT_EQ(file.kind, PathKind::kExchangeFile);
  EXPECT_EQ(file.format, find_exchange_format("po"));
  EXPECT_EQ(identify_path(folder_ / "memory.tsv", kStoreFormat).kind, PathKind::kStore);
  EXPECT_EQ(identify_path("-", "csv").format, find_exchange_format("csv"));
  EXPECT_EQ(identify_path(folder_ / "", "po").kind, PathKind::kArticles);
}

TEST_F(OpenUnits, StopAtAnInterruption) {
  // The flag of an interruption stays, so these are other processes.
  for (const char* const name : {"memory.db", "job.tsv"}) {
    const UnitPath from = identify_path(folder_ / name);
    EXPECT_EXIT(
        {
          interrupt_tree();
          Seen seen;
          const auto read = read_all_units(from, seen);
          std::exit(!read && read.error().code == ErrorCode::kInterrupted ? 0 : 1);
        },
        testing::ExitedWithCode(0), "");
  }
}

TEST_F(OpenUnits, ReadAStoreAndAnExchangeFile) {
  Seen seen;
  ASSERT_TRUE(read_units(identify_path(folder_ / "job.tsv"), seen));
  ASSERT_TRUE(read_units(identify_path(folder_ / "memory.db"), seen));
  EXPECT_THAT(seen.articles,
              ElementsAre(std::pair("listed.md", "one"), std::pair("stored.md", "one"),
                          std::pair("stored.md", "one")));
  const auto articles = read_units(identify_path(folder_ / "a.md"), seen);
  ASSERT_FALSE(articles);
  EXPECT_EQ(articles.error().code, ErrorCode::kMisuse);
}

TEST_F(OpenUnits, TakeOneLanguageOfAStore) {
  const auto several = open_units(identify_path(folder_ / "memory.db"), {});
  ASSERT_FALSE(several);
  EXPECT_EQ(several.error().code, ErrorCode::kMisuse);
  OpenOptions options;
  options.wanted.target = "JA-jp";
  const auto one = open_units(identify_path(folder_ / "memory.db"), options);
  ASSERT_TRUE(one) << to_string(one.error());
  EXPECT_THAT((*one)->names(), ElementsAre("stored.md"));
  SourcedArticle article;
  ASSERT_TRUE((*one)->read(0, article));
  EXPECT_EQ(article.group.info.target_lang, "ja-JP");
}

TEST_F(OpenUnits, OpenAFolderOfArticles) {
  const auto folder = open_units(identify_path(folder_ / ""), {});
  ASSERT_TRUE(folder);
  EXPECT_THAT((*folder)->names(), ElementsAre("a.md", "b.md"));
}

TEST_F(OpenUnits, ReadAJobArticlesFirstAndEachOnce) {
  const std::vector<std::string> paths = {folder_ / "b.md", folder_ / "job.tsv", folder_ / "a.md",
                                          folder_ / "b.md"};
  Seen seen;
  const auto read = read_job(identify_paths(paths), {}, seen);
  ASSERT_TRUE(read) << to_string(read.error());
  std::vector<std::string> sources;
  for (const auto& [path, source] : seen.articles) sources.push_back(source);
  EXPECT_THAT(sources, ElementsAre("one", "two", "one"));
  EXPECT_EQ(seen.articles.back().first, "listed.md");

  const auto store = read_job(std::vector{identify_path(folder_ / "memory.db")}, {}, seen);
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, ErrorCode::kMisuse);
}

}  // namespace open_units_test
}  // namespace locseg
