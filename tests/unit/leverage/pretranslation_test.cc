#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "locseg/memory.h"
#include "locseg/store.h"
#include "unit/store/folder.h"
#include "unit/store/memory.h"
#include "unit/store/place.h"

namespace locseg {
namespace pretranslation_test {

OwnGroup memory() {
  OwnGroup group;
  group.path = "m.md";
  group.source_lang = "en-US";
  group.target_lang = "de-DE";
  group.translation_type = "HT";
  const std::pair<const char*, const char*> kUnits[] = {
      {"Open the valve.", "Ventil auf."},
      {"Wait 5 minutes.", "Warten Sie 5 Minuten."},
      {"Wait 7 minutes.", "Warten Sie sieben Minuten."},
      {"Tallowmere Hub", "Tallowmere Hub"},
      {"Not yet", ""},
      {"Check the pressure of the main pump before you start.", "Vor dem Start Druck messen."},
  };
  for (const auto& [source, target] : kUnits) group.units.push_back({"", 1, source, target, false});
  return group;
}

TEST(Untranslated, IsWhatNobodyTranslated) {
  const auto is = [](std::string_view source, std::string_view target, std::string_view type) {
    return is_untranslated({{}, 0, source, target}, type);
  };
  EXPECT_TRUE(is("Stop", "", "HT"));
  EXPECT_TRUE(is("Stop", "Stop", "MT"));
  EXPECT_TRUE(is("Stop", "Stop", ""));
  EXPECT_FALSE(is("Stop", "Stop", "HT"));
  EXPECT_FALSE(is("Stop", "stop", "MT"));
  EXPECT_FALSE(is("1.2", "1.2", "MT"));
  EXPECT_FALSE(is("", "", ""));
}

TEST(Pretranslator, FillsWhatHasNoTranslation) {
  const Folder folder;
  {
    auto store = open_store(store_in(folder, "m.db"), StoreMode::kUpdate);
    ASSERT_TRUE(store);
    ASSERT_TRUE(put(**store, memory()));
    ASSERT_TRUE((*store)->commit());
  }
  struct Case {
    const char* source;
    const char* target;
    int least;
    FillOutcome outcome;
    const char* filled;
    bool adapted;
  };
  const FillOutcome filled = FillOutcome::kFilled;
  const Case kCases[] = {
      {"Open the valve.", "", 75, filled, "Ventil auf.", false},
      {"Open  the valve.", "Open  the valve.", 75, filled, "Ventil auf.", false},
      {"Open the valve.", "Auf!", 75, FillOutcome::kTranslated, "", false},
      {"Wait 9 minutes.", "", 75, filled, "Warten Sie 9 Minuten.", true},  // 7 cannot be adapted
      {"Wait 9 minutes.", "", 100, FillOutcome::kUnmatched, "", false},
      {"Tallowmere Hub", "Tallowmere Hub", 75, FillOutcome::kTranslated, "Tallowmere Hub", false},
      {"Not yet", "", 75, FillOutcome::kUnmatched, "", false},
      {"Check the pressure of the main pump before you stop.", "", 75, filled,
       "Vor dem Start Druck messen.", false},
      {"Nothing is like this one here.", "", 75, FillOutcome::kUnmatched, "", false},
  };
  for (const Case& test : kCases) {
    LookupOptions options;
    options.min_score = test.least;
    auto pretranslator = Pretranslator::open(store_in(folder, "m.db"), options);
    ASSERT_TRUE(pretranslator) << to_string(pretranslator.error());
    const std::vector<Unit> units = {{{}, 0, test.source, test.target}};
    UnitGroup group;
    group.units = units;
    const auto fillings = pretranslator->fill(group, ArticleKind::kMarkdown);
    ASSERT_TRUE(fillings);
    const Filling& filling = fillings->front();
    EXPECT_EQ(filling.outcome, test.outcome) << test.source;
    EXPECT_EQ(filling.target, test.filled) << test.source;
    EXPECT_EQ(filling.adapted, test.adapted) << test.source;
    EXPECT_EQ(filled_units(group, *fillings).front().target,
              test.outcome == filled ? test.filled : test.target);
  }
}

TEST(Pretranslator, FindsWhatDiffersInCodesThatNobodyKnows) {
  const Folder folder;
  {
    OwnGroup group = memory();
    group.units.push_back(
        {"", 1, "Press **Save** and `wait`.", "**Speichern** und `wait`.", false});
    group.units.push_back({"", 1, "Press <b>Stop</b> twice.", "Zweimal <b>Halt</b>.", false});
    group.units.push_back({"", 1, "As <g id=\"1\">poor</g>.", "So <g id=\"1\">arm</g>.", false});
    auto store = open_store(store_in(folder, "m.db"), StoreMode::kUpdate);
    ASSERT_TRUE(store);
    ASSERT_TRUE(put(**store, group));
    ASSERT_TRUE((*store)->commit());
  }
  struct Case {
    const char* source;
    bool opaque_codes;
    int score;
    MatchKind kind;
    const char* target;
  };
  const Case kCases[] = {
      {"Open <g id=\"1\">the</g> valve.", true, 99, MatchKind::kFuzzy, "Ventil auf."},
      {"Open <bx id=\"1\"/>the<ex id=\"1\"/> valve.", true, 99, MatchKind::kFuzzy, "Ventil auf."},
      {"Press <g id=\"4\">Stop</g> twice.", true, 99, MatchKind::kFuzzy, "Zweimal <b>Halt</b>."},
      {"As <g id=\"1\">poor</g>.", true, 100, MatchKind::kExact, "So <g id=\"1\">arm</g>."},
      {"Press <b>Stop</b> twice.", false, 100, MatchKind::kExact, "Zweimal <b>Halt</b>."},
  };
  LookupOptions options;
  auto pretranslator = Pretranslator::open(store_in(folder, "m.db"), options);
  ASSERT_TRUE(pretranslator) << to_string(pretranslator.error());
  auto leverage = TranslationMemory::open(store_in(folder, "m.db"), options);
  ASSERT_TRUE(leverage) << to_string(leverage.error());
  for (const Case& test : kCases) {
    std::vector<Unit> units(1);
    units[0].source = test.source;
    units[0].opaque_codes = test.opaque_codes;
    UnitGroup group;
    group.units = units;
    const auto fillings = pretranslator->fill(group, ArticleKind::kMarkdown);
    ASSERT_TRUE(fillings);
    const Match& match = fillings->front().match;
    EXPECT_EQ(match.score, test.score) << test.source;
    EXPECT_EQ(match.kind, test.kind) << test.source;
    EXPECT_EQ(match.target, test.target) << test.source;
    const auto best = leverage->best_score({test.source, {}, {}, test.opaque_codes});
    ASSERT_TRUE(best);
    EXPECT_EQ(*best, test.score) << test.source;
  }
}

}  // namespace pretranslation_test
}  // namespace locseg
