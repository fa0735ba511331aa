/// Writing files so that each appears whole or not at all.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "locseg/result.h"

namespace locseg {

/// A file on its way to disk, or standard output. Bytes go to a temporary file in the folder of
/// `path`, which `commit` syncs and renames over it; without `commit` the destructor removes the
/// temporary and `path` stays as it was. A device or a FIFO is written directly; a symbolic link is
/// followed and what it names is replaced; the permissions of a replaced file are kept.
class OutputFile {
 public:
  /// An empty path or `-` is standard output.
  [[nodiscard]] static Result<OutputFile> open(std::string path);

  OutputFile(OutputFile&&) noexcept;
  OutputFile& operator=(OutputFile&&) noexcept;
  ~OutputFile();

  /// Appends. Buffered; an error of the disk may show at a later call.
  [[nodiscard]] Result<void> write(std::string_view bytes);
  /// Makes the file appear. Nothing may be written afterwards.
  [[nodiscard]] Result<void> commit();

 private:
  class Impl;
  explicit OutputFile(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Writes `bytes` to `path`, whole or not at all; an empty path or `-` is standard output.
[[nodiscard]] Result<void> write_output(std::string path, std::string_view bytes);

/// What a file is to hold.
struct FileBytes {
  std::string path;  ///< of a regular file, or of nothing yet
  std::string bytes;
};

/// Writes several files as one: all are staged beside their places and synced before the first is
/// renamed. A failure up to then changes nothing; whatever stops the renames leaves each file
/// wholly old or wholly new, and doing it again finishes.
[[nodiscard]] Result<void> write_together(std::span<const FileBytes> files);

/// Where the file `name` goes inside the folder `folder`: a leading `/`, `.` and `..` parts are
/// taken as if `folder` were the root of the disk, so the result never leads out of it. kMisuse for
/// a name that has nothing else.
[[nodiscard]] Result<std::string> path_inside(const std::string& folder, std::string_view name);

/// Makes the folders that lead to `path`, which `path_inside` gave for `folder`. kNotWritable where
/// a symbolic link stands below `folder` on the way or at its end: it could lead out.
[[nodiscard]] Result<void> make_folders_inside(const std::string& folder, const std::string& path);

}  // namespace locseg
