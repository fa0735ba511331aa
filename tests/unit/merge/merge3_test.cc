#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/git.h"
#include "locseg/merge.h"
#include "reference/articles.h"
#include "reference/carriers.h"
#include "reference/random.h"

namespace locseg {
namespace merge3_test {

using reference::OwnedArticle;
using reference::pair;

std::string head(std::string_view date, std::string_view hash, std::string_view title = "T") {
  return "---\ntitle: " + std::string(title) + "\nms.lasthandoff: " + std::string(date) +
         "\nms.openlocfilehash: " + std::string(hash) + "\nms.topic: how-to\n---\n";
}

std::string body(std::string_view prefix, std::string_view cup, std::string_view yes,
                 std::string_view cup_source = "Fill the cup.") {
  const std::string p(prefix);
  return pair(p + "-103", cup, cup_source) + " " + pair(p + "-104", yes, "Yes") + "\n\nend\n";
}

Merge3 merged(std::string_view base, std::string_view ours, std::string_view theirs,
              const Merge3Options& options = {}) {
  const OwnedArticle b{std::string(base)};
  const OwnedArticle o{std::string(ours)};
  const OwnedArticle t{std::string(theirs)};
  auto result = merge3(b.article, o.article, t.article, options);
  EXPECT_TRUE(result.has_value()) << to_string(result.error());
  return result ? std::move(*result) : Merge3{};
}

TEST(MergeThree, KeepsAnEditAcrossARenumberedHandoff) {
  const Merge3 result = merged(head("01/01/2021", "a") + body("aaaaa", "Tasse.", "Ja"),
                               head("01/01/2021", "a") + body("aaaaa", "Becher.", "Ja"),
                               head("02/01/2021", "b") + body("bbbbb", "Tasse.", "Jawohl"));
  EXPECT_EQ(result.bytes, head("02/01/2021", "b") + body("bbbbb", "Becher.", "Jawohl"));
  EXPECT_FALSE(result.conflict);
  EXPECT_EQ(result.count(LocalEditStatus::kKept), 1U);
  EXPECT_THAT(result.notes,
              testing::ElementsAre("ms.openlocfilehash no longer describes the article"));
}

TEST(MergeThree, WritesAConflictOfWholeLinesWithTheRestMerged) {
  const std::string base = body("aaaaa", "Tasse.", "Ja");
  const std::string ours = body("aaaaa", "Becher.", "Ja");
  const std::string theirs = body("bbbbb", "Glas.", "Jawohl");
  const Merge3 result = merged(base, ours, theirs, {.with_base = true});
  EXPECT_TRUE(result.conflict);
  EXPECT_EQ(result.count(LocalEditStatus::kConflict), 1U);
  const auto line = [](std::string_view cup) {
    const std::string all = body("bbbbb", cup, "Jawohl");
    return all.substr(0, all.find('\n') + 1);
  };
  EXPECT_EQ(result.bytes, "<<<<<<< ours\n" + line("Becher.") + "||||||| base\n" + line("Tasse.") +
                              "=======\n" + line("Glas.") + ">>>>>>> theirs\n\nend\n");
  EXPECT_EQ(merged(base, ours, theirs, {.prefer = Prefer::kOurs}).bytes,
            body("bbbbb", "Becher.", "Jawohl"));
  EXPECT_EQ(merged(base, ours, theirs, {.prefer = Prefer::kTheirs}).bytes, theirs);
}

TEST(MergeThree, ListsStaleEditsWithTheNearestSource) {
  const Merge3 result = merged(body("aaaaa", "Tasse.", "Ja"), body("aaaaa", "Becher.", "Ja"),
                               body("bbbbb", "Neu.", "Ja", "Fill a cup."));
  EXPECT_EQ(result.bytes, body("bbbbb", "Neu.", "Ja", "Fill a cup."));
  ASSERT_EQ(result.edits.size(), 1U);
  EXPECT_EQ(result.edits[0].fate, LocalEditStatus::kStale);
  EXPECT_EQ(result.edits[0].nearest, "Fill a cup.");
}

TEST(MergeThree, MergesTwoEditsOfOneLine) {
  const Merge3 result = merged(body("aaaaa", "Tasse.", "Ja"), body("aaaaa", "Becher.", "Ja"),
                               body("aaaaa", "Tasse.", "Jawohl"));
  EXPECT_EQ(result.bytes, body("aaaaa", "Becher.", "Jawohl"));
}

TEST(MergeThree, RenumbersWhatOnlyTheOtherSideHas) {
  const std::string base = body("aaaaa", "Tasse.", "Ja");
  const std::string ours = base + "\n" + pair("aaaaa-105", "Neu", "New") + "\n";
  const std::string theirs = "# " + pair("bbbbb-103", "Titel", "Title") + "\n\n" +
                             pair("bbbbb-104", "Tasse.", "Fill the cup.") + " " +
                             pair("bbbbb-105", "Ja", "Yes") + "\n\nend\n";
  const Merge3 result = merged(base, ours, theirs);
  EXPECT_EQ(result.bytes, theirs + "\n" + pair("bbbbb-106", "Neu", "New") + "\n");
}

TEST(MergeThree, TakesIdsAndKeysOfTheLaterHandoff) {
  const std::string base = head("01/01/2021", "a") + body("aaaaa", "Tasse.", "Ja");
  const struct {
    std::string_view our_date;
    bool ours_leads;
  } cases[] = {{"03/01/2021", true}, {"02/01/2021", false}, {"12/31/2020", false}};
  for (const auto& c : cases) {
    const Merge3 result = merged(base, head(c.our_date, "o") + body("ccccc", "Becher.", "Ja"),
                                 head("02/01/2021", "t") + body("bbbbb", "Tasse.", "Jawohl"));
    EXPECT_FALSE(result.conflict);
    EXPECT_EQ(result.bytes, c.ours_leads
                                ? head(c.our_date, "o") + body("ccccc", "Becher.", "Jawohl")
                                : head("02/01/2021", "t") + body("bbbbb", "Becher.", "Jawohl"))
        << c.our_date;
  }
}

TEST(MergeThree, NumbersAPairAnewThatBothMovedElsewhere) {
  const auto text = [](std::string_view prefix, std::vector<int> order) {
    std::string out;
    int number = 103;
    for (const int n : order) {
      out += pair(std::string(prefix) + "-" + std::to_string(number++), "Ziel " + std::to_string(n),
                  "Source " + std::to_string(n)) +
             "\n\n";
    }
    return out;
  };
  const Merge3 result =
      merged(text("aaaaa", {1, 2, 3, 4, 5, 6, 7}), text("aaaaa", {4, 1, 2, 3, 5, 6, 7}),
             text("bbbbb", {1, 2, 3, 5, 6, 7, 4}));
  EXPECT_FALSE(result.conflict);
  const OwnedArticle article(result.bytes);
  EXPECT_TRUE(article.article.problems().empty());
  ASSERT_EQ(article.article.segments().size(), 8U);
  for (const std::size_t at : {std::size_t{0}, std::size_t{7}}) {
    EXPECT_EQ(article.article.source(article.article.segments()[at]), "Source 4");
    EXPECT_THAT(std::string(article.article.id(article.article.segments()[at])),
                testing::StartsWith("bbbbb-"));
  }
}

TEST(MergeThree, MergesFrontMatterKeyByKey) {
  const std::string text = body("aaaaa", "Tasse.", "Ja");
  const Merge3 result =
      merged(head("01/01/2021", "a") + text, head("01/01/2021", "a", "Mine") + text,
             head("02/01/2021", "b") + body("bbbbb", "Tasse.", "Ja"));
  EXPECT_EQ(result.bytes, head("02/01/2021", "b", "Mine") + body("bbbbb", "Tasse.", "Ja"));
  const Merge3 both = merged(head("01/01/2021", "a") + text, head("01/01/2021", "a", "Mine") + text,
                             head("02/01/2021", "b", "Theirs") + text);
  EXPECT_TRUE(both.conflict);
  EXPECT_THAT(both.bytes, testing::HasSubstr("<<<<<<< ours\ntitle: Mine\n=======\ntitle: Theirs\n"
                                             ">>>>>>> theirs\nms.lasthandoff: 02/01/2021\n"));
}

std::string random_text(reference::Random& random, bool segments) {
  std::string out;
  for (std::uint32_t i = random.below(12); i > 0; --i) {
    const std::string n = std::to_string(random.below(6));
    if (segments && random.one_in(2)) {
      out += pair("a-" + std::to_string(200 - i), "t" + n, "source " + n);
    } else {
      out += "line " + n;
    }
    out += random.one_in(12) ? "\r\n" : "\n";
  }
  if (random.one_in(4) && !out.empty()) out.pop_back();
  return out;
}

// A source rewritten beyond recognition is a new segment to the merge; its id stays all the same.
TEST(MergeThree, LeavesTheIdsOfTheSideThatAloneChanged) {
  const std::string base = body("aaaaa", "Tasse.", "Ja");
  for (const std::string_view prefix : {"aaaaa", "ccccc"}) {
    const std::string changed =
        pair("aaaaa-103", "Tasse.", "Fill the cup.") + " " +
        pair(std::string(prefix) + "-104", "Heute nicht.", "Nobody is in the garden at night.") +
        "\n\nend\n";
    EXPECT_EQ(merged(base, changed, base).bytes, changed);
    EXPECT_EQ(merged(base, base, changed).bytes, changed);
    EXPECT_EQ(merged(base, changed, changed).bytes, changed);
  }
}

TEST(MergeThreeProperties, TakeTheSideThatChanged) {
  reference::Random random(81);
  for (int round = 0; round < 400; ++round) {
    const std::string b = random_text(random, true);
    const std::string x = random_text(random, true);
    ASSERT_EQ(merged(b, b, x).bytes, x) << round;
    ASSERT_EQ(merged(b, x, x).bytes, x) << round;
    ASSERT_EQ(merged(b, x, b).bytes, x) << round;
  }
}

TEST(MergeThreeProperties, EqualGitWithoutSegments) {
  reference::Random random(82);
  for (int round = 0; round < 120; ++round) {
    const std::string b = random_text(random, false);
    const std::string x = random_text(random, false);
    const std::string y = random_text(random, false);
    for (const bool with_base : {false, true}) {
      const auto git = base::merge_lines(x, b, y, {.with_base = with_base});
      const Merge3 ours = merged(b, x, y, {.with_base = with_base});
      ASSERT_EQ(ours.bytes, git->bytes) << round;
      ASSERT_EQ(ours.conflict, git->conflict) << round;
    }
  }
}

// In every carrier: theirs is renumbered, drops, rewrites, adds and retargets segments; ours edits
// targets. No edit is missing, and where nothing is in conflict the result is theirs with our
// targets in it, which other parsers read too.
class MergeThreeForms : public testing::TestWithParam<reference::Form> {};

struct Sentence {
  std::string id;
  std::string source;
  std::string target;
};

std::string made(const reference::Form& form, const std::vector<Sentence>& sentences) {
  std::vector<std::string> pairs;
  for (const Sentence& s : sentences) pairs.push_back(pair(s.id, s.target, s.source));
  return form.make(pairs);
}

TEST_P(MergeThreeForms, KeepEveryEditOrSayWhatBecameOfIt) {
  const reference::Form& form = GetParam();
  reference::Random random(83);
  std::uint64_t kept = 0;
  std::uint64_t conflicts = 0;
  std::uint64_t stale = 0;
  for (int round = 0; round < 60; ++round) {
    std::vector<Sentence> base;
    for (std::uint32_t i = 0; i < 4 + random.below(10); ++i) {
      const std::string n = std::to_string(i);
      base.push_back({"aaaaa-" + std::to_string(103 + i), "The \"source\" it's number " + n + n,
                      "Das \"Ziel\" Nummer " + n});
    }
    std::vector<Sentence> ours = base;
    std::vector<Sentence> theirs;
    std::vector<Sentence> expected;
    std::uint64_t edits = 0;
    std::uint64_t want_conflicts = 0;
    std::uint64_t want_stale = 0;
    int number = 103;
    const auto put = [&](Sentence sentence, const std::string& target) {
      sentence.id = "bbbbb-" + std::to_string(number++);
      theirs.push_back(sentence);
      sentence.target = target;
      expected.push_back(sentence);
    };
    for (Sentence& own : ours) {
      const Sentence old = own;
      const bool edited = random.one_in(3);
      if (edited) own.target = "\"Unser\" 'Wort' \u8bd1 " + old.target;
      edits += edited ? 1 : 0;
      switch (random.below(8)) {
        case 0:  // gone
          want_stale += edited ? 1 : 0;
          break;
        case 1:  // rewritten
          want_stale += edited ? 1 : 0;
          put({"", "Quite another \"matter\" " + old.source.substr(24), "Anderes"}, "Anderes");
          break;
        case 2:  // retargeted
          want_conflicts += edited ? 1 : 0;
          put({"", old.source, "Deren " + old.target}, "Deren " + old.target);
          break;
        case 3:  // one more before it
          put({"", "Something \"new\" " + std::to_string(number), "Neues"}, "Neues");
          [[fallthrough]];
        default:
          put({"", old.source, old.target}, own.target);
      }
    }
    const OwnedArticle b(made(form, base), form.kind);
    const OwnedArticle o(made(form, ours), form.kind);
    const OwnedArticle t(made(form, theirs), form.kind);
    ASSERT_EQ(b.article.segments().size(), base.size());
    ASSERT_EQ(t.article.segments().size(), theirs.size());
    ASSERT_EQ(merge3(b.article, b.article, t.article, {})->bytes, t.bytes) << round;
    ASSERT_EQ(merge3(b.article, t.article, t.article, {})->bytes, t.bytes) << round;
    ASSERT_EQ(merge3(b.article, t.article, b.article, {})->bytes, t.bytes) << round;
    const auto merged = merge3(b.article, o.article, t.article, {});
    ASSERT_TRUE(merged.has_value()) << to_string(merged.error());
    ASSERT_EQ(merged->edits.size(), edits) << round;
    ASSERT_EQ(merged->count(LocalEditStatus::kConflict), want_conflicts) << round;
    ASSERT_EQ(merged->count(LocalEditStatus::kStale), want_stale) << round;
    kept += merged->count(LocalEditStatus::kKept);
    conflicts += want_conflicts;
    stale += want_stale;
    ASSERT_EQ(merged->conflict, want_conflicts != 0) << merged->bytes;
    if (merged->conflict) {
      ASSERT_EQ(parse_article(merged->bytes, form.kind).problems().empty(), false);
      continue;
    }
    const OwnedArticle result(merged->bytes, form.kind);
    ASSERT_EQ(result.article.segments().size(), expected.size()) << merged->bytes;
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const Segment& segment = result.article.segments()[i];
      ASSERT_EQ(result.article.id(segment), expected[i].id);
      ASSERT_EQ(result.article.source(segment), expected[i].source);
      ASSERT_EQ(result.article.target(segment), expected[i].target);
    }
    const auto values = form.values(merged->bytes);
    for (std::size_t i = 0; i < values.size(); ++i) {
      ASSERT_EQ(values[i], pair(expected[i].id, expected[i].target, expected[i].source));
    }
  }
  EXPECT_GT(kept, 60U);
  EXPECT_GT(conflicts, 5U);
  EXPECT_GT(stale, 10U);
}

INSTANTIATE_TEST_SUITE_P(Table, MergeThreeForms, testing::ValuesIn(reference::kForms),
                         [](const auto& info) { return std::string(info.param.name); });

}  // namespace merge3_test
}  // namespace locseg
