/// What a command reads, so that nothing that it writes replaces it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "locseg/result.h"

namespace locseg {

/// Files that are read, known by device and inode: by every spelling of their paths, and through
/// links. What an output may replace, as an article that it is the new version of, is left out.
class InputFiles {
 public:
  /// Says of a file in a folder that is read whether it is read, too.
  using Reads = std::function<bool(const std::string& path)>;

  InputFiles() = default;
  /// `reads` is asked of files in all folders that are added; empty: they are all read.
  explicit InputFiles(Reads reads) : reads_(std::move(reads)) {}

  /// A file, `-` for standard input, or a folder with what is in it, at any depth. A path at which
  /// there is nothing, such as `HEAD:a.md`, is ignored.
  void add(const std::string& path);

  /// kMisuse if writing to `path` would replace one of the files. Cost: a look at each folder above
  /// `path`.
  [[nodiscard]] Result<void> require_other(const std::string& path) const;

 private:
  struct Place {
    std::uint64_t device;
    std::uint64_t inode;
  };

  Reads reads_;
  std::vector<Place> places_;
};

}  // namespace locseg
