// Offsets to lines and columns.
#pragma once

#include <cstdint>
#include <string_view>

#include "locseg/result.h"

namespace locseg::base {

/// Walks forward through a text and tells the position of growing offsets: lines end with `\n` and
/// count from 1, columns count code points from 1, a byte-order mark at the start is no column.
/// Asking for every offset of a text in order costs one pass over it.
class LineCursor {
 public:
  explicit LineCursor(std::string_view text) : text_(text), next_feed_(text.find('\n')) {}

  /// The line alone. `offset` must not be less than in the last call.
  [[nodiscard]] std::uint64_t line_at(std::uint64_t offset);

  /// Line and column of `offset`, which must not be less than in the last call.
  [[nodiscard]] Position position_at(std::uint64_t offset);

  /// Where the line begins that has the offset of the last call.
  [[nodiscard]] std::uint64_t line_begin() const { return line_begin_; }

 private:
  std::string_view text_;
  std::uint64_t line_ = 1;
  std::uint64_t line_begin_ = 0;
  std::uint64_t next_feed_;          // that ends this line; npos if none does
  std::uint64_t column_ = 1;         // of column_offset_
  std::uint64_t column_offset_ = 0;  // on the line column_line_
  std::uint64_t column_line_ = 1;
};

}  // namespace locseg::base
