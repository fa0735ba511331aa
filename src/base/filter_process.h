// A command of the user's that runs as a filter: bytes go in, lines come out. It may do what it
// likes; what it takes of time, of memory and of lines is bounded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "locseg/result.h"

namespace locseg::base {

struct FilterLimits {
  unsigned seconds = 600;                            ///< that may pass without progress
  std::size_t longest_line = std::size_t{16} << 20;  ///< a longer one is skipped
  std::size_t most_errors = std::size_t{64} << 20;   ///< bytes on its standard error
  std::size_t most_unasked = std::size_t{1} << 20;   ///< bytes of output for no input, and for
  std::size_t most_for_a_byte = 16;                  ///< each byte of input
};

enum class FilterEnd : std::uint8_t {
  kExited,    ///< by itself; see the status
  kTimedOut,  ///< stopped: no progress for too long
  kFlooded,   ///< stopped: it wrote more than it may
};

struct FilterOutcome {
  FilterEnd end = FilterEnd::kExited;
  int status = 0;             ///< its exit status; 128 + N if signal N ended it
  std::uint64_t skipped = 0;  ///< lines that were too long
  std::string errors;         ///< the end of what it wrote to standard error, 4 KiB at most
};

/// A running `sh -c COMMAND`, the leader of a process group, with pipes for standard input, output
/// and error. It ends when the shell ends, even if others hold the pipes then, and takes its group
/// with it. One thread at a time. SIGPIPE is of no concern to the caller.
class FilterProcess {
 public:
  /// Gets each line of the output without its line feed, the last one even if it has none; true if
  /// it is progress.
  using TakeLine = std::function<bool(std::string_view line)>;

  /// Fails if no process can be started. Whether there is such a command only its status says.
  [[nodiscard]] static Result<FilterProcess> start(const std::string& command,
                                                   const FilterLimits& limits, TakeLine take);

  FilterProcess(FilterProcess&&) noexcept;
  FilterProcess& operator=(FilterProcess&&) noexcept;
  /// Kills what still runs.
  ~FilterProcess();

  /// Writes `bytes` to its standard input, which is progress, and hands on the lines that come
  /// meanwhile. What it does not read any more is dropped. kInterrupted if the user stops the
  /// process.
  [[nodiscard]] Result<void> send(std::string_view bytes);

  /// Ends its input, hands on the rest of its lines and waits for its end, unless it is stopped
  /// before. kInterrupted as above.
  [[nodiscard]] Result<FilterOutcome> finish();

 private:
  class Process;
  explicit FilterProcess(std::unique_ptr<Process> process);
  std::unique_ptr<Process> process_;
};

}  // namespace locseg::base
