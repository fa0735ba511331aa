// A text file line by line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/byte_source.h"

namespace locseg::exchange {

/// Nothing that is read at once may be longer: a line, a record. In bytes.
inline constexpr std::size_t kMaxAtOnce = std::size_t{16} << 20;

/// Reads lines, and knows where they are. A byte-order mark before the first one is skipped.
class Lines {
 public:
  /// `bytes` must outlive this, and so must `path`, which errors name.
  Lines(ByteSource& bytes, std::string_view path) : bytes_(bytes), path_(path) {}

  /// Goes to the next line; false at the end. kMalformed for one over `kMaxAtOnce`.
  [[nodiscard]] Result<bool> next();
  /// Without its line feed. Valid until `next`.
  [[nodiscard]] std::string_view line() const { return line_; }
  /// Where it begins in the file, in bytes.
  [[nodiscard]] std::uint64_t offset() const { return offset_; }
  /// From 1.
  [[nodiscard]] std::uint64_t number() const { return number_; }
  /// kMalformed at byte `offset` of the line.
  [[nodiscard]] tl::unexpected<Error> malformed(std::string_view what, std::size_t offset) const;

 private:
  [[nodiscard]] Result<bool> more();

  ByteSource& bytes_;
  std::string_view path_;
  std::string_view chunk_;  // what is not read yet of the source's last chunk
  std::string_view line_;
  std::string joined_;  // a line that chunks cut
  std::uint64_t number_ = 0;
  std::uint64_t offset_ = 0;
  std::uint64_t passed_ = 0;  // bytes up to the next line
};

}  // namespace locseg::exchange
