// A new source and an old translation: what is kept to the byte, what is asked for, what has no
// place.
#include "update/page_update.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "update/written_sentence.h"

namespace locseg::update {
namespace page_update_test {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr std::string_view kSource = R"(---
title: The pump
date: 2024-01-01
---

# Open the pump

Press the green button for three seconds. The lamp lights up.

See [the manual](manual.md) before you open valve 7.

```sh
pump --open 7   # opens it
pump --status
```

## Care for it

- Clean the filter every 20 days.
- Oil the bearings once a year.

Never run the pump dry. It breaks within 5 minutes.
)";

constexpr std::string_view kTarget = R"(---
title: Die Pumpe
date: 2024-01-01
lang: de
---

# Die Pumpe öffnen

Drücken Sie den grünen Knopf drei Sekunden lang. Die Lampe leuchtet auf.

Lesen Sie [das Handbuch](manual.md), bevor Sie Ventil 7 öffnen.

```sh
pump --open 7   # öffnet es
pump --status
```

## <a name="care-for-it"></a>Pflege

* Reinigen Sie den Filter alle 20 Tage.
* Ölen Sie die Lager einmal im Jahr.

Lassen Sie die Pumpe nie trocken laufen. Sie geht binnen 5 Minuten kaputt.
)";

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string out(text);
  const std::size_t at = out.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  if (at != std::string::npos) out.replace(at, from.size(), to);
  return out;
}

PageUpdate updated(std::string_view new_source, std::string_view old_source = kSource,
                   std::string_view target = kTarget, const Marks& marks = {}) {
  constexpr ArticleKind kKind = ArticleKind::kMarkdown;
  status::Basis basis;
  basis.source = old_source;
  status::StatementReader reader("en");
  const auto left = without_written({new_source, target, kKind}, old_source, reader, marks);
  basis.links = status::Linker("en", "de")
                    .links({old_source, left ? std::string_view(*left) : target, kKind});
  return update_page({new_source, target, kKind}, std::vector<status::Basis>{basis}, reader, marks);
}

std::vector<std::string> asked(const PageUpdate& update, std::string_view new_source) {
  std::vector<std::string> out;
  for (const Piece& piece : update.pieces) {
    if (is_asked_for(piece.kind)) out.emplace_back(piece.source.of(new_source));
  }
  return out;
}

std::vector<std::string> lost(const PageUpdate& update, std::string_view target = kTarget) {
  std::vector<std::string> out;
  for (const LostPlace& each : update.lost) out.emplace_back(each.translation.of(target));
  return out;
}

TEST(PageUpdate, IsTheOldTranslationIfTheSourceIsAsItWas) {
  const std::pair<std::string_view, std::string_view> pages[] = {
      {kSource, kTarget},
      {"", ""},
      {"One sentence.", "Ein Satz."},
      {"# A\n\nOne sentence is here.\n", "Ein Satz ist hier.\n\nUnd noch einer dazu.\n"},
      {"Nothing here is alike.\n", ""},
      {"- one thing\n- two things\n", "\xEF\xBB\xBF* ein Ding\r\n* zwei Dinge\r\n"},
  };
  for (const auto& [source, target] : pages) {
    const PageUpdate update = updated(source, source, target);
    EXPECT_EQ(update.bytes, target);
    EXPECT_THAT(asked(update, source), IsEmpty());
    EXPECT_THAT(update.lost, IsEmpty());
  }
}

TEST(PageUpdate, PutsAChangedSentenceInItsSourceAndKeepsTheRest) {
  const std::string source = replaced(kSource, "three seconds", "five seconds");
  const PageUpdate update = updated(source);
  EXPECT_EQ(update.bytes, replaced(kTarget, "Drücken Sie den grünen Knopf drei Sekunden lang.",
                                   "Press the green button for five seconds."));
  ASSERT_THAT(asked(update, source), ElementsAre("Press the green button for five seconds."));
  const auto piece = std::ranges::find(update.pieces, PieceKind::kChanged, &Piece::kind);
  EXPECT_EQ(piece->translation.of(kTarget), "Drücken Sie den grünen Knopf drei Sekunden lang.");
  EXPECT_EQ(piece->old_source, "Press the green button for three seconds.");
  EXPECT_EQ(piece->place.of(update.bytes), "Press the green button for five seconds.");
  EXPECT_THAT(update.lost, IsEmpty());
}

TEST(PageUpdate, MovesWhatMoved) {
  const std::string_view see = "See [the manual](manual.md) before you open valve 7.\n\n";
  std::string source = replaced(kSource, see, "");
  source = replaced(source, "Never run", std::string(see) + "Never run");
  const PageUpdate update = updated(source);
  const std::string_view lesen =
      "Lesen Sie [das Handbuch](manual.md), bevor Sie Ventil 7 öffnen.\n\n";
  std::string target = replaced(kTarget, lesen, "");
  target = replaced(target, "Lassen Sie", std::string(lesen) + "Lassen Sie");
  EXPECT_EQ(update.bytes, target);
  EXPECT_THAT(asked(update, source), IsEmpty());
  EXPECT_THAT(update.lost, IsEmpty());
}

TEST(PageUpdate, AddsWhatIsNew) {
  const std::string source =
      replaced(kSource, "## Care for it", "Wait for the second lamp.\n\n## Care for it");
  const PageUpdate update = updated(source);
  EXPECT_EQ(update.bytes, replaced(kTarget, "## <a name=\"care",
                                   "Wait for the second lamp.\n\n## <a name=\"care"));
  EXPECT_THAT(asked(update, source), ElementsAre("Wait for the second lamp."));
}

TEST(PageUpdate, NamesWhatHasNoPlace) {
  const std::string source = replaced(kSource, "- Oil the bearings once a year.\n", "");
  const PageUpdate update = updated(source);
  EXPECT_EQ(update.bytes, replaced(kTarget, "* Ölen Sie die Lager einmal im Jahr.\n", ""));
  EXPECT_THAT(asked(update, source), IsEmpty());
  ASSERT_THAT(lost(update), ElementsAre("Ölen Sie die Lager einmal im Jahr."));
  EXPECT_EQ(update.lost[0].old_source, "Oil the bearings once a year.");
}

TEST(PageUpdate, KeepsRemarksOfCodeWhoseOtherLinesChanged) {
  const std::string source = replaced(kSource, "pump --status", "pump --status --all");
  const PageUpdate update = updated(source);
  EXPECT_EQ(update.bytes, replaced(kTarget, "pump --status", "pump --status --all"));
  EXPECT_THAT(update.lost, IsEmpty());
}

TEST(PageUpdate, KeepsMetadataOfTheTranslation) {
  const std::string source = replaced(kSource, "date: 2024-01-01", "date: 2024-05-01");
  const PageUpdate update = updated(source);
  EXPECT_EQ(update.bytes, replaced(kTarget, "date: 2024-01-01", "date: 2024-05-01"));
  EXPECT_THAT(asked(update, source), IsEmpty());
}

TEST(PageUpdate, KeepsTheTranslationOfASentenceWhoseMarksChangedAndAsksForIt) {
  const std::string source = replaced(kSource, "manual.md", "help/manual.md");
  const PageUpdate update = updated(source);
  EXPECT_EQ(update.bytes, kTarget);
  EXPECT_THAT(asked(update, source),
              ElementsAre("See [the manual](help/manual.md) before you open valve 7."));
}

TEST(PageUpdate, KeepsASentenceThatOnlyTheTranslationHas) {
  const std::string target =
      replaced(kTarget, "leuchtet auf.", "leuchtet auf. In Europa gilt Norm 12.");
  const PageUpdate update =
      updated(replaced(kSource, "Never run", "Never ever run"), kSource, target);
  EXPECT_THAT(update.bytes, HasSubstr("leuchtet auf. In Europa gilt Norm 12.\n\nLesen"));
}

TEST(PageUpdate, MarksWhatIsNotTranslated) {
  std::string source = replaced(kSource, "three seconds", "five seconds");
  source = replaced(source, "Never run", "Wait. Never run");
  const Marks marks{true, "", "<!-- outdated -->", "", "<!-- untranslated -->"};
  const PageUpdate update = updated(source, kSource, kTarget, marks);
  EXPECT_THAT(update.bytes, HasSubstr("drei Sekunden lang.<!-- outdated --> Die Lampe"));
  EXPECT_THAT(update.bytes, HasSubstr("Wait.<!-- untranslated --> Lassen"));
  EXPECT_THAT(update.bytes, Not(HasSubstr("Press")));
}

// A page of three paragraphs, in which alignment is not sure of the second.
constexpr std::string_view kThree = "Wait for it.\n\nHold it.\n\nLet it go.\n";
constexpr std::string_view kDrei = "Warten Sie.\n\nHalten Sie.\n\nLassen Sie los.\n";

PageUpdate updated_three(std::string_view new_source, std::optional<double> confidence,
                         std::string_view target = kDrei) {
  const auto span_of = [](std::string_view text, std::string_view part) {
    const std::size_t at = text.find(part);
    return Span{at, at + part.size()};
  };
  status::Basis basis;
  basis.source = kThree;
  basis.links = {{span_of(kThree, "Wait for it."), span_of(target, "Warten Sie.")},
                 {span_of(kThree, "Let it go."), span_of(target, "Lassen Sie los.")}};
  if (confidence) {
    basis.links.push_back(
        {span_of(kThree, "Hold it."), span_of(target, "Halten Sie."), *confidence});
  }
  status::StatementReader reader("en");
  return update_page({new_source, target, ArticleKind::kMarkdown},
                     std::vector<status::Basis>{basis}, reader, {});
}

TEST(PageUpdate, KeepsATranslationThatIsNotSureAndAsksForIt) {
  const std::string source = replaced(kThree, "Hold", "Sit down.\n\nHold");
  const PageUpdate update = updated_three(source, 0.3);
  EXPECT_EQ(update.bytes, replaced(kDrei, "Halten", "Sit down.\n\nHalten"));
  EXPECT_THAT(asked(update, source), ElementsAre("Sit down.", "Hold it."));
  EXPECT_EQ(std::ranges::count(update.pieces, PieceKind::kUnsure, &Piece::kind), 1);
  EXPECT_THAT(update.lost, IsEmpty());
  EXPECT_THAT(update.unmatched, IsEmpty());
}

TEST(PageUpdate, AsksForNothingUnsureBetweenNeighboursThatStayed) {
  const std::string source = replaced(kThree, "Wait", "Sit down.\n\nWait");
  for (const auto confidence : {std::optional<double>(), std::optional(0.3), std::optional(0.9)}) {
    const PageUpdate update = updated_three(source, confidence);
    EXPECT_EQ(update.bytes, replaced(kDrei, "Warten", "Sit down.\n\nWarten"));
    EXPECT_THAT(asked(update, source), ElementsAre("Sit down."));
  }
}

TEST(PageUpdate, NamesSentencesWhoseTranslationMayBeAmongWhatIsLost) {
  const std::string source = replaced(kThree, "Hold", "Sit down.\n\nHold");
  for (const auto confidence : {std::optional<double>(), std::optional(0.01)}) {
    const PageUpdate update = updated_three(source, confidence);
    EXPECT_THAT(update.bytes, HasSubstr("\n\nHold it.\n\n"));
    ASSERT_EQ(update.unmatched.size(), 1U);
    EXPECT_EQ(update.pieces[update.unmatched[0]].source_text, "Hold it.");
    ASSERT_THAT(lost(update, kDrei), ElementsAre("Halten Sie.\n"));
    EXPECT_THAT(update.lost[0].old_source, IsEmpty());
  }
}

TEST(PageUpdate, NamesNoSentenceThatTheTranslationLeftOut) {
  const std::string target = replaced(kDrei, "Halten Sie.\n\n", "");
  const std::string source = replaced(kThree, "Hold", "Sit down.\n\nHold");
  const PageUpdate update = updated_three(source, std::nullopt, target);
  EXPECT_EQ(update.bytes, replaced(target, "Lassen", "Sit down.\n\nHold it.\n\nLassen"));
  EXPECT_THAT(update.unmatched, IsEmpty());
}

// A page that still names the source that it was made from is updated from that one again.
TEST(PageUpdate, IsTheSameIfItIsUpdatedFromTheSameOldSourceTwice) {
  const std::pair<std::string_view, std::string_view> changes[] = {
      {"## Care for it", "Wait for the second lamp.\n\n## Care for it"},
      {"The lamp lights", "Wait for it. Hold it. The lamp lights"},
      {"- Oil", "- Read the scale\n- Oil"},
      {"5 minutes.\n", "5 minutes. Call us then.\n"},
      {"```sh", "```sh\npump --help\n```\n\n```sh"},
      {"three seconds", "five seconds"},
      {"## Care for it", "## Wait\n\n## Care for it"},
  };
  const Marks all_marks[] = {{},
                             {true, "", "<!-- outdated -->", "", "<!-- untranslated -->"},
                             {true, "<span data-locseg=\"outdated\">", "</span>",
                              "<span data-locseg=\"untranslated\">", "</span>"}};
  for (const auto& [from, to] : changes) {
    for (const Marks& marks : all_marks) {
      const std::string source = replaced(kSource, from, to);
      const PageUpdate once = updated(source, kSource, kTarget, marks);
      EXPECT_NE(once.bytes, kTarget);
      const PageUpdate twice = updated(source, kSource, once.bytes, marks);
      EXPECT_EQ(twice.bytes, once.bytes);
      EXPECT_EQ(asked(twice, source), asked(once, source));
      for (const Piece& piece : twice.pieces) {
        if (piece.kind != PieceKind::kNew || piece.is_code) continue;
        EXPECT_THAT(std::string(piece.place.of(twice.bytes)),
                    HasSubstr(std::string(piece.source.of(source))));
      }
    }
  }
}

TEST(PageUpdate, PutsWhatIsNewerBesideWhatAnEarlierUpdateWrote) {
  const std::string_view care = "## Care for it";
  const std::string source = replaced(kSource, care, "Wait here.\n\n" + std::string(care));
  const std::string once = updated(source).bytes;
  const std::string later = replaced(source, "Wait here.", "Sit down. Wait here. Now go.");
  const PageUpdate twice = updated(later, kSource, once);
  EXPECT_EQ(twice.bytes, replaced(once, "Wait here.", "Sit down. Wait here. Now go."));
}

TEST(PageUpdate, WritesWhatIsNewThoughASentenceOfTheTranslationHasItInside) {
  const std::string target =
      replaced(kTarget, "leuchtet auf.", "leuchtet auf. Die Taste Pump start hilft.");
  const std::string source = replaced(kSource, "See [", "# Pump start\n\nSee [");
  EXPECT_THAT(updated(source, kSource, target).bytes, HasSubstr("hilft.\n\n# Pump start\n\nLesen"));
}

// Blocks of a page and their translations, to be put together in any order.
struct Block {
  std::string_view source;
  std::string_view target;
};
constexpr Block kBlocks[] = {
    {"# Open the pump", "# Die Pumpe öffnen"},
    {"Press the green button for 3 seconds. The lamp lights up.",
     "Drücken Sie den grünen Knopf 3 Sekunden lang. Die Lampe leuchtet auf."},
    {"See [the manual](manual.md) before you open valve 7.",
     "Lesen Sie [das Handbuch](manual.md), bevor Sie Ventil 7 öffnen."},
    {"## Care", "## Pflege"},
    {"- Clean the filter every 20 days.", "- Reinigen Sie den Filter alle 20 Tage."},
    {"Never run the pump dry. It breaks within 5 minutes.",
     "Lassen Sie die Pumpe nie trocken laufen. Sie geht binnen 5 Minuten kaputt."},
    {"`reset` puts all 12 values back.", "`reset` setzt alle 12 Werte zurück."},
    {"Call us at 555-0100 in an emergency.", "Rufen Sie uns im Notfall unter 555-0100 an."},
};

using Order = std::vector<std::size_t>;

std::string page_of(const Order& order, std::string_view Block::*side) {
  std::string out;
  for (const std::size_t i : order) out.append(kBlocks[i].*side).append("\n\n");
  return out;
}

// Without marks of headings and items.
std::vector<std::string> sentences_of(std::string_view text) {
  std::vector<std::string> out;
  text.remove_prefix(std::min(text.find_first_not_of("#- "), text.size()));
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(". "), text.size() - 1) + 1;
    out.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

bool contains(const Order& order, std::size_t i) {
  return std::ranges::find(order, i) != order.end();
}

TEST(PageUpdate, LosesNothingWhateverBecomesOfTheBlocks) {
  std::mt19937 dice(7);  // NOLINT: the same pages in every run
  Order all(std::size(kBlocks));
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  for (int round = 0; round < 60; ++round) {
    Order before = all;
    std::ranges::shuffle(before, dice);
    before.resize(3 + dice() % (all.size() - 2));
    Order after = all;
    std::ranges::shuffle(after, dice);
    after.resize(1 + dice() % all.size());
    const std::string old_source = page_of(before, &Block::source);
    const std::string target = page_of(before, &Block::target);
    const std::string source = page_of(after, &Block::source);
    const PageUpdate update = updated(source, old_source, target);
    std::string kept = update.bytes;
    for (const LostPlace& each : update.lost) kept.append(each.translation.of(target)).append("\n");
    for (const Piece& piece : update.pieces) {
      kept.append(piece.translation.of(target)).append("\n");
      EXPECT_LE(piece.place.end, update.bytes.size());
    }
    for (const Copy& copy : update.copies) {
      EXPECT_EQ(copy.from.of(target), update.bytes.substr(copy.to, copy.from.size()));
    }
    for (const std::size_t i : before) {
      for (const std::string& sentence : sentences_of(kBlocks[i].target)) {
        EXPECT_THAT(kept, HasSubstr(sentence)) << old_source << "=>\n" << source;
      }
    }
    for (const std::size_t i : after) {
      const bool is_there = update.bytes.find(kBlocks[i].target) != std::string::npos ||
                            update.bytes.find(kBlocks[i].source) != std::string::npos;
      EXPECT_TRUE(is_there || contains(before, i)) << kBlocks[i].source << "\n" << update.bytes;
    }
  }
}

}  // namespace page_update_test
}  // namespace locseg::update
