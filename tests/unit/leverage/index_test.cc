// The fuzzy index follows its store: whatever was added, replaced, dropped, damaged or left undone,
// a search finds what a scan of the store's units finds.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "locseg/memory.h"
#include "locseg/store.h"
#include "locseg/tree.h"
#include "reference/leverage.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/match_index.h"
#include "unit/store/folder.h"
#include "unit/store/memory.h"
#include "unit/store/place.h"

namespace locseg {
namespace index_test {

using reference::Pair;
using reference::Scored;

const char* const kWords[] = {"open", "the", "valve", "close",  "hose", "and", "water",
                              "zone", "two", "pump",  "select", "save", "it",  "again"};

std::string sentence(std::mt19937& random) {
  std::string text;
  for (auto left = 2 + random() % 7; left != 0; --left) {
    text += (text.empty() ? "" : " ") + std::string(kWords[random() % std::size(kWords)]);
  }
  return text;
}

OwnGroup article(std::mt19937& random, int number, std::size_t units) {
  OwnGroup group;
  group.path = "a" + std::to_string(number) + ".md";
  group.source_lang = "en-US";
  group.target_lang = "de-DE";
  for (std::size_t i = 0; i < units; ++i) {
    group.units.push_back({"", i, sentence(random), "T" + std::to_string(random() % 3), false});
  }
  return group;
}

std::unique_ptr<Store> opened(const std::string& path, StoreMode mode) {
  auto store = open_store(path, mode);
  EXPECT_TRUE(store) << to_string(store.error());
  return store ? std::move(*store) : nullptr;
}

void put_article(const std::string& path, const OwnGroup& group) {
  const auto store = opened(path, StoreMode::kUpdate);
  ASSERT_TRUE(put(*store, group));
  ASSERT_TRUE(store->commit());
}

std::vector<Pair> units_of(const std::string& path) {
  const auto store = opened(path, StoreMode::kRead);
  std::set<Pair> units;
  auto groups = read_all(*store);
  EXPECT_TRUE(groups);
  for (const OwnGroup& group : *groups) {
    for (const OwnUnit& unit : group.units) units.insert({unit.source, unit.target});
  }
  return {units.begin(), units.end()};
}

LookupOptions options_at(int least) {
  LookupOptions options;
  options.min_score = least;
  options.limit = 0;
  return options;
}

std::vector<Scored> found_by(TranslationMemory& leverage, const std::string& query) {
  const auto answer = leverage.lookup({query, {}, {}});
  EXPECT_TRUE(answer) << to_string(answer.error());
  std::vector<Scored> found;
  if (!answer) return found;
  for (const Match& match : answer->matches) {
    found.push_back({match.score, match.source, match.target});
  }
  std::ranges::sort(found);
  return found;
}

void expect_whole(const std::string& path, TranslationMemory& leverage, std::uint32_t seed) {
  reference::Scan scan(units_of(path));
  std::mt19937 random(seed);
  for (int i = 0; i < 12; ++i) {
    const std::string query = sentence(random);
    for (const int least : {60, 75}) {  // by lists of all terms, and by rare ones
      leverage.set_limits(least, 0);
      ASSERT_EQ(found_by(leverage, query), scan.lookup(query, least)) << query << " at " << least;
    }
  }
}

void expect_whole(const std::string& path, std::uint32_t seed) {
  auto leverage = TranslationMemory::open(path, options_at(60));
  ASSERT_TRUE(leverage) << to_string(leverage.error());
  expect_whole(path, *leverage, seed);
}

void run_sql(const std::string& path, const char* sql) {
  auto connection = sqlite::Connection::open(path, sqlite::Connection::Access::kReadWrite);
  ASSERT_TRUE(connection);
  connection->run(sql);
  ASSERT_TRUE(connection->status()) << to_string(connection->status().error());
}

std::int64_t number_of(const std::string& path, const char* sql) {
  auto connection = sqlite::Connection::open(path, sqlite::Connection::Access::kReadWrite);
  EXPECT_TRUE(connection);
  return connection->number(sql);
}

std::string order_of(const std::string& path) {
  auto connection = sqlite::Connection::open(path, sqlite::Connection::Access::kReadWrite);
  EXPECT_TRUE(connection);
  const std::string sql =
      "SELECT list FROM match_posting WHERE id=" + std::to_string(sqlite::kOrderId);
  sqlite::Statement row(*connection, sql.c_str());
  return row.step() ? std::string(row.bytes(0)) : std::string();
}

class FuzzyIndex : public testing::Test {
 protected:
  Folder folder_;
  std::string path_ = store_in(folder_, "m.db");
  std::mt19937 random_{20211105};
};

// Articles are replaced and dropped, so that sources go and numbers become free; one searcher stays
// open all the time, another is opened every time.
TEST_F(FuzzyIndex, FollowsWhatIsPutAndRemoved) {
  put_article(path_, article(random_, 0, 30));
  auto open_long = TranslationMemory::open(path_, options_at(60));
  ASSERT_TRUE(open_long) << to_string(open_long.error());
  for (int round = 0; round < 25; ++round) {
    const auto store = opened(path_, StoreMode::kUpdate);
    for (int left = 3; left != 0; --left) {
      const int number = static_cast<int>(random_() % 6);
      if (random_() % 3 == 0) {
        ASSERT_TRUE(store->remove({"a" + std::to_string(number) + ".md", "en-US", "de-DE"}));
      } else {
        ASSERT_TRUE(put(*store, article(random_, number, random_() % 40)));
      }
    }
    ASSERT_TRUE(put(*store, article(random_, 7, 1)));
    ASSERT_TRUE(store->commit());
    expect_whole(path_, static_cast<std::uint32_t>(round));
    expect_whole(path_, *open_long, static_cast<std::uint32_t>(round));
  }
}

// `count` words that begin with `stem`.
std::string words(const std::string& stem, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    text.append(stem) += static_cast<char>('a' + i / 26);
    text.append({static_cast<char>('a' + i % 26), ' '});
  }
  return text;
}

// The longest texts that rare lists serve, and as far between the places of their tokens as may be.
TEST_F(FuzzyIndex, FindsALongSourceByItsEnd) {
  OwnGroup group = article(random_, 1, 0);
  group.units.push_back({"", 1, words("before", 76) + words("shared", 179), "lang", false});
  group.units.push_back({"", 2, words("before", 77) + words("shared", 179), "zu lang", false});
  put_article(path_, group);
  auto leverage = TranslationMemory::open(path_, options_at(70));
  ASSERT_TRUE(leverage) << to_string(leverage.error());
  const std::vector<Scored> expected = {{70, group.units[0].source, "lang"}};
  EXPECT_EQ(found_by(*leverage, words("shared", 179)), expected);
}

// As many words more as may be, of which each may set a mark of its own.
TEST_F(FuzzyIndex, FindsSourcesThatHaveSixWordsMore) {
  OwnGroup group = article(random_, 1, 0);
  for (char c = 'a'; c <= 'z'; ++c) {
    const std::string stem(3, c);
    group.units.push_back(
        {"", 1, words("own" + stem, 16) + words("more" + stem, 6), "mehr", false});
  }
  put_article(path_, group);
  auto leverage = TranslationMemory::open(path_, options_at(70));
  ASSERT_TRUE(leverage) << to_string(leverage.error());
  for (char c = 'a'; c <= 'z'; ++c) {
    const auto found = found_by(*leverage, words("own" + std::string(3, c), 16));
    EXPECT_EQ(found.size(), 1U) << c;
  }
}

// More than a writer indexes on the way, twice, the second time with new targets of old sources.
TEST_F(FuzzyIndex, IsCompletedAfterABulkLoad) {
  OwnGroup group = article(random_, 1, 0);
  for (int i = 0; i < 17'000; ++i) {
    group.units.push_back(
        {"", 1, sentence(random_) + ' ' + std::to_string(i * 7919 % 17'000), "T", false});
    group.units.back().source += std::string(kWords[i % 14]) + "x" + std::to_string(i);
  }
  put_article(path_, group);
  EXPECT_EQ(number_of(path_, "SELECT count(*) FROM match_posting"), 0);
  {
    auto leverage = TranslationMemory::open(path_, options_at(60));
    ASSERT_TRUE(leverage);
    EXPECT_EQ(leverage->notice(), "completed the fuzzy index");
    const auto answer = leverage->lookup({group.units[123].source, {}, {}});
    ASSERT_TRUE(answer);
    ASSERT_FALSE(answer->matches.empty());
    EXPECT_EQ(answer->matches.front().score, 100);
  }
  group.path = "b.md";
  for (OwnUnit& unit : group.units) unit.target = "Ventil öffnen";
  put_article(path_, group);
  EXPECT_EQ(number_of(path_, "SELECT count(*) FROM match_pending"), 17'000);
  auto leverage = TranslationMemory::open(path_, options_at(60));
  ASSERT_TRUE(leverage);
  const auto hits = leverage->concordance("Ventile");
  ASSERT_TRUE(hits);
  EXPECT_EQ(hits->hits.size(), 17'000U);
  EXPECT_EQ(number_of(path_, "SELECT count(*) FROM match_pending"), 0);
}

// An order of few sources says little of those that come later. It is made again, and all that is
// found is found as before, by a searcher that is open all the time, too.
TEST_F(FuzzyIndex, OrdersTermsAgainOnceManyHaveCome) {
  put_article(path_, article(random_, 0, 10));
  auto open_long = TranslationMemory::open(path_, options_at(60));
  ASSERT_TRUE(open_long) << to_string(open_long.error());
  const std::string of_few = order_of(path_);
  for (int number = 1; number < 8; ++number) {
    put_article(path_, article(random_, number, 40));
    expect_whole(path_, *open_long, static_cast<std::uint32_t>(number));
  }
  EXPECT_NE(order_of(path_), of_few);
  EXPECT_EQ(open_long->notice(), "");
  expect_whole(path_, 9);
}

struct Damage {
  std::string name;
  const char* sql;
  std::string notice;  // at opening; empty where only a search meets it
};

class DamagedIndex : public FuzzyIndex, public testing::WithParamInterface<Damage> {};

TEST_P(DamagedIndex, IsFoundAndMadeAnew) {
  for (int i = 0; i < 4; ++i) put_article(path_, article(random_, i, 40));
  run_sql(path_, GetParam().sql);
  auto leverage = TranslationMemory::open(path_, options_at(60));
  ASSERT_TRUE(leverage) << to_string(leverage.error());
  if (!GetParam().notice.empty()) {
    EXPECT_NE(leverage->notice().find(GetParam().notice), std::string::npos) << leverage->notice();
  }
  expect_whole(path_, *leverage, 1);
  put_article(path_, article(random_, 9, 20));
  expect_whole(path_, 2);
}

INSTANTIATE_TEST_SUITE_P(
    Table, DamagedIndex,
    testing::Values(
        Damage{"of_another_version", "UPDATE match_index SET version='1.1 50.1/8.0'",
               "rebuilt the fuzzy index: it is of version 1.1 50.1/8.0, expected "},
        Damage{"half_built",
               "UPDATE match_index SET through=through/2; DELETE FROM match_posting "
               "WHERE id % 2",
               "fuzzy index"},
        Damage{"without_state", "DELETE FROM match_index", "completed the fuzzy index"},
        Damage{"without_lists", "DELETE FROM match_posting", "it does not hold all units"},
        Damage{"without_hashes", "DELETE FROM match_hashes", "rebuilt the fuzzy index"},
        Damage{"without_tables", "DROP TABLE match_posting; DROP TABLE match_hashes",
               "its tables are missing"},
        Damage{"empty_lists", "UPDATE match_posting SET list=x''", "rebuilt the fuzzy index"},
        Damage{"cut_lists", "UPDATE match_posting SET list=substr(list, 1, length(list) - 1)",
               "rebuilt the fuzzy index"},
        Damage{"without_an_order", "DELETE FROM match_posting WHERE id=(2 << 24) + 1024",
               "rebuilt the fuzzy index"},
        Damage{"without_rare_lists", "DELETE FROM match_posting WHERE id >> 24 = 3",
               "it does not hold all units"},
        Damage{"overwritten_lists",
               "UPDATE match_posting SET list=CAST(zeroblob(9) AS BLOB) WHERE id % 3 = 0", ""},
        Damage{"exchanged_hashes", "UPDATE match_hashes SET hashes=randomblob(300)",
               "rebuilt the fuzzy index"}),
    [](const auto& test) { return test.param.name; });

// SQLite itself cannot read the tables any more, and so not empty them either.
TEST_F(FuzzyIndex, IsRebuiltWhereItsPagesAreOverwritten) {
  for (const std::string table : {"match_posting", "match_hashes", "match_pending"}) {
    put_article(path_, article(random_, 1, 300));
    std::size_t page = 0;
    {
      auto connection = sqlite::Connection::open(path_, sqlite::Connection::Access::kReadWrite);
      ASSERT_TRUE(connection);
      const std::string find = "SELECT rootpage FROM sqlite_schema WHERE name='" + table + "'";
      page = static_cast<std::size_t>(connection->number(find.c_str()));
      connection->run("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    ASSERT_GT(page, 1U);
    std::string bytes = bytes_of(path_);
    bytes.replace((page - 1) * 4096, 40, 40, '\xFF');
    write_bytes(path_, bytes);
    const auto done = rebuild_fuzzy_index(path_);
    ASSERT_TRUE(done) << table << ": " << to_string(done.error());
    expect_whole(path_, 1);
  }
}

TEST_F(FuzzyIndex, IsRebuiltAfterARebuildWasInterrupted) {
  put_article(path_, article(random_, 1, 300));
  // The flag of an interruption stays, so this is another process.
  EXPECT_EXIT(
      {
        interrupt_tree();
        const auto done = rebuild_fuzzy_index(path_);
        std::exit(!done && done.error().code == ErrorCode::kInterrupted ? 0 : 1);
      },
      testing::ExitedWithCode(0), "");
  expect_whole(path_, 1);
}

// A row without which all others are sound: only what is picked at opening tells.
TEST_F(FuzzyIndex, IsMadeAnewSomeTimeAfterARowWasLost) {
  put_article(path_, article(random_, 1, 30));
  run_sql(path_, "DELETE FROM match_posting WHERE id=(SELECT min(id) FROM match_posting)");
  std::string notice;
  // One source in 30 at least has the term: 1,000 picks all miss it less than once in 10^14.
  for (int i = 0; i < 1000 && notice.empty(); ++i) {
    const auto leverage = TranslationMemory::open(path_, options_at(60));
    ASSERT_TRUE(leverage) << to_string(leverage.error());
    notice = leverage->notice();
  }
  EXPECT_EQ(notice, "rebuilt the fuzzy index: it does not hold all units");
  expect_whole(path_, 3);
}

TEST_F(FuzzyIndex, IsRefusedWhereItCannotBeMadeAnew) {
  if (getuid() == 0) GTEST_SKIP() << "root writes everything";
  put_article(path_, article(random_, 1, 10));
  run_sql(path_, "DELETE FROM match_posting; PRAGMA wal_checkpoint(TRUNCATE)");
  std::filesystem::permissions(path_, std::filesystem::perms::owner_read);
  const auto leverage = TranslationMemory::open(path_, options_at(60));
  ASSERT_FALSE(leverage);
  EXPECT_NE(leverage.error().message.find("fuzzy index cannot be used"), std::string::npos);
}

// Not of the newest article, which does not tell, nor of the first that does.
TEST_F(FuzzyIndex, TellsWhatTheNewestArticleThatTellsSaysOfATranslation) {
  struct {
    const char* path;
    const char* handoff;
    const char* type;
  } const kArticles[] = {
      {"a.md", "2024-03-01", ""}, {"b.md", "2024-01-01", "MT"}, {"c.md", "2024-02-01", "PE"}};
  for (const auto& [path, handoff, type] : kArticles) {
    OwnGroup group{path, "en-US", "de-DE", type, "", handoff, {}, {}};
    group.units.push_back({"x-1", 1, "Open the valve.", "Ventil.", false});
    put_article(path_, group);
  }
  auto leverage = TranslationMemory::open(path_, options_at(60));
  ASSERT_TRUE(leverage) << to_string(leverage.error());
  const auto answer = leverage->lookup({"Open the valve.", {}, {}});
  ASSERT_TRUE(answer) << to_string(answer.error());
  ASSERT_EQ(answer->matches.size(), 1U);
  EXPECT_EQ(answer->matches.front().article, "a.md");
  EXPECT_EQ(answer->matches.front().uses, 3U);
  EXPECT_EQ(answer->matches.front().translation_type, "PE");
}

// Another process loads articles, each all of one number; a search sees a whole number of them.
TEST_F(FuzzyIndex, AnswersOfBeforeOrAfterWhileAnotherProcessWrites) {
  constexpr int kRounds = 40;
  constexpr int kCopies = 5;
  put_article(path_, article(random_, 0, 20));
  const pid_t child = fork();
  ASSERT_NE(child, -1);
  if (child == 0) {
    for (int round = 1; round <= kRounds; ++round) {
      auto store = open_store(path_, StoreMode::kUpdate);
      OwnGroup group;
      group.path = "r.md";
      group.source_lang = "en-US";
      group.target_lang = "de-DE";
      for (int copy = 0; copy < kCopies; ++copy) {
        group.units.push_back(
            {"", 1, "wait for the round of copy " + std::string(1, static_cast<char>('a' + copy)),
             "R" + std::to_string(round), false});
      }
      if (!store || !put(**store, group) || !(*store)->commit()) _exit(1);
    }
    _exit(0);
  }
  auto leverage = TranslationMemory::open(path_, options_at(60));
  ASSERT_TRUE(leverage) << to_string(leverage.error());
  int status = 0;
  std::set<std::string> seen;
  bool running = true;
  while (running) {
    running = waitpid(child, &status, WNOHANG) == 0;
    const auto answer = leverage->lookup({"wait for the round of copy a", {}, {}});
    ASSERT_TRUE(answer) << to_string(answer.error());
    if (answer->matches.empty()) continue;
    ASSERT_EQ(answer->matches.size(), static_cast<std::size_t>(kCopies));
    for (const Match& match : answer->matches) {
      ASSERT_EQ(match.target, answer->matches.front().target);
    }
    seen.insert(answer->matches.front().target);
  }
  ASSERT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  EXPECT_TRUE(seen.contains("R" + std::to_string(kRounds)));
}

// A writer that dies leaves what it committed, and an index of that.
TEST_F(FuzzyIndex, IsWholeAfterAWriterDied) {
  put_article(path_, article(random_, 0, 20));
  const pid_t child = fork();
  ASSERT_NE(child, -1);
  if (child == 0) {
    auto store = open_store(path_, StoreMode::kUpdate);
    std::mt19937 random(1);
    for (int i = 1;; ++i) {
      if (!put(**store, article(random, i, 30)) || !(*store)->commit()) _exit(1);
    }
  }
  usleep(60'000);
  kill(child, SIGKILL);
  int status = 0;
  waitpid(child, &status, 0);
  expect_whole(path_, 3);
}

}  // namespace index_test
}  // namespace locseg
