// One name for every way to an article, with and without links, and globs that go with it.
#include "tree/article_names.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "base/glob.h"

namespace locseg {
namespace article_names_test {

namespace fs = std::filesystem;

class Names : public testing::Test {
 protected:
  void SetUp() override {
    before_ = fs::current_path();
    top_ = fs::canonical(testing::TempDir()) /
           (std::string("names-") + testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(top_);
    fs::create_directories(top_ / "site/docs/new");
    fs::create_directories(top_ / "other");
    fs::create_directory_symlink(top_ / "site", top_ / "link");
    fs::create_directory_symlink(top_ / "other", top_ / "site/far");
    fs::current_path(top_ / "site");
  }
  void TearDown() override {
    fs::current_path(before_);
    fs::remove_all(top_);
  }

  fs::path before_;
  fs::path top_;
};

TEST_F(Names, AreTheSameByEveryWay) {
  const std::string site = (top_ / "site").string();
  const ArticleNames names;
  for (const std::string& path :
       {std::string("docs/a.md"), std::string("./docs//a.md"), std::string("docs/new/../a.md"),
        site + "/docs/a.md", std::string("../site/docs/a.md"),
        (top_ / "link/docs/a.md").string()}) {
    EXPECT_EQ(names.of_path(path), "docs/a.md") << path;
  }
  for (const std::string& path : {std::string("."), std::string("./"), site, site + "/"}) {
    EXPECT_EQ(names.of_path(path), "") << path;
  }
  EXPECT_EQ(names.of_path("-"), "-");
  EXPECT_EQ(names.of_path("far/a.md"), "far/a.md");  // a link is called as it is

  fs::current_path(top_ / "site/docs");
  for (const std::string_view root : {"..", "../", "../../site"}) {
    EXPECT_EQ(ArticleNames(root).of_path("a.md"), "docs/a.md") << root;
    EXPECT_EQ(ArticleNames(root).of_path("."), "docs") << root;
  }
  EXPECT_EQ(ArticleNames((top_ / "link").string()).of_path("a.md"), "docs/a.md");
}

TEST_F(Names, OutsideOfTheRootAreAbsolute) {
  const ArticleNames names("docs");
  EXPECT_EQ(names.of_path("docs/a.md"), "a.md");
  EXPECT_EQ(names.of_path("a.md"), (top_ / "site/a.md").string());
  EXPECT_EQ(names.of_path("docs-more/a.md"), (top_ / "site/docs-more/a.md").string());
  EXPECT_EQ(ArticleNames("/").of_path("/a.md"), "a.md");
}

TEST_F(Names, SayWhereTheRootIs) {
  const ArticleNames names;
  EXPECT_EQ(names.root_below(".."), "site");
  EXPECT_EQ(names.root_below("."), std::nullopt);
  EXPECT_EQ(names.root_below("docs"), std::nullopt);
  EXPECT_EQ(names.root_below("../other"), std::nullopt);
}

TEST_F(Names, AreRecognizedWhereOthersWroteThem) {
  const ArticleNames names;
  EXPECT_EQ(names.of_written("./docs/a.md"), "docs/a.md");
  EXPECT_EQ(names.of_written((top_ / "site/docs/a.md").string()), "docs/a.md");
  EXPECT_EQ(names.of_written("/elsewhere//a.md"), "/elsewhere//a.md");
  EXPECT_EQ(names.of_written("https://example.com/a"), "https://example.com/a");
  EXPECT_EQ(names.of_written(""), "");
}

TEST_F(Names, OfArticlesOfARevisionBeginAtTheTop) {
  fs::create_directories(top_ / "site/.git");
  fs::current_path(top_ / "site/docs");
  const ArticleNames names("..");
  EXPECT_EQ(names.of_revision_path("HEAD:docs/a.md"), "docs/a.md");
  EXPECT_EQ(names.of_revision_path("HEAD:"), "");
  EXPECT_EQ(names.of_revision_path("HEAD:./a.md"), "docs/a.md");
  EXPECT_EQ(names.of_revision_path("HEAD:../a.md"), "a.md");
  EXPECT_EQ(ArticleNames("").of_revision_path("HEAD:docs/a.md"), "a.md");
}

TEST_F(Names, AreWhatGlobsAreAbout) {
  fs::create_directories(top_ / "site/docs/[1]");
  fs::current_path(top_ / "site/docs/[1]");
  const ArticleNames names("../..");
  const std::string site = (top_ / "site").string();
  EXPECT_EQ(names.of_glob("docs/**"), "docs/**");
  EXPECT_EQ(names.of_glob("old/"), "old/");
  EXPECT_EQ(names.of_glob("/docs/*.md"), "/docs/*.md");
  EXPECT_EQ(names.of_glob("../new/"), "/docs/new/");
  EXPECT_EQ(names.of_glob(site + "/docs/**"), "/docs/**");
  EXPECT_EQ(names.of_glob("../../../other/*.md"), (top_ / "other/*.md").string());
  EXPECT_TRUE(base::glob_matches(names.of_glob("./*.md"), "docs/[1]/a.md"));
  EXPECT_FALSE(base::glob_matches(names.of_glob("./*.md"), "docs/1/a.md"));
  EXPECT_FALSE(base::glob_matches(names.of_glob("./a/"), "docs/[1]/b/a/"));
}

TEST_F(Names, BeginAtTheConfigurationElseAtTheRepository) {
  EXPECT_EQ(default_root(".locseg.toml"), "");
  EXPECT_EQ(default_root("ci/strict.toml"), "ci/");
  EXPECT_EQ(default_root("/site/.locseg.toml"), "/site/");
  fs::create_directories(top_ / "site/.git");
  fs::current_path(top_ / "site/docs");
  EXPECT_EQ(default_root(""), (top_ / "site").string());
}

}  // namespace article_names_test
}  // namespace locseg
