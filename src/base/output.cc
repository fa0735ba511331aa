// OutputFile: a staged file, or a descriptor that is written as it comes.
#include "locseg/output.h"

#include <unistd.h>

#include <optional>
#include <set>
#include <vector>

#include "base/disk.h"
#include "base/staged_file.h"
#include "base/try.h"

namespace locseg {

class OutputFile::Impl {
 public:
  explicit Impl(base::StagedFile staged) : staged_(std::move(staged)) {}
  Impl(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
  }

  Result<void> write(std::string_view bytes) {
    if (buffer_.size() + bytes.size() < kBuffer) {
      buffer_ += bytes;
      return {};
    }
    LOCSEG_TRY(flush());
    if (bytes.size() >= kBuffer) return put(bytes);
    buffer_ += bytes;
    return {};
  }

  Result<void> commit() {
    if (auto flushed = flush(); !flushed || !staged_) return flushed;
    LOCSEG_TRY(staged_->sync());
    LOCSEG_TRY(staged_->publish());
    base::sync_folder(base::folder_of(staged_->target()));
    return {};
  }

 private:
  static constexpr std::size_t kBuffer = std::size_t{64} << 10;

  Result<void> put(std::string_view bytes) {
    return staged_ ? staged_->write(bytes) : base::write_all(descriptor_, bytes, path_);
  }

  Result<void> flush() {
    auto done = put(buffer_);
    buffer_.clear();
    return done;
  }

  std::optional<base::StagedFile> staged_;
  int descriptor_ = -1;
  std::string path_;
  std::string buffer_;
};

namespace {

Result<void> require_unchanged(const FileBytes& file) {
  if (!file.before) return {};
  std::string now;
  LOCSEG_TRY(base::read_file(file.path, now));
  if (hash_of(now) == *file.before) return {};
  return failure(ErrorCode::kBusy, "was changed by another process meanwhile; nothing is written",
                 file.path);
}

}  // namespace

Result<OutputFile> OutputFile::open(std::string path, const InputFiles& inputs) {
  LOCSEG_TRY(inputs.require_other(path));
  if (path.empty() || path == "-") {
    return OutputFile(std::make_unique<Impl>(STDOUT_FILENO, "standard output"));
  }
  const auto kind = base::file_kind(path);
  LOCSEG_TRY(kind);
  if (*kind == base::FileKind::kOther) {
    const auto descriptor = base::open_special(path);
    LOCSEG_TRY(descriptor);
    return OutputFile(std::make_unique<Impl>(*descriptor, std::move(path)));
  }
  auto staged = base::StagedFile::create(std::move(path));
  LOCSEG_TRY(staged);
  return OutputFile(std::make_unique<Impl>(std::move(*staged)));
}

Result<OutputFile> OutputFile::open_at_end(std::string path, const InputFiles& inputs) {
  std::string before;
  if (!path.empty() && path != "-") {
    const auto kind = base::file_kind(path);
    LOCSEG_TRY(kind);
    if (*kind == base::FileKind::kRegular) LOCSEG_TRY(base::read_file(path, before));
  }
  auto out = open(std::move(path), inputs);
  LOCSEG_TRY(out);
  LOCSEG_TRY(out->write(before));
  return out;
}

Result<void> write_output(std::string path, std::string_view bytes, const InputFiles& inputs) {
  auto out = OutputFile::open(std::move(path), inputs);
  LOCSEG_TRY(out);
  LOCSEG_TRY(out->write(bytes));
  return out->commit();
}

Result<void> make_folders_inside(const std::string& folder, const std::string& path) {
  return base::make_folders_inside(folder, path);
}

Result<void> write_together(std::span<const FileBytes> files, const InputFiles& inputs) {
  for (const FileBytes& file : files) {
    LOCSEG_TRY(inputs.require_other(file.path));
    const auto kind = base::file_kind(file.path);
    LOCSEG_TRY(kind);
    // A device or a FIFO would be replaced by a file.
    if (*kind == base::FileKind::kOther) {
      return failure(ErrorCode::kMisuse, "is not a regular file", file.path);
    }
  }
  std::vector<base::StagedFile> staged;
  staged.reserve(files.size());
  std::set<std::string> folders;
  for (const FileBytes& file : files) {
    auto one = base::StagedFile::create(file.path);
    LOCSEG_TRY(one);
    if (auto folder = base::folder_of(one->target()); folders.insert(folder).second) {
      base::remove_leftovers(folder);
    }
    LOCSEG_TRY(one->write(file.bytes));
    LOCSEG_TRY(one->sync());
    staged.push_back(std::move(*one));
  }
  for (const FileBytes& file : files) {
    LOCSEG_TRY(require_unchanged(file));
  }
  for (base::StagedFile& one : staged) {
    LOCSEG_TRY(one.publish());
  }
  for (const std::string& folder : folders) base::sync_folder(folder);
  return {};
}

Result<std::string> path_inside(const std::string& folder, std::string_view name) {
  std::vector<std::string_view> parts;
  while (!name.empty()) {
    const std::size_t slash = std::min(name.find('/'), name.size());
    const std::string_view part = name.substr(0, slash);
    name.remove_prefix(std::min(slash + 1, name.size()));
    if (part == ".." && !parts.empty()) parts.pop_back();
    if (!part.empty() && part != "." && part != "..") parts.push_back(part);
  }
  if (parts.empty()) return failure(ErrorCode::kMisuse, "names no file", std::string(name));
  std::string path = folder;
  for (const std::string_view part : parts) {
    if (!path.ends_with('/')) path += '/';
    path += part;
  }
  return path;
}

OutputFile::OutputFile(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
OutputFile::OutputFile(OutputFile&&) noexcept = default;
OutputFile& OutputFile::operator=(OutputFile&&) noexcept = default;
OutputFile::~OutputFile() = default;

Result<void> OutputFile::write(std::string_view bytes) { return impl_->write(bytes); }
Result<void> OutputFile::commit() { return impl_->commit(); }

}  // namespace locseg
