#include "base/disk.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <utility>

#include "base/disk_failure.h"
#include "base/interrupt.h"
#include "base/standard_streams.h"
#include "base/try.h"

namespace locseg::base {
namespace {

DiskFault disk_fault = nullptr;

ErrorCode read_code(int error) {
  return error == ENOENT || error == ENOTDIR ? ErrorCode::kNotFound : ErrorCode::kNotReadable;
}

class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (value_ > STDERR_FILENO) ::close(value_);
  }
  int get() const { return value_; }

 private:
  int value_;
};

tl::unexpected<Error> interruption() { return failure(ErrorCode::kInterrupted, "interrupted"); }

// A signal may be delivered to another thread than the one that waits, so the flag is looked at
// now and then. False if the user stopped the process.
bool wait_for(int descriptor, short events) {
  constexpr int kMilliseconds = 200;
  while (!is_interrupted()) {
    pollfd waiting{descriptor, events, 0};
    const int ready = ::poll(&waiting, 1, kMilliseconds);
    if (ready > 0 || (ready < 0 && errno != EINTR)) return true;
  }
  return false;
}

FileKind kind_of_mode(mode_t mode) {
  return S_ISREG(mode) ? FileKind::kRegular : S_ISDIR(mode) ? FileKind::kFolder : FileKind::kOther;
}

// A pipe that is open already cannot wait for a writer that never comes.
bool is_open_pipe(const std::string& path) {
  return path == "/dev/stdin" || path.starts_with("/dev/fd/") || path.starts_with("/proc/self/fd/");
}

bool is_fifo(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISFIFO(status.st_mode);
}

FileKind kind_of_link(int folder, const char* name) {
  struct stat status {};
  if (::fstatat(folder, name, &status, 0) != 0) return FileKind::kOther;
  // Links to folders are skipped: they lead to loops and to articles read twice.
  return S_ISREG(status.st_mode) ? FileKind::kRegular : FileKind::kOther;
}

FolderEntry read_entry(int folder, const dirent& entry) {
  FolderEntry read{entry.d_name};
  read.is_link = entry.d_type == DT_LNK;
  if (entry.d_type == DT_REG) read.kind = FileKind::kRegular;
  if (entry.d_type == DT_DIR) read.kind = FileKind::kFolder;
  if (entry.d_type == DT_UNKNOWN) {
    struct stat status {};
    if (::fstatat(folder, entry.d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) return read;
    read.kind = kind_of_mode(status.st_mode);
    read.is_link = S_ISLNK(status.st_mode);
  }
  if (read.is_link) read.kind = kind_of_link(folder, entry.d_name);
  return read;
}

}  // namespace

bool is_allowed(const char* operation, const std::string& path) {
  if (disk_fault == nullptr) return true;
  const int fault = disk_fault(operation, path.c_str());
  if (fault == 0) return true;
  errno = fault;
  return false;
}

tl::unexpected<Error> read_failure(const char* what, const std::string& path) {
  const int error = errno;
  return failure(read_code(error), std::string(what) + ": " + std::strerror(error), path);
}

tl::unexpected<Error> write_failure(const char* what, const std::string& path) {
  const int error = errno;
  return failure(ErrorCode::kNotWritable, std::string(what) + ": " + std::strerror(error), path);
}

Result<FileKind> file_kind(const std::string& path) {
  struct stat status {};
  if (!is_allowed("open", path) || ::stat(path.c_str(), &status) != 0) {
    if (errno == ENOENT || errno == ENOTDIR) return FileKind::kMissing;
    return read_failure("cannot look at", path);
  }
  return kind_of_mode(status.st_mode);
}

Result<InputFile> InputFile::open(std::string path) {
  if (path == "-") {
    InputFile file(std::move(path), STDIN_FILENO);
    struct stat status {};
    file.waits_ = ::fstat(STDIN_FILENO, &status) == 0 && !S_ISREG(status.st_mode);
    return file;
  }
  const bool pipe = is_open_pipe(path);
  // Without O_NONBLOCK, opening a FIFO waits for a writer.
  const int flags = O_RDONLY | O_CLOEXEC | (pipe ? 0 : O_NONBLOCK | O_NOCTTY);
  const int descriptor = is_allowed("open", path) ? ::open(path.c_str(), flags) : -1;
  if (descriptor < 0) return read_failure("cannot open", path);
  InputFile file(std::move(path), descriptor);
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return read_failure("cannot look at", file.path_);
  if (S_ISDIR(status.st_mode)) {
    return failure(ErrorCode::kNotReadable, "is a folder, expected a file", file.path_);
  }
  if (!S_ISREG(status.st_mode) && !pipe) {
    return failure(ErrorCode::kNotReadable, "is not a regular file", file.path_);
  }
  file.waits_ = !S_ISREG(status.st_mode);
  if (!file.waits_) file.size_ = static_cast<std::size_t>(status.st_size);
  return file;
}

InputFile::InputFile(InputFile&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      size_(other.size_),
      waits_(other.waits_) {}

InputFile& InputFile::operator=(InputFile&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(descriptor_, other.descriptor_);
  std::swap(size_, other.size_);
  std::swap(waits_, other.waits_);
  return *this;
}

InputFile::~InputFile() {
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
}

Result<std::size_t> InputFile::read(char* out, std::size_t size) {
  for (;;) {
    if (waits_ && !wait_for(descriptor_, POLLIN)) return interruption();
    const ssize_t got = is_allowed("read", path_) ? ::read(descriptor_, out, size) : -1;
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) return read_failure("cannot read", path_);
  }
}

bool InputFile::is_ready() const {
  pollfd waiting{descriptor_, POLLIN, 0};
  return !waits_ || ::poll(&waiting, 1, 0) > 0;
}

Result<void> read_file(const std::string& path, std::string& out) {
  auto file = InputFile::open(path);
  LOCSEG_TRY(file);
  const std::size_t expected = file->size();
  out.resize(expected + 1);  // one more, to see the end without another growth
  for (std::size_t size = 0;;) {
    if (size == out.size()) out.resize(out.size() * 2);
    const auto got = file->read(out.data() + size, out.size() - size);
    LOCSEG_TRY(got);
    size += *got;
    if (*got != 0 && (expected == 0 || size != expected)) continue;
    out.resize(size);
    return {};
  }
}

Result<std::string> read_start(const std::string& path, std::size_t size) {
  const int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
  const Descriptor file(is_allowed("open", path) ? ::open(path.c_str(), flags) : -1);
  if (file.get() < 0) return read_failure("cannot open", path);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return read_failure("cannot look at", path);
  if (!S_ISREG(status.st_mode)) {
    return failure(ErrorCode::kNotReadable, "is not a regular file", path);
  }
  std::string out(size, '\0');
  const ssize_t count = is_allowed("read", path) ? ::pread(file.get(), out.data(), size, 0) : -1;
  if (count < 0) return read_failure("cannot read", path);
  out.resize(static_cast<std::size_t>(count));
  return out;
}

Result<std::vector<FolderEntry>> list_folder(const std::string& path) {
  const std::unique_ptr<DIR, int (*)(DIR*)> folder(
      is_allowed("list", path) ? ::opendir(path.c_str()) : nullptr, ::closedir);
  if (folder == nullptr) return read_failure("cannot list", path);
  std::vector<FolderEntry> entries;
  for (;;) {
    errno = 0;
    const dirent* entry = ::readdir(folder.get());
    if (entry == nullptr) break;
    const std::string_view name = entry->d_name;
    if (name == "." || name == "..") continue;
    entries.push_back(read_entry(::dirfd(folder.get()), *entry));
  }
  if (errno != 0) return read_failure("cannot list", path);
  std::sort(entries.begin(), entries.end(),
            [](const FolderEntry& a, const FolderEntry& b) { return a.name < b.name; });
  return entries;
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

std::string real_path(const std::string& path) {
  const std::unique_ptr<char, void (*)(void*)> real(::realpath(path.c_str(), nullptr), std::free);
  return real == nullptr ? std::string() : real.get();
}

std::optional<FileIdentity> identity_of(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  return FileIdentity{status.st_dev, status.st_ino, kind_of_mode(status.st_mode)};
}

bool is_link(const std::string& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0 && S_ISLNK(status.st_mode);
}

Result<void> remove_file(const std::string& path) {
  if (is_allowed("remove", path) && ::unlink(path.c_str()) == 0) return {};
  return write_failure("cannot remove", path);
}

Result<void> try_update(const std::string& path, bool may_create) {
  int descriptor = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
  const bool is_new = descriptor < 0 && errno == ENOENT && may_create;
  if (is_new) descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0) return read_failure("cannot open", path);
  ::close(descriptor);
  if (is_new) ::unlink(path.c_str());
  return {};
}

Result<int> open_special(const std::string& path) {
  for (;;) {
    // Without O_NONBLOCK, opening a FIFO waits for a reader, deaf to a signal of another thread.
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (descriptor >= 0) {
      static_cast<void>(::fcntl(descriptor, F_SETFL, O_WRONLY));
      return descriptor;
    }
    if (errno != ENXIO || !is_fifo(path)) return write_failure("cannot open", path);
    static_cast<void>(::poll(nullptr, 0, 50));
    if (is_interrupted()) return interruption();
  }
}

Result<void> make_folders(const std::string& path) {
  if (path.empty() || path == "/" || path == ".") return {};
  if (is_allowed("make", path) && ::mkdir(path.c_str(), 0777) == 0) return {};
  if (errno == EEXIST) {
    const auto kind = file_kind(path);
    if (kind && *kind == FileKind::kFolder) return {};
    return failure(ErrorCode::kNotWritable, "is not a folder, expected one", path);
  }
  if (errno != ENOENT) return write_failure("cannot make the folder", path);
  LOCSEG_TRY(make_folders(folder_of(path)));
  if (::mkdir(path.c_str(), 0777) == 0 || errno == EEXIST) return {};
  return write_failure("cannot make the folder", path);
}

Result<void> make_folders_inside(const std::string& folder, const std::string& path) {
  LOCSEG_TRY(make_folders(folder));
  for (std::size_t at = folder.size(); at < path.size();) {
    const std::size_t slash = path.find('/', at + 1);
    const std::string part = path.substr(0, slash);
    if (is_link(part)) {
      return failure(ErrorCode::kNotWritable,
                     "is a symbolic link, which may lead out of '" + folder + "'", part);
    }
    if (slash == std::string::npos) return {};
    LOCSEG_TRY(make_folders(part));
    at = slash;
  }
  return {};
}

Result<void> write_all(int descriptor, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t put =
        is_allowed("write", path) ? ::write(descriptor, bytes.data(), bytes.size()) : -1;
    if (put < 0 && errno == EINTR) {
      if (is_interrupted()) return interruption();
      continue;
    }
    if (put < 0) {
      if (errno == EPIPE) note_no_reader(descriptor);
      return write_failure("cannot write", path);
    }
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return {};
}

void sync_folder(const std::string& folder) {
  const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened.get() >= 0) static_cast<void>(::fsync(opened.get()));
}

void set_disk_fault(DiskFault fault) noexcept { disk_fault = fault; }

}  // namespace locseg::base
