// Properties of repairs, over every rule's example, the project's samples and generated texts.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "locseg/check.h"
#include "reference/articles.h"

namespace locseg {
namespace repair_test {

using Counts = std::map<std::string, std::size_t>;

struct Counting : FindingSink {
  Result<void> put(const ArticleFindings& findings) override {
    for (const Finding& it : findings.findings) ++counts[std::string(it.rule->id)];
    return {};
  }
  Counts counts;
};

class Repairs : public testing::TestWithParam<bool> {
 protected:
  void SetUp() override {
    const auto* const test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path(testing::TempDir()) /
              (std::string("locseg-repair-") + test->name() + (GetParam() ? "u" : "s"));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  // Checks the article; `fixed` gets its bytes after repairs if it is given.
  Counts check(const std::string& bytes, std::string* fixed) const {
    const std::filesystem::path path = folder_ / "a.md";
    std::ofstream(path, std::ios::binary) << bytes;
    CheckOptions options;
    options.rules.ignore = {"consistency"};  // about other articles as well
    options.unsafe_fixes = GetParam();
    if (fixed != nullptr) {
      *fixed = bytes;
      options.on_fix = [&](const FixedArticle& article) -> Result<void> {
        *fixed = article.after;
        return {};
      };
    }
    TreeOptions tree;
    tree.root = folder_.string();
    Counting counting;
    EXPECT_TRUE(check_tree(std::vector{path.string()}, tree, options, counting).has_value());
    return counting.counts;
  }

  void expect_no_harm(const std::string& bytes) const {
    const Counts before = check(bytes, nullptr);
    std::string once;
    const Counts after = check(bytes, &once);
    for (const auto& [rule, count] : after) {
      const auto had = before.find(rule);
      EXPECT_LE(count, had == before.end() ? 0 : had->second) << rule << "\n" << bytes;
    }
    std::string twice;
    check(once, &twice);
    EXPECT_EQ(once, twice);
  }

  std::filesystem::path folder_;
};

std::string head(std::string_view lang) {
  return "---\nms.contentlocale: " + std::string(lang) + "\n---\n\n";
}

TEST_P(Repairs, DoNoHarmToExamples) {
  for (const RuleDescription* rule : rule_descriptions()) {
    const RuleExample& it = rule->bad;
    expect_no_harm(it.article.empty()
                       ? head(it.target_lang) + reference::pair("0a1b2-103", it.target, it.source)
                       : std::string(it.article));
  }
}

TEST_P(Repairs, DoNoHarmToGeneratedTexts) {
  constexpr std::string_view kParts[] = {" ",          "  ",      " 。",      "，",
                                         ", ",         "。",      "**",       "*",
                                         "\"",         "( ",      " )",       "[",
                                         " ](a.md)",   "](b.md)", "`x`",      "https://a.example/",
                                         " > ",        ">",       "\\> ",     " 'nde",
                                         " ' i",       "Iş",      "ํา",        "เเ",
                                         "้้",           "\u202C",  "阀门",     "打开",
                                         "Ventil",     "насос",   "مضخة",     " ،",
                                         "：：",       "A::B",    "A ：： B", ".NET",
                                         "。NET",      "1。5",    "1.5",      "\u00A0",
                                         "[!NOTE]",    "&lt;",    "\n",       ".",
                                         "Awake （）", "Awake()"};
  constexpr std::string_view kLanguages[] = {"zh-CN", "tr-TR", "th-TH", "ar-SA", "de-DE"};
  std::mt19937 random(20261128);
  const auto some = [&](std::size_t most) {
    std::string out;
    for (std::size_t count = random() % most; count > 0; --count) {
      out += kParts[random() % std::size(kParts)];
    }
    return out;
  };
  for (int round = 0; round < 150; ++round) {
    std::string bytes = head(kLanguages[random() % std::size(kLanguages)]);
    for (int segment = 103; segment < 107; ++segment) {
      bytes += reference::pair("0a1b2-" + std::to_string(segment), some(9), some(6));
      bytes += random() % 2 == 0 ? "\n\n" : random() % 2 == 0 ? " " : "";
    }
    expect_no_harm(bytes + "\n");
  }
}

TEST_P(Repairs, KeepPairsApart) {
  const std::string bytes =
      head("ru-RU") + reference::pair("0a1b2-103", "Насос работает. ", "The pump runs.") +
      reference::pair("0a1b2-104", "Вентиль открыт. ", "The valve is open.") + "\n";
  std::string fixed;
  check(bytes, &fixed);
  EXPECT_THAT(fixed, testing::HasSubstr("Насос работает. </span>"));
  EXPECT_THAT(fixed, testing::HasSubstr("Вентиль открыт.</span>"));
}

INSTANTIATE_TEST_SUITE_P(Safe, Repairs, testing::Values(false));
INSTANTIATE_TEST_SUITE_P(Unsafe, Repairs, testing::Values(true));

}  // namespace repair_test
}  // namespace locseg
