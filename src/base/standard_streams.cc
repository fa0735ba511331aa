#include "base/standard_streams.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>

namespace locseg::base {
namespace {

std::atomic<bool> output_has_no_reader = false;

}  // namespace

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

void note_no_reader(int descriptor) noexcept {
  if (descriptor == STDOUT_FILENO) output_has_no_reader = true;
}

bool is_output_abandoned() noexcept { return output_has_no_reader; }

}  // namespace locseg::base
