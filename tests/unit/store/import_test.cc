#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "locseg/store.h"
#include "store/open.h"
#include "unit/store/folder.h"
#include "unit/store/memory.h"
#include "unit/store/place.h"

namespace locseg {
namespace import_test {

using testing::ElementsAre;

OwnGroup group_of(std::string path, std::vector<OwnUnit> units) {
  return {std::move(path), "en", "de", "MT", "", "", {}, std::move(units)};
}

// What the store holds of each article, pieces joined; provenance aside.
std::map<MemoryKey, std::vector<OwnUnit>> all_units_of(Store& store) {
  std::map<MemoryKey, std::vector<OwnUnit>> all;
  const auto groups = read_all(store).value();
  for (const OwnGroup& group : groups) {
    auto& units = all[key_of(group)];
    units.insert(units.end(), group.units.begin(), group.units.end());
  }
  return all;
}

ImportCounts import(Store& store, const std::vector<OwnGroup>& file) {
  StoreImport sink(
      store,
      {.file = "file", .source_lang = "", .target_lang = "", .on_conflict = OnConflict::kReplace});
  for (const OwnGroup& group : file) EXPECT_TRUE(put(sink, group));
  EXPECT_TRUE(sink.finish());
  return sink.counts();
}

class StoreImports : public testing::Test {
 protected:
  Folder folder_;
  std::unique_ptr<Store> store_ =
      open_store(store_in(folder_, "memory.db"), StoreMode::kUpdate).value();
};

TEST_F(StoreImports, TakeThePlaceOfIdAndSourceAndKeepTheRest) {
  OwnGroup stored = group_of("a", {{"x-1", 3, "one", "eins", false},
                                   {"x-2", 4, "two", "zwei", false},
                                   {"", 5, "three", "drei", false}});
  stored.content = {1, 2};
  stored.source_commit = "c0ffee";
  ASSERT_TRUE(put(*store_, stored));
  const ImportCounts counts = import(*store_, {group_of("a", {{"x-2", 0, "two", "ZWEI", false},
                                                              {"x-1", 0, "other", "anders", false},
                                                              {"", 0, "three", "drei", false},
                                                              {"", 0, "three", "DREI", false}})});
  EXPECT_EQ(std::tuple(counts.articles, counts.segments, counts.added, counts.changed),
            std::tuple(1, 4, 2, 1));
  // The unit that changed keeps what the file does not know; one that is new knows no commit.
  OwnGroup kept = stored;
  kept.content = {};
  kept.units[1].target = "ZWEI";
  OwnGroup added =
      group_of("a", {{"x-1", 0, "other", "anders", false}, {"", 0, "three", "DREI", false}});
  added.goes_on = true;
  EXPECT_THAT(read_all(*store_).value(), ElementsAre(kept, added));
}

TEST_F(StoreImports, LeaveAnArticleAloneThatTheySayNothingNewOf) {
  OwnGroup stored = group_of("a", {{"x-1", 3, "one", "eins", false}});
  stored.content = {1, 2};
  ASSERT_TRUE(put(*store_, stored));
  OwnGroup same = stored;
  same.content = {};
  same.translation_type = "";
  import(*store_, {same});
  EXPECT_THAT(read_all(*store_).value(), ElementsAre(stored));  // its content, too
}

TEST_F(StoreImports, LeaveOutWhatHasCodesThatNobodyKnows) {
  const Unit units[] = {{.id = "x-1", .source = "one", .target = "eins"},
                        {.id = "x-2",
                         .source = "<g id=\"1\">two</g>",
                         .target = "<g id=\"1\">zwei</g>",
                         .opaque_codes = true}};
  StoreImport sink(*store_, {.file = "file", .source_lang = "", .target_lang = ""});
  UnitGroup group;
  group.info = {.path = "a",
                .source_lang = "en",
                .target_lang = "de",
                .translation_type = {},
                .source_commit = {},
                .handoff = {},
                .content = {}};
  group.units = units;
  ASSERT_TRUE(sink.put(group));
  ASSERT_TRUE(sink.finish());
  EXPECT_EQ(sink.counts().segments, 2U);
  EXPECT_EQ(sink.counts().added, 1U);
  EXPECT_EQ(sink.counts().left_out, 1U);
  ASSERT_EQ(all_units_of(*store_).size(), 1U);
  EXPECT_EQ(all_units_of(*store_).begin()->second.size(), 1U);
}

TEST_F(StoreImports, CallUnitsWithoutAnArticleAfterTheFileAndReplaceThoseOfTheirSources) {
  OwnGroup group = group_of("", {{"", 0, "one", "eins", false}, {"", 0, "two", "zwei", false}});
  group.source_lang = "";
  const auto import_as = [&](std::string file) {
    StoreImport sink(*store_, {.file = std::move(file), .source_lang = "fr", .target_lang = "it"});
    ASSERT_TRUE(put(sink, group));
    ASSERT_TRUE(sink.finish());
  };
  import_as("a.tsv");
  group.units.pop_back();
  group.units[0].target = "EINS";
  import_as("b.tsv");
  import_as("a.tsv");
  group.source_lang = "fr";
  OwnGroup a = group;
  a.units.push_back({"", 0, "two", "zwei", false});
  OwnGroup b = group;
  a.path = "a.tsv";
  b.path = "b.tsv";
  EXPECT_THAT(read_all(*store_).value(), ElementsAre(a, b));
}

TEST_F(StoreImports, KeepArticlesWithoutUnits) {
  import(*store_, {group_of("a", {}), group_of("b", {{ "x-1", 3, "one", "eins", false }})});
  import(*store_, {group_of("b", {})});
  EXPECT_EQ(store_->counts()->articles, 2U);
  EXPECT_EQ(store_->counts()->segments, 1U);
}

// The rule, slow and obvious: a unit of the file takes the first place that is its and that no
// other unit of the file has, one with its target first, or one at the end.
void import_slowly(std::map<MemoryKey, std::vector<OwnUnit>>& memory,
                   const std::vector<OwnGroup>& file) {
  std::map<MemoryKey, std::vector<bool>> taken;
  std::map<MemoryKey, bool> fresh;
  for (const OwnGroup& group : file) {
    const MemoryKey key = key_of(group);
    fresh.emplace(key, !memory.contains(key));
    std::vector<OwnUnit>& units = memory[key];
    std::vector<bool>& of = taken[key];
    of.resize(units.size());
    for (const OwnUnit& unit : group.units) {
      std::size_t place = 0;
      const auto is_its = [&](const OwnUnit& other) {
        return unit.id == other.id && unit.source == other.source &&
               (!unit.id.empty() || unit.target == other.target);
      };
      const auto find = [&](bool same_target) {
        place = 0;
        while (place < units.size() && (fresh[key] || of[place] || !is_its(units[place]) ||
                                        (same_target && units[place].target != unit.target))) {
          ++place;
        }
      };
      find(true);
      if (place == units.size()) find(false);
      if (place == units.size()) {
        units.push_back(unit);
        of.push_back(true);
      } else {
        const std::uint64_t line = unit.line == 0 ? units[place].line : unit.line;
        units[place] = unit;
        units[place].line = line;
        of[place] = true;
      }
    }
  }
}

TEST_F(StoreImports, AgreeWithTheSlowImportAndSayNothingTwice) {
  std::mt19937 random(20211107);
  std::map<MemoryKey, std::vector<OwnUnit>> memory;
  for (int round = 0; round < 60; ++round) {
    std::vector<OwnGroup> file;
    for (auto left = random() % 12; left != 0; --left) {
      file.push_back(random_group(random, std::to_string(random() % 6) + "a"));
      for (OwnUnit& unit : file.back().units) {
        if (random() % 3 == 0) unit.id = "0a1b2-" + std::to_string(101 + random() % 4);
        if (random() % 4 == 0) unit.id.clear();
      }
    }
    import_slowly(memory, file);
    import(*store_, file);
    ASSERT_TRUE(all_units_of(*store_) == memory) << "round " << round;
    const auto once = read_all(*store_).value();
    const ImportCounts again = import(*store_, file);
    ASSERT_EQ(again.added, 0U);
    ASSERT_EQ(again.changed, 0U);
    ASSERT_TRUE(read_all(*store_).value() == once);
  }
}

// What the store has of one unit after a file with another target for it.
struct Conflict {
  const char* name;
  OwnGroup stored;
  OwnGroup offered;
  std::vector<std::string> targets;
};

class StoreImportsOnConflict : public testing::TestWithParam<Conflict> {};

OwnGroup one_unit(std::string target, std::string type, std::string handoff) {
  OwnGroup group = group_of("a", {{"x-1", 1, "one", std::move(target), false}});
  group.translation_type = std::move(type);
  group.handoff = std::move(handoff);
  return group;
}

TEST_P(StoreImportsOnConflict, LetTheBetterOneWin) {
  const Folder folder;
  auto store = open_store(store_in(folder, "memory.db"), StoreMode::kUpdate).value();
  ASSERT_TRUE(put(*store, GetParam().stored));
  StoreImport sink(*store, {.file = "file", .source_lang = "", .target_lang = ""});
  ASSERT_TRUE(put(sink, GetParam().offered));
  ASSERT_TRUE(sink.finish());
  std::vector<std::string> targets;
  const auto units = all_units_of(*store);
  for (const OwnUnit& unit : units.begin()->second) {
    targets.push_back(unit.target);
  }
  EXPECT_EQ(targets, GetParam().targets);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, StoreImportsOnConflict,
    testing::Values(
        Conflict{
            "later", one_unit("a", "HT", "2026-01-02"), one_unit("b", "MT", "2026-01-03"), {"b"}},
        Conflict{
            "earlier", one_unit("a", "MT", "2026-01-02"), one_unit("b", "HT", "2026-01-01"), {"a"}},
        Conflict{"person_then_machine", one_unit("a", "HT", ""), one_unit("b", "MT", ""), {"a"}},
        Conflict{"machine_then_person", one_unit("a", "MT", ""), one_unit("b", "HT", ""), {"b"}},
        Conflict{"nothing_is_said", one_unit("a", "", ""), one_unit("b", "", ""), {"b"}},
        Conflict{"no_day", one_unit("a", "", "2026-01-02"), one_unit("b", "", "yesterday"), {"b"}},
        Conflict{"nothing_there",
                 one_unit("", "HT", "2026-01-02"),
                 one_unit("b", "MT", "2026-01-01"),
                 {"b"}}),
    [](const auto& info) { return std::string(info.param.name); });

TEST_F(StoreImports, DoNotBringBackWhatTheyReplaced) {
  const auto offer = [&](std::string target) {
    StoreImport sink(*store_, {.file = "file", .source_lang = "", .target_lang = ""});
    EXPECT_TRUE(put(sink, group_of("a", {{"x-1", 1, "one", std::move(target), false}})));
    EXPECT_TRUE(sink.finish());
    EXPECT_TRUE(store_->commit());
    const auto units = all_units_of(*store_);
    return units.begin()->second[0].target;
  };
  EXPECT_EQ(offer("first"), "first");
  EXPECT_EQ(offer("second"), "second");
  EXPECT_EQ(offer("first"), "second");
  EXPECT_EQ(offer("third"), "third");
  EXPECT_EQ(offer("second"), "third");
}

TEST_F(StoreImports, HoldFewUnitsAtATimeHoweverTheyCome) {
  // Far more than wait at most, of two languages in turn.
  constexpr std::size_t kUnits = 150'000;
  std::vector<OwnUnit> units;
  for (int round = 0; round < 2; ++round) {
    StoreImport sink(*store_, {.file = "file", .source_lang = "", .target_lang = ""});
    for (std::size_t i = 0; i < kUnits; ++i) {
      OwnGroup group = group_of(i % 4 < 2 ? "a" : "", {});
      group.target_lang = i % 2 == 0 ? "de" : "ja";
      group.units = {{"", i + 1, std::to_string(i / 2), "t", false}};
      ASSERT_TRUE(put(sink, group));
    }
    ASSERT_TRUE(sink.finish());
    EXPECT_EQ(sink.counts().added, round == 0 ? kUnits : 0);
    EXPECT_EQ(store_->counts()->segments, kUnits);
    EXPECT_EQ(store_->counts()->articles, 4U);
  }
  OwnGroups groups;
  ASSERT_TRUE(store_->read(groups));
  EXPECT_LE(groups.calls, 4 * (kUnits / 65'536 + 1));
  EXPECT_EQ(groups.all.size(), 4U);
}

TEST_F(StoreImports, GoOnWhileTheirFileIsRead) {
  const std::vector<OwnGroup> file = {group_of("a", {{"x-1", 0, "one", "eins", false}}),
                                      group_of("b", {{"x-2", 0, "two", "zwei", false}})};
  const auto read = [&](UnitSink& sink) -> Result<void> {
    for (const OwnGroup& group : file) {
      if (auto done = put(sink, group); !done) return done;
    }
    return {};
  };
  const auto counts =
      import_units(*store_, read, {.file = "file", .source_lang = "", .target_lang = ""});
  ASSERT_TRUE(counts);
  EXPECT_EQ(std::tuple(counts->articles, counts->segments, counts->added), std::tuple(2, 2, 2));
  EXPECT_EQ(all_units_of(*store_).size(), 2U);

  const auto fail = [](UnitSink&) -> Result<void> {
    return failure(ErrorCode::kMalformed, "broken", "file");
  };
  const auto failed =
      import_units(*store_, fail, {.file = "file", .source_lang = "", .target_lang = ""});
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, ErrorCode::kMalformed);
}

}  // namespace import_test
}  // namespace locseg
