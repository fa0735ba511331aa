#include "base/line_cursor.h"

#include "base/bytes.h"

namespace locseg::base {

std::uint64_t LineCursor::line_at(std::uint64_t offset) {
  while (next_feed_ < offset) {
    ++line_;
    line_begin_ = next_feed_ + 1;
    next_feed_ = text_.find('\n', line_begin_);
  }
  return line_;
}

Position LineCursor::position_at(std::uint64_t offset) {
  const std::uint64_t line = line_at(offset);
  if (line != column_line_) {
    column_line_ = line;
    column_offset_ = line_begin_;
    column_ = 1;
  } else if (column_offset_ == 0 && text_.starts_with("\xEF\xBB\xBF") && offset >= 3) {
    column_offset_ = 3;
  }
  // Continuation bytes belong to the column of their lead byte.
  const std::string_view passed = text_.substr(column_offset_, offset - column_offset_);
  column_ += passed.size() - count_continuations(passed);
  column_offset_ = offset;
  return {line, column_};
}

}  // namespace locseg::base
