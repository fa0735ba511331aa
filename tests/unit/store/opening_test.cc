// What may stand where a store is looked for.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include "locseg/store.h"
#include "unit/store/folder.h"
#include "unit/store/memory.h"

namespace locseg {
namespace opening_test {

using testing::ElementsAre;
using testing::HasSubstr;

void run_sql(const std::string& path, const std::string& sql) {
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &db), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
      << sqlite3_errmsg(db);
  sqlite3_close(db);
}

int number_of(const std::string& path, const std::string& sql) {
  sqlite3* handle = nullptr;
  sqlite3_stmt* row = nullptr;
  EXPECT_EQ(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
  EXPECT_EQ(sqlite3_prepare_v2(handle, sql.c_str(), -1, &row, nullptr), SQLITE_OK);
  EXPECT_EQ(sqlite3_step(row), SQLITE_ROW);
  const int number = sqlite3_column_int(row, 0);
  sqlite3_finalize(row);
  sqlite3_close(handle);
  return number;
}

void make_store(const std::string& path) { ASSERT_TRUE(open_store(path, StoreMode::kUpdate)); }

struct Foreign {
  std::string name;
  std::function<void(const std::string&)> make;
  std::string message;  // a part of it
};

class ForeignFile : public testing::TestWithParam<Foreign> {};

TEST_P(ForeignFile, IsRefusedAndLeftAlone) {
  const Folder folder;
  const std::string path = folder / "x.db";
  GetParam().make(path);
  const auto names = folder.names();
  const std::string before = bytes_of(path);
  const auto written = std::filesystem::last_write_time(path);
  for (const StoreMode mode : {StoreMode::kRead, StoreMode::kUpdate}) {
    const auto store = open_store(path, mode);
    ASSERT_FALSE(store);
    EXPECT_EQ(store.error().code, ErrorCode::kUnsupported);
    EXPECT_EQ(store.error().path, path);
    EXPECT_THAT(store.error().message, HasSubstr(GetParam().message));
    EXPECT_EQ(folder.names(), names);
    EXPECT_TRUE(bytes_of(path) == before);
    EXPECT_EQ(std::filesystem::last_write_time(path), written);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Table, ForeignFile,
    testing::Values(
        Foreign{"text", [](const std::string& path) { write_bytes(path, "id\tsource\x1B[2J\n"); },
                "found a file that starts with \"id\\tsource\\x1b[2J"},
        Foreign{"one_byte", [](const std::string& path) { write_bytes(path, "S"); },
                "starts with \"S\""},
        Foreign{"nul_bytes",
                [](const std::string& path) { write_bytes(path, std::string(4096, '\0')); },
                "starts with \"\\x00"},
        Foreign{"cut_in_the_header",
                [](const std::string& path) {
                  make_store(path);
                  std::filesystem::resize_file(path, 50);
                },
                "expected a SQLite database"},
        Foreign{"other_database",
                [](const std::string& path) { run_sql(path, "CREATE TABLE t(a)"); },
                "application id 0x00000000, expected 0x4c534547"},
        Foreign{"other_database_in_wal_mode",
                [](const std::string& path) {
                  run_sql(path, "PRAGMA journal_mode=WAL; PRAGMA application_id=7");
                },
                "application id 0x00000007"},
        Foreign{"newer",
                [](const std::string& path) {
                  make_store(path);
                  run_sql(path, "PRAGMA user_version=7");
                },
                "a newer locseg: found schema version 7, expected 3"},
        Foreign{"older",
                [](const std::string& path) {
                  make_store(path);
                  run_sql(path, "PRAGMA user_version=0");
                },
                "an older locseg: found schema version 0, expected 3; extract its articles into a "
                "new store"}),
    [](const auto& info) { return info.param.name; });

TEST(OpenStore, RefusesWhatIsNoFile) {
  const Folder folder;
  ASSERT_EQ(mkfifo((folder / "pipe").c_str(), 0600), 0);
  std::filesystem::create_directory(folder / "folder");
  for (const StoreMode mode : {StoreMode::kRead, StoreMode::kUpdate}) {
    for (const char* name : {"pipe", "folder"}) {
      const auto store = open_store(folder / name, mode);
      ASSERT_FALSE(store);
      EXPECT_EQ(store.error().code, ErrorCode::kUnsupported);
    }
    EXPECT_EQ(open_store("/dev/null", mode).error().code, ErrorCode::kUnsupported);
    EXPECT_EQ(open_store("", mode).error().code, ErrorCode::kMisuse);
    EXPECT_FALSE(open_store(folder / "pipe/below", mode));
  }
  EXPECT_THAT(folder.names(), ElementsAre("folder", "pipe"));
}

TEST(OpenStore, TakesTheVersionBeforeAndUpgradesItForUpdate) {
  const Folder folder;
  const std::string path = folder / "memory.db";
  const OwnGroup group{"a", "en", "de", "HT", "", "", {}, {{"x-1", 3, "one", "eins", false}}};
  {
    auto store = open_store(path, StoreMode::kUpdate).value();
    ASSERT_TRUE(put(*store, group));
    ASSERT_TRUE(store->commit());
  }
  run_sql(path,
          "DROP VIEW translation; DROP TABLE replaced; ALTER TABLE unit DROP COLUMN state; "
          "PRAGMA user_version=2; PRAGMA wal_checkpoint(TRUNCATE)");
  const std::string before = bytes_of(path);
  {
    auto store = open_store(path, StoreMode::kRead).value();
    EXPECT_THAT(read_all(*store).value(), ElementsAre(group));
    OwnGroups replaced;
    EXPECT_TRUE(store->read_replaced({"a", "en", "de"}, replaced));
    EXPECT_TRUE(replaced.all.empty());
  }
  EXPECT_EQ(bytes_of(path), before);
  auto store = open_store(path, StoreMode::kUpdate).value();
  EXPECT_THAT(read_all(*store).value(), ElementsAre(group));
  const Unit suggestion{
      .id = "x-2", .source = "two", .target = "zwo", .state = TranslationState::kUnreviewed};
  ASSERT_TRUE(store->resume_article(info_of(group)));
  ASSERT_TRUE(store->units({&suggestion, 1}));
  ASSERT_TRUE(store->end_article());
  ASSERT_TRUE(store->commit());
  EXPECT_EQ(number_of(path, "PRAGMA user_version"), 3);
  EXPECT_EQ(number_of(path, "SELECT count(*) FROM translation WHERE state='unreviewed'"), 1);
}

TEST(OpenStore, ForReadingNeedsOne) {
  const Folder folder;
  EXPECT_EQ(open_store(folder / "none", StoreMode::kRead).error().code, ErrorCode::kNotFound);
  EXPECT_THAT(folder.names(), ElementsAre());
  write_bytes(folder / "empty", "");
  const auto store = open_store(folder / "empty", StoreMode::kRead);
  EXPECT_EQ(store.error().code, ErrorCode::kUnsupported);
  EXPECT_THAT(store.error().message, HasSubstr("empty file"));
  EXPECT_THAT(folder.names(), ElementsAre("empty"));
}

TEST(OpenStore, ForUpdateMakesOneOfAnEmptyFile) {
  const Folder folder;
  write_bytes(folder / "empty", "");
  make_store(folder / "empty");
  EXPECT_TRUE(open_store(folder / "empty", StoreMode::kRead));
}

TEST(OpenStore, ForUpdateNeedsItsFolder) {
  const Folder folder;
  const auto store = open_store(folder / "none/x.db", StoreMode::kUpdate);
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, ErrorCode::kNotWritable);
  EXPECT_THAT(store.error().message, HasSubstr("No such file or directory"));
}

TEST(OpenStore, TakesAnyNameForAName) {
  const Folder folder;
  const auto here = std::filesystem::current_path();
  std::filesystem::current_path(folder / ".");
  for (const std::string name : {":memory:", "file:x?mode=memory", "a b%41\n\xFF.db", "-"}) {
    make_store(name);
    EXPECT_TRUE(folder.names().contains(name)) << name;
    EXPECT_TRUE(open_store(name, StoreMode::kRead)) << name;
  }
  std::filesystem::current_path(here);
}

TEST(OpenStore, SurvivesAMakingThatWasCutShort) {
  // All of a store stands in the file but for the journal that takes it back.
  const Folder folder;
  const std::string path = folder / "x.db";
  make_store(folder / "whole.db");
  run_sql(folder / "whole.db", "PRAGMA journal_mode=DELETE");
  const std::string whole = bytes_of(folder / "whole.db");
  // A rollback journal of an empty database: magic, no pages, nonce, 0 pages before.
  std::string journal("\xD9\xD5\x05\xF9\x20\xA1\x63\xD7", 8);
  journal += std::string("\0\0\0\0\1\2\3\4\0\0\0\0\0\0\2\0\0\0\x10\0", 20);
  journal.resize(512);
  write_bytes(path, whole);
  write_bytes(path + "-journal", journal);
  const auto store = open_store(path, StoreMode::kUpdate);
  ASSERT_TRUE(store) << to_string(store.error());
  EXPECT_TRUE((*store)->commit());
  EXPECT_TRUE(open_store(path, StoreMode::kRead));
}

}  // namespace opening_test
}  // namespace locseg
