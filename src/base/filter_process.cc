// One loop waits for whatever comes first. The pipes do not tell when the shell ends, since another
// process may hold them, so that is asked for in between. The shell is waited for only after its
// group was killed: until then nothing else can have its number.
#include "base/filter_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <ctime>
#include <utility>

#include "base/file_descriptor.h"
#include "base/interrupt.h"
#include "base/try.h"

extern char** environ;  // NOLINT: what POSIX calls it

namespace locseg::base {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kErrorsKept = 4096;

// While this lives, a write into a pipe that nobody reads fails and raises nothing, whatever the
// process does about SIGPIPE.
class WithoutBrokenPipe {
 public:
  WithoutBrokenPipe() {
    sigset_t pending;
    sigpending(&pending);
    was_pending_ = sigismember(&pending, SIGPIPE) == 1;
    sigemptyset(&pipe_);
    sigaddset(&pipe_, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
  }
  ~WithoutBrokenPipe() {
    const timespec at_once{};
    if (!was_pending_) {
      while (sigtimedwait(&pipe_, nullptr, &at_once) < 0 && errno == EINTR) {
      }
    }
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  WithoutBrokenPipe(const WithoutBrokenPipe&) = delete;
  WithoutBrokenPipe& operator=(const WithoutBrokenPipe&) = delete;

 private:
  sigset_t pipe_{};
  sigset_t before_{};
  bool was_pending_ = false;
};

tl::unexpected<Error> cannot_start(int error) {
  return failure(ErrorCode::kNotReadable,
                 std::string("cannot start the command: ") + std::strerror(error));
}

// A pipe of which this process has one end, which never waits.
Result<void> open_pipe(FileDescriptor& ours, FileDescriptor& theirs, bool is_input) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return cannot_start(errno);
  FileDescriptor reads(ends[0]);
  FileDescriptor writes(ends[1]);
  ours = std::move(is_input ? writes : reads);
  theirs = std::move(is_input ? reads : writes);
  if (fcntl(ours.get(), F_SETFL, O_NONBLOCK) != 0) return cannot_start(errno);
  return {};
}

// Lines cut out of chunks; memory is that of the longest.
class LineCutter {
 public:
  LineCutter(std::size_t longest, FilterProcess::TakeLine take)
      : longest_(longest), take_(std::move(take)) {}

  // True if any line was progress.
  bool add(std::string_view chunk) {
    bool progress = false;
    for (std::size_t feed = chunk.find('\n'); feed != std::string_view::npos;
         feed = chunk.find('\n')) {
      keep(chunk.substr(0, feed));
      progress = end_line() || progress;
      chunk.remove_prefix(feed + 1);
    }
    keep(chunk);
    return progress;
  }

  void finish() {
    if (is_too_long_ || !line_.empty()) static_cast<void>(end_line());
  }

  [[nodiscard]] std::uint64_t skipped() const { return skipped_; }

 private:
  void keep(std::string_view part) {
    is_too_long_ = is_too_long_ || part.size() > longest_ - line_.size();
    if (is_too_long_) {
      line_ = {};
    } else {
      line_ += part;
    }
  }

  bool end_line() {
    const bool skips = std::exchange(is_too_long_, false);
    skipped_ += skips ? 1 : 0;
    const bool progress = !skips && take_(line_);
    line_.clear();
    return progress;
  }

  std::size_t longest_;
  FilterProcess::TakeLine take_;
  std::string line_;
  bool is_too_long_ = false;
  std::uint64_t skipped_ = 0;
};

}  // namespace

class FilterProcess::Process {
 public:
  Process(const FilterLimits& limits, TakeLine take)
      : limits_(limits), lines_(limits.longest_line, std::move(take)) {}
  ~Process() { stop(); }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  Result<void> start(const std::string& command) {
    FileDescriptor in;
    FileDescriptor out;
    FileDescriptor err;
    LOCSEG_TRY(open_pipe(in_, in, true));
    LOCSEG_TRY(open_pipe(out_, out, false));
    LOCSEG_TRY(open_pipe(err_, err, false));
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in.get(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out.get(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, err.get(), STDERR_FILENO);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigset_t by_default;
    sigemptyset(&none);
    sigemptyset(&by_default);
    for (const int signal : {SIGPIPE, SIGXFSZ}) sigaddset(&by_default, signal);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &by_default);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(
        &attributes,
        static_cast<short>(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF));
    std::array<std::string, 3> words = {"sh", "-c", command};
    std::array<char*, 4> arguments = {words[0].data(), words[1].data(), words[2].data(), nullptr};
    const int error =
        posix_spawn(&pid_, "/bin/sh", &actions, &attributes, arguments.data(), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    if (error == 0) return {};
    pid_ = -1;
    return cannot_start(error);
  }

  Result<void> send(std::string_view bytes) {
    progress_at_ = Clock::now();
    while (!bytes.empty() && in_.open() && runs()) LOCSEG_TRY(step(bytes));
    return {};
  }

  Result<FilterOutcome> finish() {
    in_.close();
    progress_at_ = Clock::now();
    while (runs()) {
      std::string_view nothing;
      LOCSEG_TRY(step(nothing));
    }
    // The last line of a command that was stopped may be cut off, so it does not count.
    if (outcome_.end == FilterEnd::kExited) lines_.finish();
    outcome_.skipped = lines_.skipped();
    keep_end_of_errors(kErrorsKept);
    return std::move(outcome_);
  }

 private:
  [[nodiscard]] bool runs() const { return pid_ >= 0; }

  // Waits for a moment and does what can be done then.
  Result<void> step(std::string_view& bytes) {
    // A signal or the end of the shell may come in between; poll ignores a descriptor of -1.
    const int milliseconds = out_.open() ? 100 : 10;
    std::array<pollfd, 3> waits = {{{bytes.empty() ? -1 : in_.get(), POLLOUT, 0},
                                    {out_.get(), POLLIN, 0},
                                    {err_.get(), POLLIN, 0}}};
    const int ready = poll(waits.data(), waits.size(), milliseconds);
    if (is_interrupted()) {
      stop();
      return failure(ErrorCode::kInterrupted, "interrupted");
    }
    if (ready > 0) {
      if (waits[0].revents != 0) write_some(bytes);
      if (waits[1].revents != 0) static_cast<void>(read_output());
      if (waits[2].revents != 0) static_cast<void>(read_errors());
    }
    if (!runs()) return {};  // it flooded
    if (is_shell_over()) {
      while (read_output() || read_errors()) {
      }
      if (runs()) stop();
    } else if (Clock::now() - progress_at_ > std::chrono::seconds(limits_.seconds)) {
      end_as(FilterEnd::kTimedOut);
    }
    return {};
  }

  void write_some(std::string_view& bytes) {
    const WithoutBrokenPipe guard;
    const ssize_t written = ::write(in_.get(), bytes.data(), bytes.size());
    if (written > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
      allowed_ += static_cast<std::uint64_t>(written) * limits_.most_for_a_byte;
      progress_at_ = Clock::now();
    } else if (written < 0 && errno != EINTR && errno != EAGAIN) {
      in_.close();
    }
  }

  // Some bytes of `from`, into the buffer; empty if there are none now. Closes at the end.
  std::string_view some_of(FileDescriptor& from) {
    if (!from.open()) return {};
    ssize_t got = -1;
    do {
      got = ::read(from.get(), buffer_.data(), buffer_.size());
    } while (got < 0 && errno == EINTR);
    if (got > 0) return {buffer_.data(), static_cast<std::size_t>(got)};
    if (got == 0 || errno != EAGAIN) from.close();
    return {};
  }

  // False if there is nothing now.
  bool read_output() {
    const std::string_view some = some_of(out_);
    if (some.empty()) return false;
    read_ += some.size();
    if (read_ > limits_.most_unasked + allowed_) {
      end_as(FilterEnd::kFlooded);
      return false;
    }
    if (lines_.add(some)) progress_at_ = Clock::now();
    return true;
  }

  bool read_errors() {
    const std::string_view some = some_of(err_);
    if (some.empty()) return false;
    errors_read_ += some.size();
    outcome_.errors += some;
    if (outcome_.errors.size() > buffer_.size()) keep_end_of_errors(kErrorsKept);
    if (errors_read_ <= limits_.most_errors) return true;
    end_as(FilterEnd::kFlooded);
    return false;
  }

  void keep_end_of_errors(std::size_t bytes) {
    std::string& errors = outcome_.errors;
    if (errors.size() > bytes) errors.erase(0, errors.size() - bytes);
  }

  [[nodiscard]] bool is_shell_over() const {
    siginfo_t told{};
    const int asked = waitid(P_PID, static_cast<id_t>(pid_), &told, WEXITED | WNOHANG | WNOWAIT);
    return asked == 0 && told.si_pid == pid_;
  }

  void end_as(FilterEnd end) {
    outcome_.end = end;
    stop();
  }

  void stop() {
    if (!runs()) return;
    ::kill(-pid_, SIGKILL);
    int status = 0;
    while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    outcome_.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    pid_ = -1;
    for (FileDescriptor* each : {&in_, &out_, &err_}) each->close();
  }

  FilterLimits limits_;
  LineCutter lines_;
  pid_t pid_ = -1;
  FileDescriptor in_;
  FileDescriptor out_;
  FileDescriptor err_;
  Clock::time_point progress_at_ = Clock::now();
  std::uint64_t read_ = 0;
  std::uint64_t errors_read_ = 0;
  std::uint64_t allowed_ = 0;  // bytes of output, for what was sent
  FilterOutcome outcome_;
  std::array<char, 65536> buffer_{};
};

FilterProcess::FilterProcess(std::unique_ptr<Process> process) : process_(std::move(process)) {}
FilterProcess::FilterProcess(FilterProcess&&) noexcept = default;
FilterProcess& FilterProcess::operator=(FilterProcess&&) noexcept = default;
FilterProcess::~FilterProcess() = default;

Result<FilterProcess> FilterProcess::start(const std::string& command, const FilterLimits& limits,
                                           TakeLine take) {
  auto process = std::make_unique<Process>(limits, std::move(take));
  LOCSEG_TRY(process->start(command));
  return FilterProcess(std::move(process));
}

Result<void> FilterProcess::send(std::string_view bytes) { return process_->send(bytes); }

Result<FilterOutcome> FilterProcess::finish() { return process_->finish(); }

}  // namespace locseg::base
