// Processes that change one file take turns.
#pragma once

#include <string>

#include "locseg/result.h"

namespace locseg::base {

/// A lock on a folder, for who reads a file in it and then writes it: a file that is replaced is
/// no place for a lock. Advisory; the system releases it when the process ends.
class FolderLock {
 public:
  /// Waits for other processes. kInterrupted if the user stops the process meanwhile. On a file
  /// system without locks the lock holds back no process.
  [[nodiscard]] static Result<FolderLock> take(const std::string& folder);

  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&& other) noexcept;
  ~FolderLock();

 private:
  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}

  int descriptor_ = -1;
};

}  // namespace locseg::base
