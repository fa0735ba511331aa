// What a git revision holds of files and folders on disk.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "base/git.h"
#include "locseg/tree.h"
#include "reference/articles.h"

namespace locseg {
namespace article_source_test {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

// A repository whose only commit differs from what is on disk.
class RevisionSource : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = testing::TempDir() + "locseg-source-XXXXXX";
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    top_ = fs::canonical(pattern);
    options_.root = (top_ / "").string();
    git({"init", "-q"});
    write("docs/a.md", reference::pair("x-1", "Alt", "Old"));
    write("docs/in/b.md", reference::pair("x-1", "Zwei", "Two"));
    write("docs/notes.txt", "no article");
    write("other.md", "outside of docs");
    git({"add", "."});
    git({"-c", "user.name=T", "-c", "user.email=t@example.com", "commit", "-qm", "one"});
    write("docs/a.md", reference::pair("x-1", "Neu", "New"));
    write("docs/new.md", "not in the revision");
    write("fresh/c.md", "nor is its folder");
    fs::remove(top_ / "docs/in/b.md");
  }
  void TearDown() override { fs::remove_all(top_); }

  void write(const std::string& name, const std::string& bytes) {
    fs::create_directories((top_ / name).parent_path());
    std::ofstream(top_ / name, std::ios::binary) << bytes;
  }
  void git(const std::vector<std::string>& arguments) {
    const Result<std::string> out = base::ask_git(arguments, top_.string());
    ASSERT_TRUE(out.has_value()) << to_string(out.error());
  }

  [[nodiscard]] Result<std::unique_ptr<ArticleSource>> open(const std::string& rev,
                                                            const std::string& name) const {
    return open_revision_source(rev, (top_ / name).string(), options_, {});
  }

  fs::path top_;
  TreeOptions options_;
};

TEST_F(RevisionSource, ReadsAFolderAsTheRevisionHasIt) {
  const auto source = open("HEAD", "docs");
  ASSERT_TRUE(source) << to_string(source.error());
  ASSERT_NE(*source, nullptr);
  EXPECT_FALSE((*source)->is_file());
  EXPECT_FALSE((*source)->is_on_disk());
  ASSERT_THAT((*source)->names(), ElementsAre("a.md", "in/b.md"));
  EXPECT_EQ((*source)->article_name(1), "docs/in/b.md");
  SourcedArticle article;
  ASSERT_TRUE((*source)->read(0, article));
  EXPECT_EQ(article.name, "docs/a.md");
  ASSERT_EQ(article.group.units.size(), 1U);
  EXPECT_EQ(article.group.units[0].source, "Old");
  ASSERT_TRUE((*source)->read(1, article));
  EXPECT_EQ(article.group.units[0].target, "Zwei");
}

TEST_F(RevisionSource, ReadsAFileByItsPathOnDisk) {
  const auto source = open("HEAD", "docs/a.md");
  ASSERT_TRUE(source) << to_string(source.error());
  ASSERT_NE(*source, nullptr);
  EXPECT_TRUE((*source)->is_file());
  EXPECT_EQ((*source)->article_name(0), "docs/a.md");
  EXPECT_EQ((*source)->place(0), "HEAD:./a.md");
  SourcedArticle article;
  ASSERT_TRUE((*source)->read(0, article));
  EXPECT_EQ(article.group.units[0].target, "Alt");
}

TEST_F(RevisionSource, SkipsWhatTheFiltersSkip) {
  options_.exclude = {"in/"};
  const auto source = open("HEAD", "docs");
  ASSERT_TRUE(source) << to_string(source.error());
  EXPECT_THAT((*source)->names(), ElementsAre("a.md"));
}

TEST_F(RevisionSource, IsNullForWhatTheRevisionDoesNotHave) {
  for (const char* name : {"docs/new.md", "fresh", "fresh/c.md"}) {
    const auto source = open("HEAD", name);
    ASSERT_TRUE(source) << name << ": " << to_string(source.error());
    EXPECT_EQ(*source, nullptr) << name;
  }
}

TEST_F(RevisionSource, SaysHowToFetchAnUnknownRevision) {
  const auto source = open("v9", "docs");
  ASSERT_FALSE(source);
  EXPECT_EQ(source.error().code, ErrorCode::kNotFound);
  EXPECT_THAT(source.error().message, HasSubstr("no revision 'v9'"));
}

TEST_F(RevisionSource, NeedsARepository) {
  const auto source = open_revision_source("HEAD", "/proc/self", {}, {});
  ASSERT_FALSE(source);
  EXPECT_EQ(source.error().code, ErrorCode::kNotFound);
  EXPECT_THAT(source.error().message, HasSubstr("is in no git repository"));
}

}  // namespace article_source_test
}  // namespace locseg
