// What became of the sentences of a source, and what a sentence says.
#include "status/source_changes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "status/code_changes.h"
#include "status/statements.h"

namespace locseg::status {
namespace source_changes_test {

std::vector<Statement> read(std::string_view bytes) {
  return StatementReader("en").read(bytes, ArticleKind::kMarkdown);
}

std::string said(std::string_view sentence) {
  const std::vector<Statement> statements = read(sentence);
  return statements.empty() ? "" : statements.front().said;
}

// A letter for each sentence of the first text: what became of it.
std::string fates(std::string_view before, std::string_view after) {
  std::string out;
  for (const SourceChange& change : source_changes(read(before), read(after))) {
    out += "SMCR"[static_cast<std::size_t>(change.fate)];
  }
  return out;
}

TEST(SaidText, LeavesOutWhatAltersNoText) {
  const std::pair<std::string_view, std::string_view> same[] = {
      {"Open the **valve** now.", "Open the __valve__ now."},
      {"Open the *valve* now.", "Open the valve now."},
      {"See [the guide](a.md) now.", "See [the guide](../b.md \"x\") now."},
      {"See <https://a.example> now.", "See <https://b.example/x> now."},
      {"Use it {{< note >}} now.", "Use it {{% note %}} now."},
      {"A {{< tip text=\"node pool\" id=\"a.md\" >}} is.",
       "A {{< tip id=\"b.md\" text=\"node pool\" >}} is."},
      {"Two\nlines  here.", "Two lines here."},
      {"Five \\* six is thirty.", "Five * six is thirty."},
  };
  for (const auto& [a, b] : same) EXPECT_EQ(said(a), said(b)) << a;
  const std::pair<std::string_view, std::string_view> other[] = {
      {"Open the `valve` now.", "Open the `pump` now."},
      {"Open the valve now.", "Open the pump now."},
      {"See [the guide](a.md) now.", "See [the page](a.md) now."},
      {"A {{< tip text=\"node pool\" >}} is.", "A {{< tip text=\"node group\" >}} is."},
      {"Wait 5 minutes.", "Wait 6 minutes."},
  };
  for (const auto& [a, b] : other) EXPECT_NE(said(a), said(b)) << a;
}

TEST(SourceChanges, TellWhatBecameOfEachSentence) {
  const std::string a = "The valve opens at noon.";
  const std::string b = "The pump starts at night.";
  const std::string c = "The tank is empty in spring.";
  const auto page = [](const std::vector<std::string>& sentences) {
    std::string out;
    for (const std::string& each : sentences) out += each + "\n\n";
    return out;
  };
  EXPECT_EQ(fates(page({a, b, c}), page({a, b, c})), "SSS");
  EXPECT_EQ(fates(page({a, b, c}), page({a, c})), "SRS");
  EXPECT_EQ(fates(page({a, c}), page({a, b, c})), "SS");
  EXPECT_EQ(fates(page({a, b, c}), page({a, "The pump starts at dawn.", c})), "SCS");
  EXPECT_EQ(fates(page({a, b, c}), page({a, "Nothing of it is left.", c})), "SCS");
  EXPECT_EQ(fates(page({a, b, c}), page({b, c, a})), "MSS");
  EXPECT_EQ(fates(page({a, b}), page({a + " " + b})), "SS");  // two paragraphs joined
  EXPECT_EQ(fates("# One\n\n- two\n- three\n", "# One\n\n- three\n"), "SRS");
  EXPECT_EQ(fates("```sh\npump --start\n```\n", "```sh\npump --begin\n```\n"), "C");
  EXPECT_EQ(fates("", page({a})), "");
}

TEST(SourceChanges, OfVeryManySentencesCostLittle) {
  std::string before;
  std::string after;
  for (int i = 0; i < 20'000; ++i) {
    before += "- old " + std::to_string(i) + "\n";
    after += "- new thing " + std::to_string(i) + "\n";
  }
  EXPECT_EQ(fates(before, after).size(), 20'000U);
}

TEST(CodeChanges, PairBlocksOfCode) {
  const auto code = [](std::string_view bytes) { return read(bytes); };
  const auto source = code("```\na\n```\n\nx\n\n```\nb\nc\n```\n\nx\n\n```\nd\n```\n");
  const auto target = code("```\nb\nC\n```\n\nx\n\n```\nd\n```\n");
  std::vector<Statement> of_source;
  std::vector<Statement> of_target;
  for (const auto& [from, to] : {std::pair(&source, &of_source), std::pair(&target, &of_target)}) {
    for (const Statement& each : *from) {
      if (each.kind == StatementKind::kCode) to->push_back(each);
    }
  }
  EXPECT_THAT(pair_code(of_source, of_target), testing::ElementsAre(kNoStatement, 0, 1));
}

TEST(CodeChanges, RemarksMayDiffer) {
  EXPECT_FALSE(
      code_differs("# Start the pump\npump --start", "# Die Pumpe anlassen\npump --start"));
  EXPECT_TRUE(code_differs("pump --start --fast now", "pump --start --slow now"));
  EXPECT_TRUE(has_new_lines("pump a", "pump b", "# Hinweis\npump b"));
  EXPECT_FALSE(has_new_lines("pump a", "pump b", "pump a"));
  EXPECT_TRUE(has_new_lines("pump a\nx", "pump a", "pump a"));
  EXPECT_FALSE(has_new_lines("pump a\nx", "pump a", "pump a\nx"));
  EXPECT_TRUE(code_spans_differ("Use `a` now.", "`b` verwenden."));
  EXPECT_FALSE(code_spans_differ("Use `a` now.", "Jetzt verwenden."));
}

}  // namespace source_changes_test
}  // namespace locseg::status
