#include "check/engine/segment_records.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "check/engine/lone_article.h"
#include "check/rules/registry.h"
#include "locseg/check.h"
#include "reference/articles.h"

namespace locseg::check {
namespace segment_records_test {

using reference::pair;

// All that a reader sees of a finding.
std::string told(const Finding& finding) {
  std::string out = std::to_string(finding.begin.line) + ":" +
                    std::to_string(finding.begin.column) + "-" + std::to_string(finding.span.end) +
                    " " + std::string(finding.rule->id) + " " +
                    std::string(name_of(finding.severity)) + " " + finding.message + " " +
                    to_hex(finding.fingerprint);
  for (const PlacedEdit& each : finding.fix.edits) {
    out += " [" + std::to_string(each.edit.span.begin) + "," + std::to_string(each.edit.span.end) +
           ")" + each.edit.text;
  }
  for (const RelatedText& each : finding.related) out += " ~" + std::to_string(each.line);
  return out;
}

std::vector<std::string> told(const std::vector<Finding>& findings) {
  std::vector<std::string> out;
  for (const Finding& each : findings) out.push_back(told(each));
  return out;
}

// An article that is edited and checked after each edit, with records and without.
class EditedArticle {
 public:
  EditedArticle(const Checker& checker, std::string bytes)
      : checker_(&checker), bytes_(std::move(bytes)) {}

  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  void set(std::string bytes) { bytes_ = std::move(bytes); }
  [[nodiscard]] std::vector<std::string> check(SegmentRecords* records) const {
    const Article article = parse_article(bytes_, ArticleKind::kMarkdown);
    return told(check_alone(checker_->engine(),
                            {.article = &article, .name = "a.md", .path = {}, .records = records})
                    .findings);
  }

 private:
  const Checker* checker_;
  std::string bytes_;
};

class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  std::size_t below(std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(engine_);
  }
  template <class T>
  const T& one_of(const std::vector<T>& all) {
    return all[below(all.size())];
  }

 private:
  std::mt19937 engine_;
};

std::vector<std::string> example_pairs() {
  std::vector<std::string> out;
  int number = 100;
  for (const Rule* rule : rules()) {
    for (const RuleExample* example : {&rule->description.bad, &rule->description.good}) {
      if (example->source.empty()) continue;
      out.push_back(pair("0a1b2-" + std::to_string(++number), example->target, example->source));
    }
  }
  return out;
}

const std::string kHead = "---\nms.contentlocale: de-DE\n---\n\n";

std::string random_article(Dice& dice, const std::vector<std::string>& pairs) {
  const std::vector<std::string> before = {"", "", "# ", "- ", "| ", " ", "\n"};
  const std::vector<std::string> after = {"\n", "\n\n", " ", " | ", " (", ".\n"};
  std::string out = kHead;
  for (int i = 0; i < 30; ++i) out += dice.one_of(before) + dice.one_of(pairs) + dice.one_of(after);
  return out;
}

std::string randomly_edited(Dice& dice, std::string bytes, const std::vector<std::string>& pairs) {
  const std::vector<std::string> snippets = {"x",  " ", "\n", "|", "#",    "**", "`",    "(",
                                             "\"", "7", "。", "é", "\xFF", "<",  "</p>", "\n\n"};
  const std::size_t at = dice.below(bytes.size());
  switch (dice.below(5)) {
    case 0:
      return bytes.erase(at, 1 + dice.below(12));
    case 1:
      return bytes.insert(at, dice.one_of(pairs));
    case 2:
      return bytes.insert(at, "<!-- locseg-ignore codes, double-space -->");
    case 3: {
      const std::size_t size = std::min(dice.below(400), bytes.size() - at);
      return bytes.erase(at, size);
    }
    default:
      return bytes.insert(at, dice.one_of(snippets));
  }
}

Checker checker_of(std::vector<std::string> rules) {
  return Checker::for_rules(std::move(rules)).value();
}

// With a comment that could hold some back, faults that are said once an article are located each
// before they join; without one they join before.
TEST(FaultsSaidOnce, JoinAlikeBeforeAndAfterTheyAreLocated) {
  const Checker checker = checker_of({"all"});
  std::vector<std::string> pairs = example_pairs();
  for (const auto* target : {"Ventil  öffnen", "Ventil  öffnen ", "Pumpe ! Ventil  zu"}) {
    pairs.insert(pairs.end(), 40, pair("0a1b2-99", target, "Open the valve"));
  }
  std::size_t joined = 0;
  for (unsigned seed = 0; seed < 8; ++seed) {
    Dice dice(seed);
    const std::string bytes = random_article(dice, pairs) + "\n\n";
    const EditedArticle before(checker, bytes + "<!-- nothing -->\n");
    const EditedArticle after(checker, bytes + "<!-- locseg-ignore url-mismatch -->\n");
    const auto found = before.check(nullptr);
    EXPECT_EQ(found, after.check(nullptr)) << seed;
    joined += static_cast<std::size_t>(std::ranges::count_if(found, [](const std::string& each) {
      return each.find(" in this article") != std::string::npos;
    }));
  }
  EXPECT_GE(joined, 10U);
}

TEST(SegmentRecords, RandomEditsAgreeWithAFullCheck) {
  const Checker checker = checker_of({"all"});
  const std::vector<std::string> pairs = example_pairs();
  std::uint64_t known = 0;
  std::uint64_t looked_at = 0;
  for (unsigned seed = 0; seed < 3; ++seed) {
    Dice dice(seed);
    EditedArticle article(checker, random_article(dice, pairs));
    SegmentRecords records;
    for (int edit = 0; edit < 25; ++edit) {
      ASSERT_EQ(article.check(&records), article.check(nullptr))
          << "seed " << seed << ", edit " << edit << "\n"
          << article.bytes();
      known += records.known();
      looked_at += records.looked_at();
      article.set(randomly_edited(dice, article.bytes(), pairs));
    }
  }
  EXPECT_GT(known, 4 * looked_at) << "most segments are not looked at again";
}

TEST(SegmentRecords, OneEditLooksAtOneSegment) {
  const Checker checker = checker_of({"default"});
  std::string bytes = kHead;
  for (int i = 0; i < 100; ++i) {
    const std::string number = std::to_string(100 + i);
    bytes +=
        pair("0a1b2-" + number, "Wählen Sie " + number + ".", "Select " + number + ".") + "\n\n";
  }
  EditedArticle article(checker, bytes);
  SegmentRecords records;
  EXPECT_TRUE(article.check(&records).empty());
  EXPECT_EQ(records.looked_at(), 100U);
  EXPECT_TRUE(article.check(&records).empty());
  EXPECT_EQ(records.looked_at(), 0U);
  article.set(bytes.replace(bytes.find("Sie 150"), 7, "Sie 151"));
  EXPECT_EQ(article.check(&records).size(), 1U);
  EXPECT_EQ(records.looked_at(), 1U);
  EXPECT_EQ(records.known(), 99U);
}

// What moved is found again, wherever it is; what is new is looked at, and no more.
TEST(SegmentRecords, PiecesThatMoveAreKnown) {
  const Checker checker = checker_of({"default"});
  const auto piece = [](int from, int to) {
    std::string out;
    for (int i = from; i < to; ++i) {
      const std::string number = std::to_string(i);
      out +=
          pair("0a1b2-" + number, "Wählen Sie " + number + ".", "Select " + number + ".") + "\n\n";
    }
    return out;
  };
  EditedArticle article(checker, kHead + piece(100, 300));
  SegmentRecords records;
  static_cast<void>(article.check(&records));
  const auto looked_at = [&](const std::string& body) {
    article.set(kHead + body);
    EXPECT_EQ(article.check(&records), article.check(nullptr));
    return records.looked_at();
  };
  EXPECT_EQ(looked_at(piece(101, 300)), 0U) << "one removed";
  EXPECT_EQ(looked_at(piece(100, 300)), 1U) << "one inserted";
  EXPECT_EQ(looked_at(piece(100, 150) + piece(160, 300)), 16U) << "ten removed: a few are strays";
  EXPECT_EQ(looked_at(piece(200, 300) + piece(100, 200)), 26U) << "halves exchanged, ten inserted";
  EXPECT_EQ(looked_at(piece(200, 300) + piece(100, 200)), 0U);
}

TEST(SegmentRecords, OtherSurroundingsAreLookedAt) {
  const Checker checker = checker_of({"final-punctuation"});
  const std::string last = pair("0a1b2-102", "Die Pumpe wurde angehalten",
                                "The pump is stopped and the valve is closed.");
  EditedArticle article(checker, kHead + last + "\n");
  SegmentRecords records;
  EXPECT_EQ(article.check(&records).size(), 1U);
  article.set(kHead + last + " und mehr\n");
  EXPECT_EQ(article.check(&records), article.check(nullptr));
  EXPECT_EQ(records.looked_at(), 1U);
  EXPECT_TRUE(article.check(&records).empty()) << "the sentence goes on";
}

TEST(SegmentRecords, AnotherLanguageIsAnotherCheck) {
  const Checker checker = checker_of({"default"});
  const std::string text = pair("0a1b2-101", "Select", "Select") + "\n";
  EditedArticle article(checker, kHead + text);
  SegmentRecords records;
  static_cast<void>(article.check(&records));
  article.set("---\nms.contentlocale: fr-FR\n---\n\n" + text);
  EXPECT_EQ(article.check(&records), article.check(nullptr));
  EXPECT_EQ(records.looked_at(), 1U);
}

}  // namespace segment_records_test
}  // namespace locseg::check
