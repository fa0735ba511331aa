/// Files written whole or not at all.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/identity.h"
#include "locseg/result.h"

namespace locseg {

/// Files that are read, known by device and inode: by every spelling of their paths, and through
/// links. What an output may replace, as an article that it is the new version of, is left out.
class InputFiles {
 public:
  /// Says of a file in a folder that is read whether it is read, too.
  using Reads = std::function<bool(const std::string& path)>;

  /// A file, `-` for standard input, or a folder with what is in it, at any depth: `reads` is asked
  /// of the files in it; empty: they are all read. A path at which there is nothing, such as
  /// `HEAD:a.md`, is ignored.
  void add(const std::string& path, Reads reads = {});

  /// kMisuse if writing to `path` would replace one of the files. Cost: a look at each folder above
  /// `path`.
  [[nodiscard]] Result<void> require_other(const std::string& path) const;

 private:
  struct Place {
    std::uint64_t device;
    std::uint64_t inode;
    Reads reads;
  };

  std::vector<Place> places_;
};

/// A file that is being written, or standard output. Bytes go to a temporary file in the folder of
/// `path`, which `commit` syncs and renames over it; without `commit` the destructor removes the
/// temporary and `path` stays as it was. A device or a FIFO is written directly; a symbolic link is
/// followed and what it names is replaced; the permissions of a replaced file are kept, and its
/// owner if the system allows it. Another hard link to it keeps the old bytes.
class OutputFile {
 public:
  /// An empty path or `-` is standard output. kMisuse if `path` leads to one of `inputs`.
  [[nodiscard]] static Result<OutputFile> open(std::string path, const InputFiles& inputs = {});
  /// The same, but what a regular file has stays before what is written. It is read into memory.
  [[nodiscard]] static Result<OutputFile> open_at_end(std::string path,
                                                      const InputFiles& inputs = {});

  OutputFile(OutputFile&&) noexcept;
  OutputFile& operator=(OutputFile&&) noexcept;
  ~OutputFile();

  /// Appends. Buffered: an error of the disk may be reported by a later call.
  [[nodiscard]] Result<void> write(std::string_view bytes);
  /// Makes the file appear. Write nothing afterwards.
  [[nodiscard]] Result<void> commit();

 private:
  class Impl;
  explicit OutputFile(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Writes `bytes` to `path`, whole or not at all; as `OutputFile::open`.
[[nodiscard]] Result<void> write_output(std::string path, std::string_view bytes,
                                        const InputFiles& inputs = {});

/// A file to write.
struct FileBytes {
  std::string path;  ///< of a regular file that exists or not
  std::string bytes;
  std::optional<Hash128> before = {};  ///< the hash of what the file must still hold, if known
};

/// Writes several files together: all are staged in their folders and synced before the first is
/// renamed. A failure before that changes nothing: kMisuse if a path leads to one of `inputs`,
/// kBusy if a file does not hold any more what it must. If the renames are stopped (a kill, a
/// failing disk), each file is wholly old or wholly new, and a second call finishes; it removes the
/// temporary files that a killed process left.
[[nodiscard]] Result<void> write_together(std::span<const FileBytes> files,
                                          const InputFiles& inputs = {});

/// The path of the file `name` inside the folder `folder`: a leading `/`, `.` and `..` parts are
/// taken as if `folder` were the root of the disk, so the result never leads out of it. kMisuse if
/// the name has nothing else.
[[nodiscard]] Result<std::string> path_inside(const std::string& folder, std::string_view name);

/// Makes the folders that lead to `path`, which `path_inside` gave for `folder`. kNotWritable if
/// the path has a symbolic link below `folder`, which could lead out.
[[nodiscard]] Result<void> make_folders_inside(const std::string& folder, const std::string& path);

}  // namespace locseg
