#include "locseg/store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "store/open.h"
#include "unit/store/folder.h"
#include "unit/store/memory.h"
#include "unit/store/place.h"

namespace locseg {
namespace store_test {

using testing::ElementsAre;
using testing::ElementsAreArray;
using testing::HasSubstr;

std::unique_ptr<Store> open_ok(const std::string& path, StoreMode mode = StoreMode::kUpdate) {
  auto store = open_store(path, mode);
  EXPECT_TRUE(store) << (store ? "" : to_string(store.error()));
  return store ? std::move(*store) : nullptr;
}

OwnGroup group_of(std::string path, std::vector<std::pair<std::string, std::string>> texts) {
  OwnGroup group{std::move(path), "en-US", "de-DE", "MT", "", "", {1, 2}, {}};
  std::uint64_t number = 102;
  for (auto& [source, target] : texts) {
    ++number;
    group.units.push_back({"ab012-" + std::to_string(number), number - 90, std::move(source),
                           std::move(target), false});
  }
  return group;
}

void expect_counts(Store& store, const StoreCounts& expected) {
  const auto counts = store.counts();
  ASSERT_TRUE(counts) << to_string(counts.error());
  EXPECT_EQ(counts->articles, expected.articles);
  EXPECT_EQ(counts->segments, expected.segments);
  EXPECT_EQ(counts->units, expected.units);
  EXPECT_EQ(counts->human_units, expected.human_units);
  EXPECT_EQ(counts->sources, expected.sources);
}

TEST(Store, GivesBackEveryByte) {
  using std::string_literals::operator""s;
  const Folder folder;
  OwnGroup group{"docs/a\xFF\n.md",
                 "en-US",
                 "zh-CN",
                 "ht",
                 "0123abc",
                 "2021-06-30",
                 {0xFEDCBA9876543210, 0x0123456789ABCDEF},
                 {}};
  std::string every;
  for (int byte = 0; byte < 256; ++byte) every += static_cast<char>(byte);
  group.units = {{"f0ed8-103", 20, "plain", "schlicht", false},
                 {"f0ed8-p101", 20, "", "", true},
                 {"", 0, every, "\0"s, false},
                 {"f0ed8-0103", 21, "\0\0"s, every + every, false},
                 {"other-7", ~std::uint64_t{0}, "a\0b"s, "a\0c"s, true},
                 {"f0ed8-999999999999999999", 1, "a", "\xED\xA0\x80\xC0\x80", false},
                 {"f0ed8-1000000000000000000", 1, "A", "\xEF\xBB\xBF", false},
                 {"f0ed8-", 2, "a ", " a", false},
                 {"f0ed8-p", 2, std::string(5'000'000, 'x'), std::string(70'000, '\0'), false},
                 {every, 3, "plain", "schlicht", false}};
  {
    const auto store = open_ok(store_in(folder, "memory.db"));
    ASSERT_TRUE(put(*store, group));
    ASSERT_TRUE(store->commit());
  }
  const auto store = open_ok(store_in(folder, "memory.db"), StoreMode::kRead);
  const auto groups = read_all(*store);
  ASSERT_TRUE(groups) << to_string(groups.error());
  ASSERT_EQ(groups->size(), 1U);
  EXPECT_TRUE(groups->front() == group);
}

TEST(Store, TellsTextsApartByBytes) {
  const Folder folder;
  const auto store = open_ok(store_in(folder, "memory.db"));
  ASSERT_TRUE(put(*store, group_of("a", {{"x", "y"}, {"x", "Y"}, {"X", "y"}, {"x", "y"}})));
  OwnGroup other = group_of("b", {{"x", "y"}});
  ASSERT_TRUE(put(*store, other));
  other.path = "c";
  other.target_lang = "de-de";
  ASSERT_TRUE(put(*store, other));
  other.path = "d";
  other.source_lang = "";
  other.translation_type = "HT";
  ASSERT_TRUE(put(*store, other));
  expect_counts(*store, {4, 7, 5, 1, 3});
}

TEST(Store, HoldsAUnitAsLongAsAnArticleDoes) {
  const Folder folder;
  const auto store = open_ok(store_in(folder, "memory.db"));
  ASSERT_TRUE(put(*store, group_of("a", {{"x", "1"}, {"y", "1"}, {"y", "2"}})));
  ASSERT_TRUE(put(*store, group_of("b", {{"y", "2"}})));
  ASSERT_TRUE(store->commit());
  expect_counts(*store, {2, 4, 3, 0, 2});
  ASSERT_TRUE(put(*store, group_of("a", {{"z", "1"}})));
  ASSERT_TRUE(store->commit());
  expect_counts(*store, {2, 2, 2, 0, 2});
  ASSERT_TRUE(store->remove({"b", "en-US", "de-DE"}));
  ASSERT_TRUE(store->remove({"b", "en-US", "de-DE"}));
  ASSERT_TRUE(store->remove({"never there", "", ""}));
  ASSERT_TRUE(store->commit());
  expect_counts(*store, {1, 1, 1, 0, 1});
  ASSERT_TRUE(store->remove({"a", "en-US", "de-DE"}));
  ASSERT_TRUE(store->commit());
  expect_counts(*store, {});
}

TEST(Store, KnowsItsArticlesInOrderOfPath) {
  const Folder folder;
  const auto store = open_ok(store_in(folder, "memory.db"));
  OwnGroup group = group_of("b", {{"x", "1"}, {"y", "1"}});
  group.translation_type = "HT";
  group.source_commit = "c0ffee";
  group.handoff = "2020-01-31";
  ASSERT_TRUE(put(*store, group));
  ASSERT_TRUE(put(*store, group_of("a/z", {})));
  ASSERT_TRUE(put(*store, group_of("a", {})));
  ASSERT_TRUE(put(*store, group_of("\xFF", {})));
  const auto articles = store->articles();
  ASSERT_TRUE(articles);
  std::vector<std::string> paths;
  for (const StoredArticle& article : *articles) paths.push_back(article.path);
  EXPECT_THAT(paths, ElementsAre("a", "a/z", "b", "\xFF"));
  const StoredArticle& b = (*articles)[2];
  EXPECT_EQ(std::tie(b.source_lang, b.target_lang, b.translation_type, b.source_commit, b.handoff),
            std::tie(group.source_lang, group.target_lang, group.translation_type,
                     group.source_commit, group.handoff));
  EXPECT_EQ(b.content, group.content);
  EXPECT_EQ(b.segments, 2U);
}

TEST(Store, ShowsOthersNothingBeforeTheCommit) {
  const Folder folder;
  const auto writer = open_ok(store_in(folder, "memory.db"));
  ASSERT_TRUE(put(*writer, group_of("a", {{"x", "1"}})));
  const auto before = open_ok(store_in(folder, "memory.db"), StoreMode::kRead);
  expect_counts(*before, {});
  ASSERT_TRUE(writer->commit());
  expect_counts(*before, {});  // still the state of its first read
  expect_counts(*open_ok(store_in(folder, "memory.db"), StoreMode::kRead), {1, 1, 1, 0, 1});
}

TEST(Store, LeavesNothingBesideItself) {
  const Folder folder;
  {
    const auto store = open_ok(store_in(folder, "memory.db"));
    ASSERT_TRUE(put(*store, group_of("a", {{"x", "1"}})));
    ASSERT_TRUE(store->commit());
  }
  EXPECT_THAT(folder.names(), ElementsAre("memory.db"));
  const std::string written = bytes_of(store_in(folder, "memory.db"));
  expect_counts(*open_ok(store_in(folder, "memory.db"), StoreMode::kRead), {1, 1, 1, 0, 1});
  EXPECT_THAT(folder.names(), ElementsAre("memory.db"));
  EXPECT_TRUE(bytes_of(store_in(folder, "memory.db")) == written);
}

TEST(Store, StopsReadingWhenTheSinkFails) {
  const Folder folder;
  const auto store = open_ok(store_in(folder, "memory.db"));
  ASSERT_TRUE(put(*store, group_of("a", {{"x", "1"}})));
  ASSERT_TRUE(put(*store, group_of("b", {{"x", "1"}})));
  class Failing final : public UnitSink {
   public:
    Result<void> begin_article(const ArticleInfo& /*info*/) override {
      ++taken;
      return failure(ErrorCode::kInterrupted, "enough");
    }
    Result<void> units(std::span<const Unit> /*units*/) override { return {}; }
    Result<void> end_article() override { return {}; }
    int taken = 0;
  } sink;
  const auto read = store->read(sink);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::kInterrupted);
  EXPECT_EQ(sink.taken, 1);
  EXPECT_TRUE(put(*store, group_of("c", {{"x", "1"}})));
  EXPECT_TRUE(store->commit());
}

TEST(Store, RefusesToWriteWhenOpenForReading) {
  const Folder folder;
  open_ok(store_in(folder, "memory.db"));
  const auto store = open_ok(store_in(folder, "memory.db"), StoreMode::kRead);
  EXPECT_EQ(put(*store, group_of("a", {})).error().code, ErrorCode::kMisuse);
  EXPECT_EQ(store->remove({"a", "", ""}).error().code, ErrorCode::kMisuse);
  EXPECT_EQ(store->commit().error().code, ErrorCode::kMisuse);
}

TEST(Store, KeepsOnePathInSeveralLanguagesApart) {
  const Folder folder;
  const auto store = open_ok(store_in(folder, "memory.db"));
  OwnGroup german = group_of("a", {{"x", "1"}, {"y", "2"}});
  OwnGroup arabic = german;
  arabic.target_lang = "ar-SA";
  OwnGroup from_french = german;
  from_french.source_lang = "fr-FR";
  for (const OwnGroup* group : {&from_french, &german, &arabic}) ASSERT_TRUE(put(*store, *group));
  german.units.pop_back();
  ASSERT_TRUE(put(*store, german));
  ASSERT_TRUE(store->commit());
  // In order of the languages' tags, though French came first.
  EXPECT_THAT(read_all(*store).value(), ElementsAre(arabic, german, from_french));
  expect_counts(*store, {3, 5, 5, 0, 4});
  ASSERT_TRUE(store->remove({"a", "en-US", "ar-SA"}));
  EXPECT_THAT(read_all(*store).value(), ElementsAre(german, from_french));
}

TEST(Store, TakesAnArticleInCalls) {
  const Folder folder;
  // Small enough to be full with the first units, which no reader may see without the others.
  const auto store =
      store::open(store_in(folder, "memory.db"), StoreMode::kUpdate, {.batch_segments = 1}).value();
  const OwnGroup first = group_of("a", {{"x", "1"}, {"y", "2"}});
  OwnGroup second = group_of("a", {{"z", "3"}});
  second.translation_type = "HT";
  second.goes_on = true;
  const auto reader = [&] { return open_ok(store_in(folder, "memory.db"), StoreMode::kRead); };
  ASSERT_TRUE(store->begin_article(info_of(first)));
  ASSERT_TRUE(store->units(units_of(first)));
  ASSERT_TRUE(store->units(units_of(first)));
  ASSERT_TRUE(store->change_provenance(info_of(second)));
  ASSERT_TRUE(store->units(units_of(second)));
  expect_counts(*reader(), {});
  ASSERT_TRUE(store->end_article());
  OwnGroup twice = first;
  twice.units.insert(twice.units.end(), first.units.begin(), first.units.end());
  EXPECT_THAT(read_all(*reader()).value(), ElementsAre(twice, second));
  const auto articles = store->articles();
  ASSERT_TRUE(articles);
  ASSERT_EQ(articles->size(), 1U);
  EXPECT_EQ(articles->front().segments, 5U);
  expect_counts(*store, {1, 5, 3, 1, 3});
  ASSERT_TRUE(append(*store, second));
  ASSERT_TRUE(store->commit());
  expect_counts(*store, {1, 6, 3, 1, 3});
  const OwnGroup other = group_of("a", {{"z", "3"}});
  ASSERT_TRUE(put(*store, other));
  EXPECT_THAT(read_all(*store).value(), ElementsAre(other));
  expect_counts(*store, {1, 1, 1, 0, 1});
}

// However large a part is, and whether what waits is written within the article.
TEST(Store, ReadsALongArticleInParts) {
  std::vector<std::pair<std::string, std::string>> texts;
  for (int i = 0; i < 10; ++i) texts.emplace_back(std::to_string(i), "t");
  const OwnGroup group = group_of("a", texts);
  for (const std::size_t part : {1U, 3U, 5U, 10U, 11U}) {
    for (const bool as_one : {false, true}) {
      const Folder folder;
      const auto store =
          store::open(store_in(folder, "memory.db"), StoreMode::kUpdate,
                      {.batch_segments = as_one ? std::size_t{4} : 100, .part_segments = part})
              .value();
      if (as_one) {
        ASSERT_TRUE(store->begin());
      }
      const std::vector<Unit> units = units_of(group);
      ASSERT_TRUE(store->begin_article(info_of(group)));
      for (const Unit& unit : units) ASSERT_TRUE(store->units({&unit, 1}));
      ASSERT_TRUE(store->end_article());
      ASSERT_TRUE(store->finish());
      OwnGroups read;
      ASSERT_TRUE(store->read(read));
      EXPECT_THAT(read.all, ElementsAre(group)) << part;
      if (!as_one) {
        EXPECT_EQ(read.calls, (units.size() + part - 1) / part);
      }
      expect_counts(*store, {1, 10, 10, 0, 10});
    }
  }
}

TEST(Store, DoesAllOrNothingBetweenBeginAndCommit) {
  const Folder folder;
  {
    const auto store = open_ok(store_in(folder, "memory.db"));
    ASSERT_TRUE(put(*store, group_of("kept", {{"x", "1"}})));
    ASSERT_TRUE(store->commit());
  }
  const auto writer =
      store::open(store_in(folder, "memory.db"), StoreMode::kUpdate, {.batch_segments = 1}).value();
  ASSERT_TRUE(writer->begin());
  ASSERT_TRUE(writer->remove({"kept", "en-US", "de-DE"}));
  ASSERT_TRUE(put(*writer, group_of("a", {{"x", "1"}, {"y", "2"}})));
  ASSERT_TRUE(put(*writer, group_of("b", {{"x", "1"}})));
  expect_counts(*writer, {2, 3, 2, 0, 2});  // it sees itself
  ASSERT_TRUE(put(*writer, group_of("c", {{"z", "1"}})));
  expect_counts(*open_ok(store_in(folder, "memory.db"), StoreMode::kRead), {1, 1, 1, 0, 1});
  ASSERT_TRUE(writer->commit());
  expect_counts(*open_ok(store_in(folder, "memory.db"), StoreMode::kRead), {3, 4, 3, 0, 3});
  {
    const auto other =
        store::open(store_in(folder, "memory.db"), StoreMode::kUpdate, {.batch_segments = 1})
            .value();
    ASSERT_TRUE(other->begin());
    ASSERT_TRUE(put(*other, group_of("a", {})));
    ASSERT_TRUE(other->remove({"b", "en-US", "de-DE"}));
  }
  expect_counts(*open_ok(store_in(folder, "memory.db"), StoreMode::kRead), {3, 4, 3, 0, 3});
  ASSERT_TRUE(put(*writer, group_of("d", {{"z", "1"}})));  // commits by itself again
  expect_counts(*open_ok(store_in(folder, "memory.db"), StoreMode::kRead), {4, 5, 3, 0, 3});
}

// Articles by chance, put, added to,replaced and removed in batches of every size, against the
// slow store.
TEST(Store, AgreesWithTheSlowStore) {
  std::mt19937 random(20211105);
  for (const std::size_t batch : {1U, 7U, 40U, 100'000U}) {
    const Folder folder;
    auto store =
        store::open(store_in(folder, "memory.db"), StoreMode::kUpdate, {.batch_segments = batch})
            .value();
    Memory memory;
    for (int round = 0; round < 300; ++round) {
      const OwnGroup group = random_group(random, std::to_string(random() % 5));
      const auto what = random() % 8;
      if (what < 2) {
        memory.erase(key_of(group));
        ASSERT_TRUE(store->remove({group.path, group.source_lang, group.target_lang}));
      } else if (what < 4) {
        if (memory.contains(key_of(group)) || !group.units.empty()) {
          append(memory[key_of(group)], group);
        }
        ASSERT_TRUE(append(*store, group));
      } else {
        memory[key_of(group)] = {group};
        ASSERT_TRUE(put(*store, group));
      }
      if (random() % 10 == 0) {
        ASSERT_TRUE(store->commit());
      }
      if (random() % 40 == 0) {
        store.reset();
        store = store::open(store_in(folder, "memory.db"), StoreMode::kUpdate,
                            {.batch_segments = batch})
                    .value();
        // What was not committed may be lost; what the store now has is the truth.
        const auto kept = read_all(*store).value();
        memory.clear();
        for (const OwnGroup& each : kept) memory[key_of(each)].push_back(each);
      }
      if (round % 20 != 0) continue;
      std::vector<OwnGroup> expected;
      for (const auto& [key, parts] : memory) {
        expected.insert(expected.end(), parts.begin(), parts.end());
      }
      const auto groups = read_all(*store);
      ASSERT_TRUE(groups) << to_string(groups.error());
      ASSERT_TRUE(*groups == expected) << "round " << round << ", batches of " << batch;
      ASSERT_NO_FATAL_FAILURE(expect_counts(*store, count(memory)));
    }
  }
}

}  // namespace store_test
}  // namespace locseg
