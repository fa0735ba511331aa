#include "base/staged_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdint>

#include "base/disk.h"
#include "base/disk_failure.h"
#include "base/hex.h"
#include "base/try.h"

namespace locseg::base {
namespace {

// Temporary files are `.NAME.locseg-PROCESS-XXXXXX`, where the last six are anything.
constexpr std::string_view kTemporaryMark = ".locseg-";
constexpr std::size_t kTemporaryDigits = 6;

// Creates a file of a name that is free: `path`, which begins with its folder and a dot, is
// completed. Permissions are `mode` less what the process masks. -1 if it fails.
int create_temporary(std::string& path, mode_t mode) {
  static std::atomic<std::uint32_t> number = 0;
  path.append(kTemporaryMark).append(std::to_string(::getpid())).append("-");
  if (!is_allowed("open", path)) return -1;
  const std::size_t size = path.size();
  constexpr std::uint32_t kNames = 1U << (4 * kTemporaryDigits);
  for (std::uint32_t attempt = 0; attempt < kNames; ++attempt) {
    path.resize(size);
    append_hex(path, number++ % kNames, kTemporaryDigits);
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (descriptor >= 0 || errno != EEXIST) return descriptor;
  }
  return -1;
}

// The process that a temporary file is of; 0 for another file.
pid_t process_of_leftover(std::string_view name) {
  const std::size_t mark = name.rfind(kTemporaryMark);
  if (!name.starts_with('.') || mark == std::string_view::npos) return 0;
  name.remove_prefix(mark + kTemporaryMark.size());
  pid_t process = 0;
  const auto [stop, error] = std::from_chars(name.data(), name.data() + name.size(), process);
  const std::string_view rest = name.substr(static_cast<std::size_t>(stop - name.data()));
  return error == std::errc() && rest.size() == 1 + kTemporaryDigits && rest.front() == '-'
             ? process
             : 0;
}

}  // namespace

Result<StagedFile> StagedFile::create(std::string path) {
  // Through a link, what it names is replaced, not the link.
  std::string target = real_path(path);
  if (target.empty()) target = path;
  struct stat status {};
  const bool exists = ::stat(target.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) {
    return failure(ErrorCode::kNotWritable, "is a folder, expected a file", path);
  }
  if (exists && ::access(target.c_str(), W_OK) != 0) return write_failure("cannot write", path);
  const std::size_t slash = target.rfind('/');
  const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
  // A long name leaves no room for more; the folder is what counts.
  std::string temporary = target.substr(0, name) + "." + target.substr(name, 100);
  const int descriptor = create_temporary(temporary, exists ? 0600 : 0666);
  if (descriptor < 0) return write_failure("cannot create", path);
  if (exists) {
    // Only root may give a file away; the group may be one of the user's.
    if (::fchown(descriptor, status.st_uid, status.st_gid) != 0) {
      static_cast<void>(::fchown(descriptor, static_cast<uid_t>(-1), status.st_gid));
    }
    static_cast<void>(::fchmod(descriptor, status.st_mode & 07777U));
  }
  return StagedFile(std::move(path), std::move(target), std::move(temporary), descriptor);
}

StagedFile::StagedFile(StagedFile&& other) noexcept
    : path_(std::move(other.path_)),
      target_(std::move(other.target_)),
      temporary_(std::exchange(other.temporary_, {})),
      descriptor_(std::exchange(other.descriptor_, -1)) {}

StagedFile& StagedFile::operator=(StagedFile&& other) noexcept {
  if (this != &other) {
    discard();
    path_ = std::move(other.path_);
    target_ = std::move(other.target_);
    temporary_ = std::exchange(other.temporary_, {});
    descriptor_ = std::exchange(other.descriptor_, -1);
  }
  return *this;
}

StagedFile::~StagedFile() { discard(); }

void StagedFile::discard() noexcept {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
  descriptor_ = -1;
  temporary_.clear();
}

Result<void> StagedFile::write(std::string_view bytes) {
  return write_all(descriptor_, bytes, path_);
}

Result<void> StagedFile::sync() {
  if (!is_allowed("sync", path_) || ::fsync(descriptor_) != 0) {
    return write_failure("cannot write to disk", path_);
  }
  // Thousands may wait for one another, and descriptors are few.
  ::close(std::exchange(descriptor_, -1));
  return {};
}

Result<void> StagedFile::publish() {
  if (!is_allowed("rename", path_) || ::rename(temporary_.c_str(), target_.c_str()) != 0) {
    return write_failure("cannot replace", path_);
  }
  temporary_.clear();
  return {};
}

void remove_leftovers(const std::string& folder) {
  const auto entries = list_folder(folder);
  if (!entries) return;
  for (const FolderEntry& entry : *entries) {
    if (entry.kind != FileKind::kRegular || entry.is_link) continue;
    const pid_t process = process_of_leftover(entry.name);
    if (process > 0 && ::kill(process, 0) != 0 && errno == ESRCH) {
      ::unlink((folder + "/" + entry.name).c_str());
    }
  }
}

}  // namespace locseg::base
