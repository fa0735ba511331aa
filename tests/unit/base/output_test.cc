#include "locseg/output.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/disk.h"
#include "base/staged_file.h"

namespace locseg {
namespace output_test {

namespace fs = std::filesystem;

class Output : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              (std::string("locseg-output-") + std::to_string(::getpid()) + "-" +
               testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_);
  }
  void TearDown() override {
    base::set_disk_fault(nullptr);
    fs::remove_all(folder_);
  }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::size_t files() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }
  static std::string read(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
  }
  static void put(const std::string& path, std::string_view text) {
    std::ofstream(path, std::ios::binary) << text;
  }

  fs::path folder_;
};

TEST_F(Output, AppearsWithCommit) {
  auto out = OutputFile::open(path("a"));
  ASSERT_TRUE(out);
  const std::string large(200'000, 'x');
  ASSERT_TRUE(out->write("head"));
  ASSERT_TRUE(out->write(large));
  ASSERT_TRUE(out->write("tail"));
  EXPECT_FALSE(fs::exists(path("a")));
  ASSERT_TRUE(out->commit());
  EXPECT_EQ(read(path("a")), "head" + large + "tail");
  EXPECT_EQ(files(), 1U);
}

TEST_F(Output, WritesAllInOneCall) {
  const std::string file = path("out.txt");
  put(file, "old and longer");
  ASSERT_TRUE(write_output(file, "new"));
  EXPECT_EQ(read(file), "new");
  EXPECT_EQ(files(), 1U);
  EXPECT_FALSE(write_output(path("missing/out.txt"), "new"));
}

TEST_F(Output, LeavesTheOldFileWithoutCommit) {
  put(path("a"), "old");
  {
    auto out = OutputFile::open(path("a"));
    ASSERT_TRUE(out);
    ASSERT_TRUE(out->write(std::string(200'000, 'x')));
  }
  EXPECT_EQ(read(path("a")), "old");
  EXPECT_EQ(files(), 1U);
}

TEST_F(Output, WritesBehindWhatIsThere) {
  put(path("a"), "old");
  {
    auto out = OutputFile::open_at_end(path("a"));
    ASSERT_TRUE(out);
    ASSERT_TRUE(out->write("lost"));
  }
  auto out = OutputFile::open_at_end(path("a"));
  ASSERT_TRUE(out);
  ASSERT_TRUE(out->write(" and new"));
  ASSERT_TRUE(out->commit());
  EXPECT_EQ(read(path("a")), "old and new");
  auto fresh = OutputFile::open_at_end(path("b"));
  ASSERT_TRUE(fresh);
  ASSERT_TRUE(fresh->write("new"));
  ASSERT_TRUE(fresh->commit());
  EXPECT_EQ(read(path("b")), "new");
  EXPECT_FALSE(OutputFile::open_at_end(folder_.string()));
}

TEST_F(Output, KeepsPermissionsAndFollowsLinks) {
  put(path("a"), "old");
  ::chmod(path("a").c_str(), 0640);
  fs::create_symlink(path("a"), path("link"));
  auto out = OutputFile::open(path("link"));
  ASSERT_TRUE(out);
  ASSERT_TRUE(out->write("new"));
  ASSERT_TRUE(out->commit());
  EXPECT_TRUE(fs::is_symlink(path("link")));
  EXPECT_EQ(read(path("a")), "new");
  EXPECT_EQ(fs::status(path("a")).permissions(), static_cast<fs::perms>(0640));
}

TEST_F(Output, RefusesAFolder) {
  const auto out = OutputFile::open(folder_.string());
  ASSERT_FALSE(out);
  EXPECT_EQ(out.error().code, ErrorCode::kNotWritable);
  EXPECT_EQ(out.error().path, folder_.string());
}

TEST_F(Output, RefusesAFolderThatIsMissing) {
  EXPECT_FALSE(OutputFile::open(path("no/such/a")));
  ASSERT_TRUE(make_folders_inside(path("no"), path("no/such/a")));
  EXPECT_TRUE(OutputFile::open(path("no/such/a")));
}

// The folder may be a link; below it there is none.
TEST_F(Output, StaysInsideAFolder) {
  fs::create_directories(path("elsewhere/x"));
  fs::create_directories(path("out/real"));
  fs::create_directory_symlink(path("elsewhere"), path("out/linked"));
  fs::create_symlink(path("elsewhere/a"), path("out/a"));
  fs::create_symlink(path("elsewhere/none"), path("out/dangling"));
  fs::create_directory_symlink(path("out"), path("to-out"));
  const struct {
    std::string_view name;
    bool fine;
  } cases[] = {{"b", true},       {"real/b", true},    {"new/deep/b", true},
               {"a", false},      {"linked/b", false}, {"linked/x/b", false},
               {"linked", false}, {"dangling", false}, {"dangling/b", false}};
  for (const char* folder : {"out", "to-out", "out/"}) {
    for (const auto& c : cases) {
      const auto inside = path_inside(path(folder), c.name);
      ASSERT_TRUE(inside);
      const auto made = make_folders_inside(path(folder), *inside);
      EXPECT_EQ(made.has_value(), c.fine) << folder << ' ' << c.name;
      if (!made) {
        EXPECT_EQ(made.error().code, ErrorCode::kNotWritable);
      }
    }
  }
  EXPECT_EQ(fs::directory_iterator(path("elsewhere/x")), fs::directory_iterator());
}

// Whatever fails, the old file stays and nothing is left beside it.
TEST_F(Output, SurvivesAFullDisk) {
  static const char* failing;
  for (const char* operation : {"open", "write", "sync", "rename"}) {
    failing = operation;
    put(path("a"), "old");
    base::set_disk_fault(
        [](const char* now, const char*) { return std::string_view(now) == failing ? ENOSPC : 0; });
    const auto done = [&]() -> Result<void> {
      auto out = OutputFile::open(path("a"));
      if (!out) return tl::unexpected<Error>(out.error());
      if (auto written = out->write(std::string(200'000, 'x')); !written) return written;
      return out->commit();
    }();
    base::set_disk_fault(nullptr);
    ASSERT_FALSE(done) << failing;
    EXPECT_EQ(read(path("a")), "old") << failing;
    EXPECT_EQ(files(), 1U) << failing;
  }
}

TEST_F(Output, KeepsOwnerAndGroup) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root gives files away";
  put(path("a"), "old");
  ASSERT_EQ(::chown(path("a").c_str(), 65534, 65533), 0);
  ASSERT_EQ(::chmod(path("a").c_str(), 0640), 0);
  ASSERT_TRUE(write_output(path("a"), "new"));
  struct stat status {};
  ASSERT_EQ(::stat(path("a").c_str(), &status), 0);
  EXPECT_EQ(status.st_uid, 65534U);
  EXPECT_EQ(status.st_gid, 65533U);
  EXPECT_EQ(status.st_mode & 07777U, 0640U);
}

TEST_F(Output, DoesNotOverwriteWhatChangedMeanwhile) {
  put(path("a"), "a");
  put(path("b"), "changed");
  const FileBytes both[] = {{path("a"), "new a", hash_of("a")}, {path("b"), "new b", hash_of("b")}};
  const auto done = write_together(both);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, ErrorCode::kBusy);
  EXPECT_EQ(done.error().path, path("b"));
  EXPECT_EQ(read(path("a")), "a");
  EXPECT_EQ(read(path("b")), "changed");
  EXPECT_EQ(files(), 2U);
  put(path("b"), "b");
  ASSERT_TRUE(write_together(both));
  EXPECT_EQ(read(path("b")), "new b");
}

// A process that was killed between writing and renaming leaves its temporary files.
TEST_F(Output, RemovesWhatAKilledProcessLeft) {
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    auto staged = base::StagedFile::create(path("a"));
    if (staged && staged->write("x") && staged->sync()) ::_exit(0);
    ::_exit(1);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_EQ(status, 0);
  EXPECT_EQ(files(), 1U);
  auto ours = base::StagedFile::create(path("b"));  // of a process that is alive
  ASSERT_TRUE(ours);
  put(path(".a.locseg-x-abcdef"), "another's");
  const FileBytes file{path("c"), "c"};
  ASSERT_TRUE(write_together({&file, 1}));
  EXPECT_EQ(files(), 3U);
  EXPECT_FALSE(fs::exists(path("a")));
}

TEST_F(Output, DevicesAreWrittenDirectly) {
  auto out = OutputFile::open("/dev/full");
  ASSERT_TRUE(out);
  static_cast<void>(out->write("x"));
  const auto done = out->commit();
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().path, "/dev/full");
}

TEST(PathInside, NeverLeavesTheFolder) {
  const struct {
    std::string_view name;
    std::string_view path;
  } cases[] = {{"a.md", "out/a.md"},
               {"x/a.md", "out/x/a.md"},
               {"/etc/a.md", "out/etc/a.md"},
               {"../../a.md", "out/a.md"},
               {"x/../../a.md", "out/a.md"},
               {"./x//a.md", "out/x/a.md"},
               {"x/..", ""},
               {"..", ""},
               {"", ""}};
  for (const auto& c : cases) {
    const auto path = path_inside("out", c.name);
    EXPECT_EQ(path.value_or(""), c.path) << c.name;
  }
}

class Disk : public Output {};

TEST_F(Disk, RefusesWhatMayNeverEnd) {
  std::string bytes;
  ASSERT_EQ(::mkfifo(path("fifo").c_str(), 0600), 0);
  for (const std::string& name : {path("fifo"), std::string("/dev/zero"), folder_.string()}) {
    const auto read = base::read_file(name, bytes);
    ASSERT_FALSE(read) << name;
    EXPECT_EQ(read.error().code, ErrorCode::kNotReadable) << name;
  }
  EXPECT_EQ(base::read_file(path("none"), bytes).error().code, ErrorCode::kNotFound);
}

TEST_F(Disk, ReadsFilesOfAnySize) {
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{100'000}}) {
    put(path("a"), std::string(size, 'x'));
    std::string bytes = "what was there before";
    ASSERT_TRUE(base::read_file(path("a"), bytes));
    EXPECT_EQ(bytes, std::string(size, 'x'));
  }
  std::string bytes;
  ASSERT_TRUE(base::read_file("/proc/self/status", bytes));  // says that it has no bytes
  EXPECT_FALSE(bytes.empty());
}

TEST_F(Disk, ListsInByteOrder) {
  put(path("b"), "");
  put(path("a b\n"), "");
  fs::create_directory(path("B"));
  fs::create_directory_symlink(folder_, path("loop"));
  fs::create_symlink(path("b"), path("to-b"));
  fs::create_symlink(path("none"), path("to-none"));
  const auto entries = base::list_folder(folder_.string());
  ASSERT_TRUE(entries);
  std::string names;
  for (const auto& entry : *entries) {
    names += entry.name + (entry.kind == base::FileKind::kRegular  ? "."
                           : entry.kind == base::FileKind::kFolder ? "/"
                                                                   : "?");
  }
  EXPECT_EQ(names, "B/a b\n.b.loop?to-b.to-none?");
}

}  // namespace output_test
}  // namespace locseg
