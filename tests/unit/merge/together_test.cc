// An in-place merge of several articles that is stopped at every operation on the disk.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/disk.h"
#include "locseg/merge.h"
#include "locseg/output.h"
#include "reference/articles.h"

namespace locseg {
namespace together_test {

namespace fs = std::filesystem;
using reference::OwnedArticle;
using reference::pair;

constexpr int kArticles = 3;

int operations_left = 0;
bool kill_then = false;

int stop_after_some(const char*, const char*) {
  if (--operations_left >= 0) return 0;
  if (kill_then) std::raise(SIGKILL);
  return ENOSPC;
}

class MergeTogether : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = testing::TempDir() + "locseg-merge-XXXXXX";
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    reset();
  }
  void TearDown() override {
    base::set_disk_fault(nullptr);
    fs::remove_all(folder_);
  }

  [[nodiscard]] static std::string text(int number, std::string_view target) {
    return pair("aaaaa-103", target, "Cup " + std::to_string(number)) + "\r\n";
  }
  [[nodiscard]] std::string path(int number) const {
    return (folder_ / (std::to_string(number) + ".md")).string();
  }
  void reset() {
    for (const auto& entry : fs::directory_iterator(folder_)) fs::remove(entry.path());
    for (int i = 0; i < kArticles; ++i) {
      std::ofstream(path(i), std::ios::binary) << text(i, "old");
    }
  }
  [[nodiscard]] std::string content(int number) const {
    std::ifstream in(path(number), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  // What `locseg merge FOLDER EDITED --in-place` does.
  [[nodiscard]] Result<void> merge() const {
    std::vector<FileBytes> files;
    for (int i = 0; i < kArticles; ++i) {
      std::string bytes;
      if (auto read = base::read_file(path(i), bytes); !read) return read;
      const Article article = parse_article(bytes, ArticleKind::kMarkdown);
      const std::string source = "Cup " + std::to_string(i);
      const std::vector<Unit> units = {{"", 0, source, "new", false}};
      auto merged = merge_units(article, units, {});
      if (!merged) return tl::unexpected<Error>(merged.error());
      if (!merged->edits.empty()) files.push_back({path(i), std::move(merged->bytes)});
    }
    return write_together(files);
  }

  void expect_all(std::string_view target) const {
    for (int i = 0; i < kArticles; ++i) EXPECT_EQ(content(i), text(i, target)) << i;
  }

  fs::path folder_;
};

TEST_F(MergeTogether, IsAllOrNothingOnAnErrorBeforeTheRenames) {
  for (int stop = 0;; ++stop) {
    reset();
    operations_left = stop;
    kill_then = false;
    base::set_disk_fault(stop_after_some);
    const auto merged = merge();
    base::set_disk_fault(nullptr);
    if (merged) {
      EXPECT_GT(stop, 4 * kArticles);  // every read, open, write, sync and rename was hit once
      expect_all("new");
      return;
    }
    int renamed = 0;
    for (int i = 0; i < kArticles; ++i) {
      const std::string now = content(i);
      ASSERT_TRUE(now == text(i, "old") || now == text(i, "new")) << stop;
      renamed += now == text(i, "new") ? 1 : 0;
    }
    if (merged.error().message.find("replace") == std::string::npos) {
      EXPECT_EQ(renamed, 0) << stop;
    }
    // No temporary file is left behind.
    EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), kArticles) << stop;
    ASSERT_TRUE(merge().has_value());
    expect_all("new");
  }
}

TEST_F(MergeTogether, SurvivesBeingKilledAtAnyOperation) {
  for (int stop = 0;; ++stop) {
    reset();
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      operations_left = stop;
      kill_then = true;
      base::set_disk_fault(stop_after_some);
      _exit(merge() ? 0 : 1);
    }
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    for (int i = 0; i < kArticles; ++i) {
      const std::string now = content(i);
      ASSERT_TRUE(now == text(i, "old") || now == text(i, "new")) << stop;
    }
    ASSERT_TRUE(merge().has_value());  // the same again finishes
    expect_all("new");
    if (WIFEXITED(status)) {
      EXPECT_EQ(WEXITSTATUS(status), 0);
      EXPECT_GT(stop, 4 * kArticles);
      return;
    }
    ASSERT_EQ(WTERMSIG(status), SIGKILL);
  }
}

}  // namespace together_test
}  // namespace locseg
