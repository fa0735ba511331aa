#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "check/engine/baseline.h"
#include "check/rules/registry.h"
#include "locseg/check.h"
#include "reference/articles.h"

namespace locseg {
namespace check_tree_test {

using reference::pair;
constexpr std::string_view kHead = "---\nms.contentlocale: de-DE\n---\n";

struct Kept : FindingSink {
  struct Article {
    std::string name;
    std::vector<Finding> findings;
  };
  Result<void> put(const ArticleFindings& findings) override {
    articles.push_back(
        {std::string(findings.article), {findings.findings.begin(), findings.findings.end()}});
    return {};
  }
  [[nodiscard]] std::vector<Finding> all() const {
    std::vector<Finding> out;
    for (const Article& article : articles) {
      out.insert(out.end(), article.findings.begin(), article.findings.end());
    }
    return out;
  }
  std::vector<Article> articles;
};

class CheckTree : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() /
              ("locseg-check-" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) +
               testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    tree_.root = folder_.string();
    options_.command_line.select = {"double-space", "empty-target", "inconsistent-target",
                                    "byte-order-mark", "space-before-punctuation"};
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
  }
  Kept run(CheckCounts* counts = nullptr) const {
    Kept kept;
    const auto done = check_tree(std::vector{folder_.string()}, tree_, options_, kept);
    EXPECT_TRUE(done.has_value()) << (done ? "" : to_string(done.error()));
    if (counts != nullptr && done) *counts = *done;
    return kept;
  }

  std::filesystem::path folder_;
  TreeOptions tree_;
  CheckOptions options_;
};

TEST_F(CheckTree, PlacesFindingsInTheArticle) {
  write("a.md", std::string(kHead) + "Übung " + pair("0a1b2-103", "Ein  Zwei.", "One two.") + "\n");
  const auto found = run().all();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].rule->id, "double-space");
  // "Übung " are 6 code points, the tag 30, "Ein" 3: the gap is columns 40 and 41 of line 4.
  EXPECT_EQ(found[0].begin, (Position{4, 40}));
  EXPECT_EQ(found[0].end, (Position{4, 42}));
  EXPECT_EQ(found[0].mark, (Span{3, 5}));
  EXPECT_EQ(found[0].segment->target, "Ein  Zwei.");
}

TEST_F(CheckTree, PlacesFindingsBehindEscapes) {
  write("a.json", R"({"a":"<span data-ttu-id=\"0a1b2-103\">\"Ein\"  Zwei</span>)"
                  R"(<span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-103\">\"One\" two)"
                  R"(</span></span>"})");
  options_.languages.target = "de-DE";
  const auto found = run().all();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].mark, (Span{5, 7}));
  EXPECT_EQ(found[0].begin.column, 45U);
}

TEST_F(CheckTree, FingerprintsSurviveMovedLinesAndRenumberedIds) {
  write("a.md", std::string(kHead) + pair("0a1b2-103", "Ein , zwei.", "One, two.") + "\n" +
                    pair("0a1b2-104", "Ein , zwei.", "One, two.") + "\n");
  const auto before = run().all();
  write("a.md", std::string(kHead) + "\n\n" + pair("fffff-203", "Ein , zwei.", "One, two.") + "\n" +
                    pair("fffff-204", "Ein , zwei.", "One, two.") + "\n");
  const auto after = run().all();
  ASSERT_EQ(before.size(), 2U);
  ASSERT_EQ(after.size(), 2U);
  EXPECT_EQ(before[0].fingerprint, after[0].fingerprint);
  EXPECT_EQ(before[1].fingerprint, after[1].fingerprint);
  EXPECT_NE(before[0].fingerprint, before[1].fingerprint);
}

TEST_F(CheckTree, ABaselineHoldsBackAsManyAsItCounted) {
  const std::string bad = pair("0a1b2-103", "Ein , zwei.", "One, two.") + "\n";
  write("a.md", std::string(kHead) + bad);
  BaselineWriter writer;
  ASSERT_TRUE(check_tree(std::vector{folder_.string()}, tree_, options_, writer).has_value());
  options_.accepted = parse_baseline(writer.text(), "b.txt").value();
  EXPECT_TRUE(run().all().empty());

  write("a.md", std::string(kHead) + bad + bad);
  EXPECT_EQ(run().all().size(), 1U) << "one was accepted, not two";

  write("a.md", std::string(kHead) + pair("0a1b2-103", "Ein, zwei.", "One, two.") + "\n");
  CheckCounts counts;
  run(&counts);
  ASSERT_EQ(counts.unused.size(), 1U);
  EXPECT_EQ(counts.unused[0].origin, "b.txt:2");
}

TEST_F(CheckTree, CommentsIgnoreRulesOnTheirLine) {
  const std::string bad = pair("0a1b2-103", "Ein  Zwei.", "One two.");
  write("a.md", std::string(kHead) + bad + " <!-- locseg-ignore double-space -->\n" + bad +
                    "\nx <!-- locseg-ignore empty-target -->\n");
  CheckCounts counts;
  const auto found = run(&counts).all();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].begin.line, 5U);
  EXPECT_EQ(counts.accepted, 1U);
  ASSERT_EQ(counts.unused.size(), 1U);
  EXPECT_EQ(counts.unused[0].origin, "a.md:6");
}

TEST_F(CheckTree, RepairsOnceAndForAll) {
  write("a.md", "\xEF\xBB\xBF" + std::string(kHead) +
                    pair("0a1b2-103", "Ein  Zwei  drei.", "One two.") + "  \n" +
                    pair("0a1b2-104", "Siehe `a  b`.", "See `a  b`.") + "\n");
  std::string fixed;
  options_.on_fix = [&](const FixedArticle& article) -> Result<void> {
    fixed = article.after;
    std::ofstream(std::string(article.path), std::ios::binary) << article.after;
    return {};
  };
  EXPECT_TRUE(run().all().empty());
  EXPECT_EQ(fixed, std::string(kHead) + pair("0a1b2-103", "Ein Zwei drei.", "One two.") + "  \n" +
                       pair("0a1b2-104", "Siehe `a  b`.", "See `a  b`.") + "\n");
  fixed.clear();
  run();
  EXPECT_EQ(fixed, "") << "a second time there is nothing to repair";
}

TEST_F(CheckTree, KnownTextsArePassedOver) {
  write("a.md", std::string(kHead) + pair("0a1b2-103", "Ein  Zwei.", "One two.") + "\n" +
                    pair("0a1b2-104", "Drei  vier.", "Three four.") + "\n");
  options_.skip_segments = {hash_of("One two.", "Ein  Zwei.")};
  const auto found = run().all();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].segment->target, "Drei  vier.");
}

TEST_F(CheckTree, TheOrderIsThatOfTheArticlesWhateverTheThreads) {
  for (int i = 0; i < 40; ++i) {
    write("a" + std::to_string(100 + i) + ".md",
          std::string(kHead) + pair("0a1b2-103", "Ein  Zwei.", "One two.") + "\n");
  }
  tree_.threads = 4;
  const Kept kept = run();
  ASSERT_GE(kept.articles.size(), 40U);
  for (std::size_t i = 0; i < 40; ++i) {
    EXPECT_EQ(kept.articles[i].name, "a" + std::to_string(100 + i) + ".md");
  }
}

// The flag of an interrupt is for ever, so it is raised in a process of its own.
class CheckTreeInterrupted : public CheckTree {
 protected:
  void SetUp() override {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    CheckTree::SetUp();
  }

  // That process has a folder of its own.
  [[noreturn]] void exit_with(int code) {
    TearDown();
    std::exit(code);
  }
};

TEST_F(CheckTreeInterrupted, TheLastArticleIsNoSuccess) {
  write("a.md", std::string(kHead) + pair("0a1b2-103", "Ein  Zwei.", "One two.") + "\n");
  const auto run_and_exit = [&] {
    options_.on_fix = [](const FixedArticle&) -> Result<void> {
      interrupt_tree();
      return {};
    };
    Kept kept;
    const auto done = check_tree(std::vector{folder_.string()}, tree_, options_, kept);
    exit_with(!done && done.error().code == ErrorCode::kInterrupted ? 7 : 1);
  };
  EXPECT_EXIT(run_and_exit(), testing::ExitedWithCode(7), "");
}

TEST_F(CheckTreeInterrupted, NoFurtherRuleLooksAtASegment) {
  const auto count_and_exit = [&] {
    const auto checker = Checker::for_rules({"double-space", "inner-space"}, {.target = "de-DE"});
    const auto count = [&] { return checker->check_pair("One two.", "Ein  Zwei.").size(); };
    const std::size_t before = count();
    interrupt_tree();
    exit_with(before == 1 && count() == 0 ? 7 : 1);
  };
  EXPECT_EXIT(count_and_exit(), testing::ExitedWithCode(7), "");
}

}  // namespace check_tree_test
}  // namespace locseg
