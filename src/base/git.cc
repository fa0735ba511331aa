// Processes are started with posix_spawn. Their standard input is one end of a socket pair, because
// writing to a pipe whose reader died raises a signal that a library has no business with.
//
// Files to merge are handed over in memory: `git merge-file` reads them through /dev/fd.
//
// The batch protocol is that of git-cat-file(1): a name and a line feed in; `OID TYPE SIZE`, a line
// feed, the bytes and a line feed out, or a line that ends with `missing`.
#include "base/git.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <utility>

#include "base/file_descriptor.h"
#include "base/printable.h"
#include "base/try.h"

extern char** environ;  // NOLINT: what POSIX calls it

namespace locseg::base {
namespace {

struct Pipe {
  FileDescriptor ours;
  FileDescriptor theirs;
};

tl::unexpected<Error> cannot_run(int error) {
  if (error == ENOENT) return failure(ErrorCode::kNotFound, "git is not installed, or not in PATH");
  return failure(ErrorCode::kNotReadable, std::string("cannot run git: ") + std::strerror(error));
}

// A git with its standard streams in our hands.
struct Child {
  pid_t pid = -1;
  FileDescriptor in;
  FileDescriptor out;
  FileDescriptor err;  // not open where the child writes to our standard error

  // Ends its input and waits; the exit status.
  int wait() {
    in.close();
    int status = 0;
    while (pid >= 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    pid = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }
};

// The environment without a GIT_DIR that is meant from here, as hooks have it, for a git that runs
// elsewhere: it finds its repository by itself. What a partial clone left out is not fetched,
// unless the user's environment says otherwise: reading a repository runs nothing that its
// configuration names, and opens no connection.
std::vector<char*> environment_for(std::string_view folder) {
  static std::string no_fetch = "GIT_NO_LAZY_FETCH=1";
  std::vector<char*> out;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view variable = *entry;
    constexpr std::string_view kGitDir = "GIT_DIR=";
    const bool is_relative =
        variable.starts_with(kGitDir) && !variable.substr(kGitDir.size()).starts_with('/');
    if (folder.empty() || !is_relative) out.push_back(*entry);
  }
  if (!is_lazy_fetch_decided()) out.push_back(no_fetch.data());
  out.push_back(nullptr);
  return out;
}

// Files are left open in the child under the numbers that they have here.
Result<Child> start_git(const std::vector<std::string>& arguments, std::string_view folder,
                        bool catch_errors, const std::vector<FileDescriptor>& files = {}) {
  // No program of the configuration is asked what changed.
  std::vector<std::string> words = {"git", "-c", "core.fsmonitor=false"};
  if (!folder.empty()) words.insert(words.end(), {"-C", std::string(folder)});
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);

  Pipe in;
  Pipe out;
  Pipe err;
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    return cannot_run(errno);
  }
  in = {FileDescriptor(ends[0]), FileDescriptor(ends[1])};
  for (Pipe* pipe : {&out, &err}) {
    if (pipe == &err && !catch_errors) continue;
    if (pipe2(ends.data(), O_CLOEXEC) != 0) return cannot_run(errno);
    *pipe = {FileDescriptor(ends[0]), FileDescriptor(ends[1])};
  }

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.theirs.get(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out.theirs.get(), STDOUT_FILENO);
  if (catch_errors) posix_spawn_file_actions_adddup2(&actions, err.theirs.get(), STDERR_FILENO);
  for (const FileDescriptor& file : files) {
    posix_spawn_file_actions_adddup2(&actions, file.get(), file.get());
  }
  pid_t pid = -1;
  const int error =
      posix_spawnp(&pid, "git", &actions, nullptr, pointers.data(), environment_for(folder).data());
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) return cannot_run(error);
  return Child{pid, std::move(in.ours), std::move(out.ours), std::move(err.ours)};
}

// Appends what can be read now; closes at the end.
void drain(FileDescriptor& from, std::string& into) {
  std::array<char, 65536> buffer;
  const ssize_t got = ::read(from.get(), buffer.data(), buffer.size());
  if (got > 0) {
    into.append(buffer.data(), static_cast<std::size_t>(got));
  } else if (got == 0 || (errno != EINTR && errno != EAGAIN)) {
    from.close();
  }
}

// Sends some of `input` and takes it off; closes when all is sent or the reader is gone.
void feed(FileDescriptor& to, std::string_view& input) {
  const ssize_t sent = ::send(to.get(), input.data(), input.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  if (sent >= 0) input.remove_prefix(static_cast<std::size_t>(sent));
  const bool refused = sent < 0 && errno != EINTR && errno != EAGAIN && errno != EWOULDBLOCK;
  if (input.empty() || refused) to.close();
}

std::string first_line(std::string_view text) { return printable(text.substr(0, text.find('\n'))); }

GitRun finish(Child child, std::string_view input) {
  GitRun run;
  if (input.empty()) child.in.close();
  while (child.in.open() || child.out.open() || child.err.open()) {
    // poll ignores a descriptor of -1.
    std::array<pollfd, 3> waits = {
        {{child.in.get(), POLLOUT, 0}, {child.out.get(), POLLIN, 0}, {child.err.get(), POLLIN, 0}}};
    if (poll(waits.data(), waits.size(), -1) < 0) continue;
    if (waits[0].revents != 0) feed(child.in, input);
    if (waits[1].revents != 0) drain(child.out, run.out);
    if (waits[2].revents != 0) drain(child.err, run.err);
  }
  run.status = child.wait();
  return run;
}

// A file that is only in memory, read by git through /dev/fd.
Result<FileDescriptor> memory_file(std::string_view bytes) {
  FileDescriptor file(memfd_create("locseg", MFD_CLOEXEC));
  if (!file.open()) return cannot_run(errno);
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return cannot_run(errno);
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return file;
}

}  // namespace

Result<GitRun> run_git(const std::vector<std::string>& arguments, std::string_view folder,
                       std::string_view input) {
  Result<Child> child = start_git(arguments, folder, true);
  LOCSEG_TRY(child);
  return finish(std::move(*child), input);
}

Result<LineMerge> merge_lines(std::string_view ours, std::string_view base, std::string_view theirs,
                              const LineMergeStyle& style) {
  std::vector<std::string> arguments = {"merge-file", "-p",
                                        "--marker-size=" + std::to_string(style.marker_size)};
  if (style.with_base) arguments.emplace_back("--diff3");
  for (const std::string& label : {style.ours, style.base, style.theirs}) {
    arguments.insert(arguments.end(), {"-L", label});
  }
  arguments.emplace_back("--");
  std::vector<FileDescriptor> files;
  for (const std::string_view bytes : {ours, base, theirs}) {
    Result<FileDescriptor> file = memory_file(bytes);
    LOCSEG_TRY(file);
    arguments.push_back("/dev/fd/" + std::to_string(file->get()));
    files.push_back(std::move(*file));
  }
  Result<Child> child = start_git(arguments, {}, true, files);
  LOCSEG_TRY(child);
  GitRun run = finish(std::move(*child), {});
  // The status counts the conflicts, up to 127.
  if (run.status > 127) return failure(ErrorCode::kUnsupported, first_line(run.err));
  return LineMerge{std::move(run.out), run.status != 0};
}

tl::unexpected<Error> git_failure(const GitRun& run, const std::string& command) {
  const std::size_t fatal = run.err.find("fatal: ");  // behind warnings
  const std::string said =
      first_line(std::string_view(run.err).substr(fatal == std::string::npos ? 0 : fatal));
  return failure(ErrorCode::kMisuse, said.empty() ? "git " + command + " failed" : said);
}

Result<std::string> ask_git(const std::vector<std::string>& arguments, std::string_view folder) {
  Result<GitRun> run = run_git(arguments, folder);
  LOCSEG_TRY(run);
  if (run->status != 0) return git_failure(*run, arguments.front());
  return std::move(run->out);
}

class GitObjects::Process {
 public:
  explicit Process(Child child) : child_(std::move(child)) {}
  ~Process() { child_.wait(); }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  struct Answer {
    std::string type;
    std::string bytes;
  };

  Result<Answer> ask(const std::string& name) {
    if (name.empty() || name.find('\n') != std::string::npos) return not_there(name);
    const std::string line = name + '\n';
    for (std::string_view left = line; !left.empty();) {
      const ssize_t sent = ::send(child_.in.get(), left.data(), left.size(), MSG_NOSIGNAL);
      if (sent < 0 && errno != EINTR) return gone(name);
      if (sent > 0) left.remove_prefix(static_cast<std::size_t>(sent));
    }
    std::size_t end = buffer_.find('\n');
    while (end == std::string::npos) {
      if (!fill()) return gone(name);
      end = buffer_.find('\n');
    }
    const std::string head = buffer_.substr(0, end);
    buffer_.erase(0, end + 1);
    // OID TYPE SIZE; anything else ("missing", "ambiguous") is no object.
    const std::size_t size_at = head.rfind(' ') + 1;
    const std::size_t type_at = size_at < 2 ? 0 : head.rfind(' ', size_at - 2) + 1;
    std::uint64_t size = 0;
    const char* const last = head.data() + head.size();
    const auto [stop, error] = std::from_chars(head.data() + size_at, last, size);
    const bool is_object = type_at != 0 && error == std::errc() && stop == last;
    if (!is_object) return not_there(name);
    Answer answer{head.substr(type_at, size_at - 1 - type_at), {}};
    while (buffer_.size() < size + 1) {
      if (!fill()) return gone(name);
    }
    answer.bytes = buffer_.substr(0, size);
    buffer_.erase(0, size + 1);
    return answer;
  }

 private:
  static tl::unexpected<Error> not_there(const std::string& name) {
    return failure(ErrorCode::kNotFound, "no such revision, or no such path in it", name);
  }
  static tl::unexpected<Error> gone(const std::string& name) {
    return failure(ErrorCode::kNotReadable, "git ended before it answered", name);
  }

  bool fill() {
    const std::size_t before = buffer_.size();
    while (child_.out.open() && buffer_.size() == before) drain(child_.out, buffer_);
    return buffer_.size() != before;
  }

  Child child_;
  std::string buffer_;
};

GitObjects::GitObjects(std::unique_ptr<Process> process) : process_(std::move(process)) {}
GitObjects::GitObjects(GitObjects&&) noexcept = default;
GitObjects& GitObjects::operator=(GitObjects&&) noexcept = default;
GitObjects::~GitObjects() = default;

Result<GitObjects> GitObjects::open(std::string_view folder) {
  Result<Child> child = start_git({"cat-file", "--batch"}, folder, false);
  LOCSEG_TRY(child);
  return GitObjects(std::make_unique<Process>(std::move(*child)));
}

Result<std::string> GitObjects::read(const std::string& name) {
  auto answer = process_->ask(name);
  LOCSEG_TRY(answer);
  if (answer->type != "blob") {
    return failure(ErrorCode::kNotFound, "expected a file, found a " + answer->type, name);
  }
  return std::move(answer->bytes);
}

Result<GitKind> GitObjects::kind(const std::string& name) {
  const auto answer = process_->ask(name);
  LOCSEG_TRY(answer);
  return answer->type == "tree" || answer->type == "commit" ? GitKind::kFolder : GitKind::kFile;
}

Result<std::vector<GitEntry>> list_git_folder(const std::string& name, std::string_view folder) {
  // MODE SP TYPE SP OID TAB PATH NUL, already in byte order of the whole paths.
  Result<std::string> listed =
      ask_git({"ls-tree", "-r", "-z", "--full-tree", "--end-of-options", name}, folder);
  if (!listed) {
    return failure(ErrorCode::kNotFound, "no such revision, or no such folder in it", name);
  }
  std::vector<GitEntry> entries;
  for (std::string_view rest = *listed; !rest.empty();) {
    const std::string_view row = rest.substr(0, rest.find('\0'));
    rest.remove_prefix(std::min(row.size() + 1, rest.size()));
    const std::size_t tab = row.find('\t');
    const std::size_t space = row.rfind(' ', tab);
    if (tab == std::string_view::npos || space == std::string_view::npos) continue;
    if (!row.starts_with("100")) continue;
    entries.push_back(
        {std::string(row.substr(tab + 1)), std::string(row.substr(space + 1, tab - space - 1))});
  }
  std::sort(entries.begin(), entries.end(),
            [](const GitEntry& a, const GitEntry& b) { return a.path < b.path; });
  return entries;
}

bool is_lazy_fetch_decided() {
  for (char** entry = environ; *entry != nullptr; ++entry) {
    if (std::string_view(*entry).starts_with("GIT_NO_LAZY_FETCH=")) return true;
  }
  return false;
}

std::string git_top(std::string_view folder) {
  for (;;) {
    while (folder.ends_with('/')) folder.remove_suffix(1);
    struct stat unused {};
    if (::stat((std::string(folder) + "/.git").c_str(), &unused) == 0) {
      return folder.empty() ? "/" : std::string(folder);
    }
    if (folder.empty()) return {};
    folder = folder.substr(0, folder.rfind('/') + 1);
  }
}

std::vector<std::string> list_git_ignored(std::string_view top, const std::string& folder) {
  std::vector<std::string> arguments = {
      "--literal-pathspecs", "ls-files",           "-z",         "--others",
      "--ignored",           "--exclude-standard", "--directory"};
  // From the top: what a hook says of its index is relative to there.
  if (!folder.empty()) arguments.insert(arguments.end(), {"--", folder});
  const Result<GitRun> run = run_git(arguments, top);
  std::vector<std::string> paths;
  if (!run || run->status != 0) return paths;
  for (std::string_view rest = run->out; !rest.empty();) {
    const std::string_view path = rest.substr(0, rest.find('\0'));
    rest.remove_prefix(std::min(path.size() + 1, rest.size()));
    paths.emplace_back(path);
  }
  return paths;
}

bool is_git_name(const std::string& path) {
  const std::size_t colon = path.find(':');
  if (colon == std::string::npos || colon == 0) return false;
  struct stat unused {};
  return ::stat(path.c_str(), &unused) != 0;
}

}  // namespace locseg::base
