#include "merge/merge_trees.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "reference/articles.h"
#include "unit/store/folder.h"

namespace locseg {
namespace merge_trees_test {

using reference::pair;

std::unique_ptr<ArticleSource> open(const std::string& path) {
  return open_article_source(path, {}, {}).value();
}

class MergeTrees : public testing::Test {
 protected:
  MergeTrees() {
    for (const char* folder : {"docs", "edited"}) {
      std::filesystem::create_directory(folder_ / folder);
    }
    write_bytes(folder_ / "docs/a.md", german() + pair("x-1", "Auf", "Open") + "\n");
    write_bytes(folder_ / "docs/b.md", german() + pair("x-1", "Zu", "Close") + "\n");
  }

  static std::string german() { return "---\nms.contentlocale: de-DE\n---\n"; }

  Result<std::deque<SourcedMerge>> merge(const std::string& articles, const std::string& edited) {
    return merge_trees(*open(folder_ / articles), *open(folder_ / edited),
                       {.merge = {}, .articles = articles, .edited = edited});
  }

  Folder folder_;
};

TEST_F(MergeTrees, PairArticlesOfFoldersByName) {
  write_bytes(folder_ / "edited/b.md", german() + pair("x-1", "Schließen", "Close") + "\n");
  const auto merges = merge("docs", "edited");
  ASSERT_TRUE(merges) << to_string(merges.error());
  ASSERT_EQ(merges->size(), 1U);
  const SourcedMerge& one = merges->front();
  EXPECT_EQ(one.name, "b.md");
  EXPECT_EQ(one.place, folder_ / "docs/b.md");
  EXPECT_EQ(one.merge.bytes, german() + pair("x-1", "Schließen", "Close") + "\n");
  EXPECT_EQ(bytes_of(one.place), one.article.bytes);  // nothing is written
}

TEST_F(MergeTrees, PairOneArticleWithOneWhateverTheirNames) {
  write_bytes(folder_ / "other.md", german() + pair("x-1", "Öffnen", "Open") + "\n");
  const auto merges = merge("docs/a.md", "other.md");
  ASSERT_TRUE(merges);
  ASSERT_EQ(merges->size(), 1U);
  EXPECT_EQ(merges->front().merge.count(EditOutcome::kApplied), 1U);
}

TEST_F(MergeTrees, FailForUnitsWithoutAnArticle) {
  write_bytes(folder_ / "edited/c.md", german() + pair("x-1", "Neu", "New") + "\n");
  const auto merges = merge("docs", "edited");
  ASSERT_FALSE(merges);
  EXPECT_EQ(merges.error().code, ErrorCode::kNotFound);
  EXPECT_EQ(merges.error().path, "c.md");
}

TEST_F(MergeTrees, FailForUnitsInAnotherLanguage) {
  const std::string japanese = "---\nms.contentlocale: ja-JP\n---\n";
  write_bytes(folder_ / "edited/a.md", japanese + pair("x-1", "開く", "Open") + "\n");
  const auto merges = merge("docs", "edited");
  ASSERT_FALSE(merges);
  EXPECT_EQ(merges.error().code, ErrorCode::kMisuse);
  EXPECT_EQ(merges.error().path, folder_ / "docs/a.md");
  // The same language in other letters is none.
  write_bytes(folder_ / "edited/a.md",
              "---\nms.contentlocale: DE-de\n---\n" + pair("x-1", "Öffnen", "Open") + "\n");
  EXPECT_TRUE(merge("docs", "edited"));
}

}  // namespace merge_trees_test
}  // namespace locseg
