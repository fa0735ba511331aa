#include "base/git.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace locseg::base {
namespace git_test {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

// A repository of one commit, gone with the test.
class Git : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = testing::TempDir() + "locseg-git-XXXXXX";
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    git({"init", "-q"});
    write("docs/b.md", "second\n");
    write("docs/a b.md", std::string(200000, 'x') + "\nno line feed");
    write("docs/in/c.md", "");
    fs::create_symlink("b.md", folder_ / "docs/link.md");
    git({"add", "."});
    git({"-c", "user.name=T", "-c", "user.email=t@example.com", "commit", "-qm", "one"});
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& bytes) {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
  }
  void git(const std::vector<std::string>& arguments) {
    const Result<std::string> out = ask_git(arguments, folder_.string());
    ASSERT_TRUE(out.has_value()) << to_string(out.error());
  }

  fs::path folder_;
};

TEST_F(Git, ReadsObjectsOneAfterAnother) {
  Result<GitObjects> objects = GitObjects::open(folder_.string());
  ASSERT_TRUE(objects.has_value());
  EXPECT_EQ(objects->read("HEAD:docs/b.md").value(), "second\n");
  EXPECT_EQ(objects->read("HEAD:docs/in/c.md").value(), "");
  const Result<std::string> missing = objects->read("HEAD:docs/none 12");
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().code, ErrorCode::kNotFound);
  EXPECT_FALSE(objects->read("HEAD:docs").has_value());
  EXPECT_FALSE(objects->read("HEAD:docs/b.md\nHEAD:docs/b.md").has_value());
  EXPECT_FALSE(objects->read("").has_value());
  EXPECT_EQ(objects->kind("HEAD:docs").value(), GitKind::kFolder);
  EXPECT_EQ(objects->kind("HEAD:docs/b.md").value(), GitKind::kFile);
  EXPECT_EQ(objects->read("HEAD:docs/a b.md").value().size(), 200013U);
}

TEST_F(Git, ListsTheFilesOfAFolder) {
  const auto entries = list_git_folder("HEAD:docs", (folder_ / "docs/in").string());
  ASSERT_TRUE(entries.has_value()) << to_string(entries.error());
  std::vector<std::string> paths;
  for (const GitEntry& entry : *entries) paths.push_back(entry.path);
  EXPECT_THAT(paths, ElementsAre("a b.md", "b.md", "in/c.md"));
  Result<GitObjects> objects = GitObjects::open(folder_.string());
  EXPECT_EQ(objects->read(entries->at(1).object).value(), "second\n");
  EXPECT_FALSE(list_git_folder("none:docs", folder_.string()).has_value());
  EXPECT_FALSE(list_git_folder("--help", folder_.string()).has_value());
}

TEST_F(Git, PassesInputAndBothOutputs) {
  const std::string much(1 << 20, 'y');
  const Result<GitRun> run = run_git({"hash-object", "--stdin"}, folder_.string(), much);
  ASSERT_TRUE(run.has_value());
  EXPECT_EQ(run->status, 0);
  EXPECT_EQ(run->out.size(), 41U);
  // Git that reads nothing of a long input.
  EXPECT_EQ(run_git({"--version"}, folder_.string(), much).value().status, 0);
  const Result<GitRun> wrong = run_git({"rev-parse", "--verify", "none"}, folder_.string());
  EXPECT_EQ(wrong->status, 128);
  EXPECT_THAT(wrong->err, HasSubstr("fatal"));
  EXPECT_EQ(ask_git({"rev-parse", "--verify", "none"}, folder_.string()).error().code,
            ErrorCode::kMisuse);
}

TEST(GitMergeLines, MergesAndWritesConflicts) {
  const Result<LineMerge> clean = merge_lines("A\nb\nc\nd\n", "a\nb\nc\nd\n", "a\nb\nc\nD\n", {});
  ASSERT_TRUE(clean.has_value()) << to_string(clean.error());
  EXPECT_EQ(clean->bytes, "A\nb\nc\nD\n");
  EXPECT_FALSE(clean->conflict);
  const Result<LineMerge> both = merge_lines("x", "a", "y", {true, 9, "mine", "old", "new"});
  EXPECT_TRUE(both->conflict);
  EXPECT_EQ(both->bytes, "<<<<<<<<< mine\nx\n||||||||| old\na\n=========\ny\n>>>>>>>>> new\n");
  EXPECT_EQ(merge_lines("", "", "", {})->bytes, "");
  EXPECT_EQ(merge_lines(std::string_view("\0a", 2), "b", "c", {}).error().code,
            ErrorCode::kUnsupported);
}

TEST_F(Git, TakesAFileOnDiskForAFile) {
  EXPECT_TRUE(is_git_name("HEAD:docs"));
  EXPECT_FALSE(is_git_name("docs/a.md"));
  EXPECT_FALSE(is_git_name(":docs"));
  write("HEAD:docs", "");
  EXPECT_FALSE(is_git_name((folder_ / "HEAD:docs").string()));
}

TEST_F(Git, FindsTheTopOfTheWorkingTree) {
  EXPECT_EQ(git_top(folder_.string()), folder_.string());
  EXPECT_EQ(git_top((folder_ / "docs/in/").string()), folder_.string());
  EXPECT_EQ(git_top("/proc/self"), "");
}

TEST_F(Git, ListsWhatIsIgnored) {
  write(".gitignore", "/site/\n*.tmp.md\ndocs/b.md\n");
  write("site/deep/a.md", "");
  write("docs/x.tmp.md", "");
  write("docs/new.md", "");
  using testing::UnorderedElementsAre;
  EXPECT_THAT(list_git_ignored(folder_.string(), ""),
              UnorderedElementsAre("site/", "docs/x.tmp.md"));
  EXPECT_THAT(list_git_ignored(folder_.string(), "docs/"), ElementsAre("docs/x.tmp.md"));
  write("star*/y.tmp.md", "");
  write("star*/z.md", "");
  write("starred/y.tmp.md", "");
  EXPECT_THAT(list_git_ignored(folder_.string(), "star*/"), ElementsAre("star*/y.tmp.md"));
  EXPECT_THAT(list_git_ignored("/proc/self", ""), testing::IsEmpty());
}

}  // namespace git_test
}  // namespace locseg::base
