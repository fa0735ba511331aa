#include "base/standard_streams.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace locseg::base {

void occupy_closed_streams() noexcept {
  // The lowest number that is free is given: that of the stream. Opened the wrong way, reading and
  // writing fail as they do where the stream is closed.
  constexpr std::array<int, 3> kModes = {O_WRONLY, O_RDONLY, O_WRONLY};
  for (int stream = 0; stream < 3; ++stream) {
    if (::fcntl(stream, F_GETFD) < 0 && errno == EBADF) {
      static_cast<void>(::open("/dev/null", kModes[static_cast<std::size_t>(stream)]));
    }
  }
}

bool is_output_abandoned() noexcept {
  pollfd out = {STDOUT_FILENO, 0, 0};
  return ::poll(&out, 1, 0) == 1 && (out.revents & POLLERR) != 0;
}

}  // namespace locseg::base
