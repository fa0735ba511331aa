// Whether a file was written since it was looked at last.
#pragma once

#include <cstdint>
#include <string>

namespace locseg::base {

/// What a system changes when a file is written or replaced. All 0 if there is nothing at the path.
struct FileStamp {
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  std::uint64_t size = 0;
  std::int64_t seconds = 0;  // of the last write, since 1970
  std::int64_t nanoseconds = 0;

  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

/// Links are followed. Reads nothing of the file.
[[nodiscard]] FileStamp stamp_of(const std::string& path);

}  // namespace locseg::base
