// flock, asked again and again: a signal may be delivered to another thread than the one that
// waits.
#include "base/folder_lock.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "base/interrupt.h"

namespace locseg::base {

Result<FolderLock> FolderLock::take(const std::string& folder) {
  constexpr int kMilliseconds = 20;
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) {
    return failure(ErrorCode::kNotReadable, std::string("cannot open: ") + std::strerror(errno),
                   folder);
  }
  FolderLock lock(descriptor);
  while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) break;
    if (is_interrupted()) return failure(ErrorCode::kInterrupted, "interrupted");
    static_cast<void>(::poll(nullptr, 0, kMilliseconds));
  }
  return lock;
}

FolderLock::FolderLock(FolderLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

FolderLock& FolderLock::operator=(FolderLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace locseg::base
