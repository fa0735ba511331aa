#include "base/byte_source.h"

#include "base/disk.h"
#include "base/try.h"

namespace locseg {
namespace {

constexpr std::size_t kChunk = std::size_t{256} << 10;

class FileBytesSource final : public ByteSource {
 public:
  explicit FileBytesSource(base::InputFile file) : file_(std::move(file)), chunk_(kChunk, '\0') {}

  Result<std::string_view> next() override {
    if (ended_) return std::string_view();
    const auto got = file_.read(chunk_.data(), chunk_.size());
    LOCSEG_TRY(got);
    ended_ = *got == 0;  // a terminal can go on after its end
    return std::string_view(chunk_).substr(0, *got);
  }

 private:
  base::InputFile file_;
  std::string chunk_;
  bool ended_ = false;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> open_bytes(const std::string& path) {
  auto file = base::InputFile::open(path);
  LOCSEG_TRY(file);
  return std::make_unique<FileBytesSource>(std::move(*file));
}

}  // namespace locseg
