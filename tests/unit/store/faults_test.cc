// Whatever stops a writer, every article is wholly old or wholly new.
//
// SQLite's own door to the disk can be replaced call by call (sqlite3_vfs.xSetSystemCall): here a
// write is the last thing a process does, or finds the disk full, and every write gets its turn.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <functional>
#include <thread>

#include "store/open.h"
#include "unit/store/folder.h"
#include "unit/store/memory.h"

namespace locseg {
namespace faults_test {

using std::chrono::milliseconds;
using testing::AnyOf;
using testing::HasSubstr;

enum class Fault : std::uint8_t { kNone, kDie, kDiskFull };

Fault fault = Fault::kNone;
int writes_left = 0;  // until the fault

// False where the call must not be made. Half of the bytes reach the disk before a process dies.
bool may_write(int file, const void* bytes, std::size_t count, off_t offset) {
  if (fault == Fault::kNone || writes_left-- > 0) return true;
  if (fault == Fault::kDie) {
    _exit(count != 0 && ::pwrite(file, bytes, count / 2, offset) < 0 ? 3 : 2);
  }
  errno = ENOSPC;
  return false;
}

ssize_t faulty_pwrite(int file, const void* bytes, std::size_t count, off_t offset) {
  return may_write(file, bytes, count, offset) ? ::pwrite(file, bytes, count, offset) : -1;
}

ssize_t faulty_write(int file, const void* bytes, std::size_t count) {
  return may_write(file, bytes, count, ::lseek(file, 0, SEEK_CUR)) ? ::write(file, bytes, count)
                                                                   : -1;
}

int faulty_unlink(const char* path) { return may_write(-1, nullptr, 0, 0) ? ::unlink(path) : -1; }

int faulty_ftruncate(int file, off_t size) {
  return may_write(file, nullptr, 0, 0) ? ::ftruncate(file, size) : -1;
}

class FaultyDisk {
 public:
  FaultyDisk(Fault kind, int after) {
    fault = kind;
    writes_left = after;
    replace("pwrite", reinterpret_cast<sqlite3_syscall_ptr>(faulty_pwrite));
    replace("pwrite64", reinterpret_cast<sqlite3_syscall_ptr>(faulty_pwrite));
    replace("write", reinterpret_cast<sqlite3_syscall_ptr>(faulty_write));
    replace("unlink", reinterpret_cast<sqlite3_syscall_ptr>(faulty_unlink));
    replace("ftruncate", reinterpret_cast<sqlite3_syscall_ptr>(faulty_ftruncate));
  }
  FaultyDisk(const FaultyDisk&) = delete;
  FaultyDisk& operator=(const FaultyDisk&) = delete;
  ~FaultyDisk() {
    fault = Fault::kNone;
    sqlite3_vfs* vfs = sqlite3_vfs_find(nullptr);
    vfs->xSetSystemCall(vfs, nullptr, nullptr);
  }

 private:
  static void replace(const char* name, sqlite3_syscall_ptr with) {
    sqlite3_vfs* vfs = sqlite3_vfs_find(nullptr);
    vfs->xSetSystemCall(vfs, name, with);
  }
};

constexpr int kArticles = 6;

// An article of a generation, all of whose texts tell which.
OwnGroup article_of(int number, int generation) {
  const std::string mark = std::to_string(generation);
  OwnGroup group{"article " + std::to_string(number),         "en-US", "de-DE", "MT", mark, "",
                 {1, static_cast<std::uint64_t>(generation)}, {}};
  for (int i = 0; i < 5 + (number + generation) % 4; ++i) {
    group.units.push_back({"abcde-" + std::to_string(103 + i), static_cast<std::uint64_t>(i),
                           i % 2 == 0 ? "shared " + std::to_string(i) : "source " + mark,
                           "target " + mark + std::string(i == 1 ? 3000 : 0, 'x'), false});
  }
  return group;
}

Result<void> write_generation(Store& store, int generation) {
  for (int i = 0; i < kArticles; ++i) {
    if (auto put = locseg::put(store, article_of(i, generation)); !put) return put;
  }
  if (auto removed = store.remove({"article 0", "en-US", "de-DE"}); !removed) return removed;
  return store.commit();
}

Result<void> open_and_write(const std::string& path, int generation) {
  auto store = store::open(path, StoreMode::kUpdate, {.batch_segments = 20});
  if (!store) return tl::unexpected(store.error());
  return write_generation(**store, generation);
}

// The generations that are in the store; each article must be whole, and the store's tables sound.
void check_whole(const std::string& path, std::set<int>& generations) {
  {
    const auto made = open_store(path, StoreMode::kUpdate);  // where it was not yet
    ASSERT_TRUE(made) << to_string(made.error());
  }
  const auto store = open_store(path, StoreMode::kRead);
  ASSERT_TRUE(store) << to_string(store.error());
  const auto groups = read_all(**store);
  ASSERT_TRUE(groups) << to_string(groups.error());
  Memory memory;
  for (const OwnGroup& group : *groups) {
    const int generation = std::stoi(group.source_commit);
    generations.insert(generation);
    ASSERT_TRUE(group == article_of(std::stoi(group.path.substr(8)), generation)) << group.path;
    memory[key_of(group)].push_back(group);
  }
  const auto counts = (*store)->counts();
  ASSERT_TRUE(counts);
  EXPECT_EQ(counts->units, count(memory).units);
  EXPECT_EQ(counts->sources, count(memory).sources);
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &db), SQLITE_OK);
  const auto is_ok = [](void*, int, char** values, char**) {
    return values[0] == std::string_view("ok") ? 0 : 1;
  };
  EXPECT_EQ(sqlite3_exec(db, "PRAGMA integrity_check", is_ok, nullptr, nullptr), SQLITE_OK);
  // No unit, no source and no hash without its reason.
  const auto is_zero = [](void*, int, char** values, char**) {
    return values[0] == std::string_view("0") ? 0 : 1;
  };
  EXPECT_EQ(sqlite3_exec(
                db,
                "BEGIN; SELECT count(*) FROM unit WHERE target IS NOT NULL AND NOT EXISTS(SELECT 1 "
                "FROM use WHERE use.unit=unit.id);"
                "SELECT count(*) FROM use WHERE NOT EXISTS(SELECT 1 FROM unit WHERE "
                "unit.id=use.unit AND target IS NOT NULL);"
                "SELECT (SELECT count(*) FROM source_hash)-(SELECT count(DISTINCT id >> 24) "
                "FROM unit);"
                "SELECT count(*) FROM source_hash WHERE NOT EXISTS(SELECT 1 FROM unit WHERE "
                "unit.id=source_hash.source << 24)",
                is_zero, nullptr, nullptr),
            SQLITE_OK);
  sqlite3_close(db);
}

// Runs `work` in a process of its own; what it returns is its exit status.
pid_t spawn(const std::function<int()>& work) {
  const pid_t child = fork();
  if (child == 0) _exit(work());
  return child;
}

int wait_for(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

TEST(StoreFaults, AWriterThatDiesAtAnyWriteLeavesWholeArticles) {
  // In the making of a store, and in its second generation.
  for (const bool second : {false, true}) {
    bool died = true;
    for (int after = 0; died; after += 1 + after / 40) {
      const Folder folder;
      const std::string path = folder / "x.db";
      if (second) {
        ASSERT_TRUE(open_and_write(path, 1));
      }
      const int status = wait_for(spawn([&] {
        const FaultyDisk disk(Fault::kDie, after);
        return open_and_write(path, second ? 2 : 1) ? 0 : 1;
      }));
      ASSERT_THAT(status, AnyOf(0, 2)) << after;
      died = status == 2;
      std::set<int> generations;
      ASSERT_NO_FATAL_FAILURE(check_whole(path, generations)) << after;
      if (second) {
        EXPECT_FALSE(generations.empty()) << after;
      }
      if (!died) {
        EXPECT_EQ(generations, std::set<int>{second ? 2 : 1});
      }
      ASSERT_TRUE(open_and_write(path, 3)) << after;
      generations.clear();
      ASSERT_NO_FATAL_FAILURE(check_whole(path, generations)) << after;
      EXPECT_EQ(generations, std::set<int>{3});
    }
  }
}

TEST(StoreFaults, AFullDiskAtAnyWriteIsSaidAndLeavesWholeArticles) {
  bool failed = true;
  for (int after = 0; failed; after += 1 + after / 40) {
    const Folder folder;
    const std::string path = folder / "x.db";
    ASSERT_TRUE(open_and_write(path, 1));
    {
      const FaultyDisk disk(Fault::kDiskFull, after);
      const auto written = open_and_write(path, 2);
      failed = writes_left < 0;
      if (!written) {
        EXPECT_EQ(written.error().code, ErrorCode::kNotWritable) << to_string(written.error());
        EXPECT_THAT(written.error().message, HasSubstr("disk is full"));
        EXPECT_EQ(written.error().path, path);
      }
    }
    std::set<int> generations;
    ASSERT_NO_FATAL_FAILURE(check_whole(path, generations)) << after;
    EXPECT_FALSE(generations.empty());
    ASSERT_TRUE(open_and_write(path, 3)) << after;
  }
}

TEST(StoreFaults, AKilledWriterLeavesWholeArticles) {
  const Folder folder;
  const std::string path = folder / "x.db";
  ASSERT_TRUE(open_and_write(path, 0));
  std::mt19937 random(5);
  for (int round = 0; round < 12; ++round) {
    const pid_t child = spawn([&] {
      auto store = store::open(path, StoreMode::kUpdate, {.batch_segments = 30});
      for (int generation = 1; store && write_generation(**store, generation); ++generation) {
      }
      return 1;
    });
    std::set<int> generations;
    std::this_thread::sleep_for(milliseconds(random() % 30));
    ASSERT_NO_FATAL_FAILURE(check_whole(path, generations));  // while it writes
    kill(child, SIGKILL);
    EXPECT_EQ(wait_for(child), -SIGKILL);
    ASSERT_NO_FATAL_FAILURE(check_whole(path, generations));
  }
}

TEST(StoreFaults, TwoWritersAtATimeBothSucceed) {
  const Folder folder;
  const std::string path = folder / "x.db";
  const auto write = [&](int first) {
    auto store = store::open(path, StoreMode::kUpdate, {.batch_segments = 10});
    if (!store) return 1;
    for (int i = 0; i < 40; ++i) {
      const int number = i % 10 == 0 ? 1000 + i : first + i;  // every tenth is the other's, too
      if (!put(**store, article_of(number, 7))) return 2;
    }
    return (*store)->commit() ? 0 : 3;
  };
  const pid_t one = spawn([&] { return write(0); });
  const pid_t other = spawn([&] { return write(100); });
  EXPECT_EQ(wait_for(one), 0);
  EXPECT_EQ(wait_for(other), 0);
  std::set<int> generations;
  check_whole(path, generations);
  const auto store = open_store(path, StoreMode::kRead);
  ASSERT_TRUE(store);
  EXPECT_EQ((*store)->articles()->size(), 76U);
}

TEST(StoreFaults, AWriterThatWaitsTooLongSaysSo) {
  const Folder folder;
  const std::string path = folder / "x.db";
  ASSERT_TRUE(open_and_write(path, 1));
  auto store = store::open(path, StoreMode::kUpdate, {.patience = milliseconds(20)}).value();
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  const auto written = write_generation(*store, 2);
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, ErrorCode::kBusy);
  EXPECT_EQ(written.error().path, path);
  EXPECT_FALSE(store->commit());  // it has lost what it was given
  sqlite3_close(other);
  std::set<int> generations;
  check_whole(path, generations);
  EXPECT_EQ(generations, std::set<int>{1});
}

TEST(StoreFaults, DamagedColumnsAreNamed) {
  for (const char* damage :
       {"UPDATE article SET units=x'80'", "UPDATE article SET units=x'7F00'",
        "UPDATE article SET units=x''", "UPDATE article SET units=substr(units, 1, 4)",
        "UPDATE article SET places=x'FF'", "UPDATE article SET places=x'0300FFFFFFFF7F'",
        "UPDATE article SET places=places || x'00'", "DELETE FROM unit",
        "UPDATE article SET units=x'FFFFFFFFFFFFFFFFFF01FF'"}) {
    const Folder folder;
    const std::string path = folder / "x.db";
    ASSERT_TRUE(open_and_write(path, 1));
    sqlite3* db = nullptr;
    ASSERT_EQ(sqlite3_open(path.c_str(), &db), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(db, damage, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(db);
    const auto groups = read_all(*open_store(path, StoreMode::kRead).value());
    ASSERT_FALSE(groups) << damage;
    EXPECT_EQ(groups.error().code, ErrorCode::kMalformed);
    EXPECT_THAT(groups.error().message, HasSubstr("article 1")) << damage;
    EXPECT_EQ(groups.error().path, path);
  }
}

TEST(StoreFaults, ADamagedFileNeverCrashes) {
  const Folder folder;
  ASSERT_TRUE(open_and_write(folder / "whole.db", 1));
  const std::string whole = bytes_of(folder / "whole.db");
  std::mt19937 random(11);
  for (int round = 0; round < 150; ++round) {
    std::string bytes = whole;
    for (auto left = 1 + random() % 40; left != 0; --left) {
      bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    if (random() % 8 == 0) bytes.resize(random() % bytes.size());
    const std::string path = folder / std::to_string(round);
    write_bytes(path, bytes);
    for (const StoreMode mode : {StoreMode::kRead, StoreMode::kUpdate}) {
      auto store = open_store(path, mode);
      if (!store) continue;
      // Any of these may fail, and say so.
      const auto articles = (*store)->articles();
      const auto counts = (*store)->counts();
      const auto groups = read_all(**store);
      if (mode == StoreMode::kUpdate && !write_generation(**store, 2)) continue;
    }
  }
}

}  // namespace faults_test
}  // namespace locseg
