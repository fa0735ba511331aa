#include "locseg/merge3.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/git.h"
#include "reference/articles.h"
#include "reference/random.h"

namespace locseg {
namespace {

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
  EXPECT_EQ(result.count(EditFate::kKept), 1U);
  EXPECT_THAT(result.notes,
              testing::ElementsAre("ms.openlocfilehash no longer describes the article"));
}

TEST(MergeThree, WritesAConflictOfWholeLinesWithTheRestMerged) {
  const std::string base = body("aaaaa", "Tasse.", "Ja");
  const std::string ours = body("aaaaa", "Becher.", "Ja");
  const std::string theirs = body("bbbbb", "Glas.", "Jawohl");
  const Merge3 result = merged(base, ours, theirs, {.with_base = true});
  EXPECT_TRUE(result.conflict);
  EXPECT_EQ(result.count(EditFate::kConflict), 1U);
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
  EXPECT_EQ(result.edits[0].fate, EditFate::kStale);
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

}  // namespace
}  // namespace locseg
