// The one door to the disk: everything that locseg reads, lists or writes passes here, so that
// faults can be put in its way. POSIX.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "locseg/result.h"

namespace locseg::base {

enum class FileKind : std::uint8_t { kMissing, kRegular, kFolder, kOther };

/// What is at `path`, links followed. Fails if a folder on the way cannot be searched.
[[nodiscard]] Result<FileKind> file_kind(const std::string& path);

/// The whole file into `out`, whose memory is used again. kNotReadable for a folder, a device or a
/// FIFO: those may never end. Pipes that the shell handed over (`/dev/fd/N`) and `-`, standard
/// input, are read to their end; kInterrupted if the user stops the process while one is waited
/// for.
[[nodiscard]] Result<void> read_file(const std::string& path, std::string& out);

/// A file that is read from front to back. Opens and refuses what `read_file` does.
class InputFile {
 public:
  [[nodiscard]] static Result<InputFile> open(std::string path);
  InputFile(InputFile&& other) noexcept;
  InputFile& operator=(InputFile&& other) noexcept;
  ~InputFile();

  /// Up to `size` of the bytes that follow into `out`; 0 at the end only.
  [[nodiscard]] Result<std::size_t> read(char* out, std::size_t size);
  /// Whether `read` would not wait: bytes are there, or the end.
  [[nodiscard]] bool is_ready() const;
  /// Of a regular file when it was opened; 0 where that is not known.
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  InputFile(std::string path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}

  std::string path_;
  int descriptor_ = -1;
  std::size_t size_ = 0;
  bool waits_ = false;  // for another process
};

/// At most `size` bytes from the start of a regular file; fewer where it ends before.
[[nodiscard]] Result<std::string> read_start(const std::string& path, std::size_t size);

struct FolderEntry {
  std::string name;
  FileKind kind = FileKind::kOther;  // links: kRegular if they lead to a file, else kOther
  bool is_link = false;
};

/// The entries of a folder in byte order of their names, `.` and `..` left out.
[[nodiscard]] Result<std::vector<FolderEntry>> list_folder(const std::string& path);

/// Which file or folder a path leads to, however the path is spelled.
struct FileIdentity {
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  FileKind kind = FileKind::kMissing;  // never that
  friend bool operator==(const FileIdentity&, const FileIdentity&) = default;
};

/// Links followed; nothing if there is nothing at `path`, or it cannot be looked at.
[[nodiscard]] std::optional<FileIdentity> identity_of(const std::string& path);

/// Where `path` leads: absolute, without links. Empty if there is nothing.
[[nodiscard]] std::string real_path(const std::string& path);

/// True if `path` itself is a symbolic link.
[[nodiscard]] bool is_link(const std::string& path);

/// kNotWritable if there is none, or it cannot be removed.
[[nodiscard]] Result<void> remove_file(const std::string& path);

/// A descriptor to write to what is no regular file: a device, or a FIFO whose reader is waited
/// for; kInterrupted if the user stops the process meanwhile. The caller closes it.
[[nodiscard]] Result<int> open_special(const std::string& path);

/// Fails as opening `path` for reading and writing does, with the system's reason. Changes nothing:
/// an absent file, which `may_create` allows, stays absent.
[[nodiscard]] Result<void> try_update(const std::string& path, bool may_create);

/// Makes a folder and those above it; no error where it is there.
[[nodiscard]] Result<void> make_folders(const std::string& path);

/// Makes the folders between `folder`, which is made too, and `path`, which begins with it. Fails
/// with kNotWritable where one of them or `path` itself is a symbolic link: what is written below a
/// folder stays there. `folder` itself may be one, or lead through some.
[[nodiscard]] Result<void> make_folders_inside(const std::string& folder, const std::string& path);

/// Makes what was renamed in `folder` last, as far as the system can.
void sync_folder(const std::string& folder);
/// The folder of `path`, as a path.
[[nodiscard]] std::string folder_of(const std::string& path);

/// Writes all of `bytes` to an open descriptor, past short writes. kInterrupted if the user stops
/// the process while it waits.
[[nodiscard]] Result<void> write_all(int descriptor, std::string_view bytes,
                                     const std::string& path);

/// Called before every operation on the disk with its name (`open`, `read`, `list`, `write`,
/// `sync`, `rename`) and path; what it returns but 0 is the errno that the operation fails with. It
/// may also end the process. For tests; not to be changed while threads are at work.
using DiskFault = int (*)(const char* operation, const char* path);
void set_disk_fault(DiskFault fault) noexcept;

}  // namespace locseg::base
