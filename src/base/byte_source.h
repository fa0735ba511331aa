/// Bytes on their way in: what readers of exchange files take, so that none holds a whole file.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "locseg/result.h"

namespace locseg {

/// Bytes that are read once, from front to back, a chunk at a time. Where chunks end means nothing.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// The bytes that follow, at least one; empty at the end and ever after. Valid until the next
  /// call.
  [[nodiscard]] virtual Result<std::string_view> next() = 0;
};

/// Opens a regular file, a pipe that the shell handed over (`/dev/fd/N`), or standard input for
/// `-`. Chunks are of 256 KiB at most. kNotFound or kNotReadable, for a folder, a device or a FIFO
/// too: those may never end.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> open_bytes(const std::string& path);

/// Bytes that the caller keeps alive, in chunks of at most `size`, which must not be 0.
class MemoryBytes final : public ByteSource {
 public:
  explicit MemoryBytes(std::string_view bytes, std::size_t size = std::string_view::npos)
      : bytes_(bytes), size_(size) {}

  [[nodiscard]] Result<std::string_view> next() override {
    const std::string_view chunk = bytes_.substr(0, size_);
    bytes_.remove_prefix(chunk.size());
    return chunk;
  }

 private:
  std::string_view bytes_;
  std::size_t size_;
};

}  // namespace locseg
