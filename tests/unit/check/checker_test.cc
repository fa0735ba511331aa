#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <thread>

#include "check/rules/registry.h"
#include "locseg/check.h"
#include "reference/articles.h"

namespace locseg {
namespace checker_test {

using reference::pair;
using testing::ElementsAre;
using testing::IsEmpty;

const std::string kHead = "---\nms.contentlocale: de-DE\n---\n";

// "line:column rule message" of every finding.
std::vector<std::string> rows(const std::vector<Finding>& findings) {
  std::vector<std::string> out;
  for (const Finding& f : findings) {
    out.push_back(std::to_string(f.begin.line) + ":" + std::to_string(f.begin.column) + " " +
                  std::string(f.rule->id) + " " + f.message);
  }
  return out;
}

// The article of an example: its own, or one around its texts.
std::string article_of(const RuleExample& example) {
  if (!example.article.empty()) return std::string(example.article);
  return "---\nms.contentlocale: " + std::string(example.target_lang) + "\n---\n\n" +
         pair("0a1b2-103", example.target, example.source) + "\n";
}

CheckOptions everything(const RuleExample& example) {
  CheckOptions options;
  options.rules.select = {"all"};
  if (!example.glossary.empty()) {
    options.glossary = parse_glossary_table(example.glossary, '\t', "terms.tsv").value();
  }
  return options;
}

TEST(Checker, ChecksBytesInMemory) {
  const auto checker = Checker::for_rules({"double-space", "completeness"});
  ASSERT_TRUE(checker.has_value());
  const std::string bytes = kHead + pair("0a1b2-103", "Ein  Zwei.", "One two.") + " " +
                            pair("0a1b2-104", "", "Three four.") + "\n";
  EXPECT_THAT(rows(checker->check(bytes, "a.md")),
              ElementsAre("4:34 double-space spaces in a row; the source has single ones",
                          "4:156 empty-target the target is empty"));
  EXPECT_THAT(checker->check(kHead + pair("0a1b2-103", "Ein.", "One."), "a.md"), IsEmpty());
}

TEST(Checker, RefusesWhatIsNoRule) {
  const auto checker = Checker::for_rules({"duble-space"});
  ASSERT_FALSE(checker.has_value());
  EXPECT_EQ(checker.error().code, ErrorCode::kMisuse);
  EXPECT_THAT(checker.error().message, testing::HasSubstr("'double-space'"));
}

TEST(Checker, FindingsOutliveEverything) {
  std::vector<Finding> found;
  {
    const std::string bytes = kHead + pair("0a1b2-103", "Ein  Zwei.", "One two.");
    const Article article = parse_article(bytes, ArticleKind::kMarkdown);
    found = Checker::for_rules({"double-space"})->check(article, std::string("a.md"));
  }
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].segment->target, "Ein  Zwei.");
  EXPECT_EQ(found[0].mark.of(found[0].marked_text()), "  ");
}

TEST(Checker, ThreadsShareItAndAcceptancesHoldEachTime) {
  const std::string bytes = kHead + pair("0a1b2-103", "Ein , zwei.", "One, two.") + "\n" +
                            pair("0a1b2-104", "Ein , zwei.", "One, two.") + "\n";
  CheckOptions options;
  options.rules.select = {"space-before-punctuation"};
  options.accepted = {
      {"space-before-punctuation", "a.md", hash_of("One, two.", "Ein , zwei."), 1, "b.txt:2"}};
  const auto checker = Checker::create(std::move(options));
  ASSERT_TRUE(checker.has_value());
  std::vector<std::size_t> counts(4);
  std::vector<std::thread> threads;
  for (std::size_t& count : counts) {
    threads.emplace_back([&] {
      for (int i = 0; i < 200; ++i) count += checker->check(bytes, "a.md").size();
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(counts, ElementsAre(200U, 200U, 200U, 200U)) << "one of two findings is accepted";
}

class EveryExample : public testing::TestWithParam<const check::Rule*> {};

struct Kept : FindingSink {
  Result<void> put(const ArticleFindings& article) override {
    findings.insert(findings.end(), article.findings.begin(), article.findings.end());
    return {};
  }
  std::vector<Finding> findings;
};

// One article alone has the same findings in memory as on disk.
TEST_P(EveryExample, IsCheckedAsInATree) {
  if (GetParam()->description.texts == RuleTexts::kCatalogs) return;  // no article
  const RuleExample& example = GetParam()->description.bad;
  const std::string bytes = article_of(example);
  const auto folder = std::filesystem::temp_directory_path() /
                      ("locseg-checker-" + std::string(GetParam()->description.id) +
                       std::to_string(::testing::UnitTest::GetInstance()->random_seed()));
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "a.md", std::ios::binary) << bytes;
  Kept kept;
  TreeOptions tree;
  tree.root = folder.string();
  const auto done = check_tree(std::vector{folder.string()}, tree, everything(example), kept);
  std::filesystem::remove_all(folder);
  ASSERT_TRUE(done.has_value());

  const auto checker = Checker::create(everything(example));
  ASSERT_TRUE(checker.has_value());
  const std::vector<Finding> found = checker->check(bytes, "a.md");
  EXPECT_TRUE(std::ranges::is_sorted(found, {}, [](const Finding& f) { return f.span.begin; }));
  EXPECT_TRUE(std::ranges::any_of(
      found, [](const Finding& f) { return f.rule == &GetParam()->description; }));
  EXPECT_THAT(rows(found), testing::UnorderedElementsAreArray(rows(kept.findings)));
  const auto fingerprints = [](const std::vector<Finding>& findings) {
    std::vector<Hash128> out;
    for (const Finding& f : findings) out.push_back(f.fingerprint);
    std::ranges::sort(out);
    return out;
  };
  EXPECT_EQ(fingerprints(found), fingerprints(kept.findings));
}

// A pair of texts has the findings that its segment in an article has.
TEST_P(EveryExample, IsCheckedAsAPairToo) {
  if (GetParam()->description.texts == RuleTexts::kCatalogs) return;
  const RuleExample& example = GetParam()->description.bad;
  if (!example.article.empty()) return;  // no pair
  const auto checker = Checker::create(everything(example));
  ASSERT_TRUE(checker.has_value());
  const auto told = [](const std::vector<Finding>& findings) {
    std::vector<std::string> out;
    for (const Finding& f : findings) {
      if (f.place == TextSide::kArticle) continue;
      out.push_back(std::string(f.rule->id) + " " + std::to_string(f.mark.begin) + "-" +
                    std::to_string(f.mark.end) + " " + f.message);
    }
    return out;
  };
  const auto found =
      checker->check_pair(example.source, example.target, std::string(example.target_lang));
  EXPECT_TRUE(std::ranges::any_of(
      found, [](const Finding& f) { return f.rule == &GetParam()->description; }));
  EXPECT_THAT(told(found), testing::UnorderedElementsAreArray(
                               told(checker->check(article_of(example), "a.md"))));
}

INSTANTIATE_TEST_SUITE_P(Checker, EveryExample,
                         testing::ValuesIn(check::rules().begin(), check::rules().end()),
                         [](const auto& info) {
                           std::string name(info.param->description.id);
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

}  // namespace checker_test
}  // namespace locseg
