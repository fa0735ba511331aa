/// Where a text has what is neither letter nor space: rules about marks look there and nowhere
/// else.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "base/byte_set.h"
#include "check/facts/byte_classes.h"

namespace locseg::check {

/// Whether a byte followed by `next` (NUL at the end) is listed: ASCII but letters, digits and the
/// space, and what begins a character of U+0080 to U+00BF, U+0600 to U+063F, U+06C0 to U+06FF,
/// U+1000 to U+1FFF, U+2000 to U+2FFF, U+3000 to U+303F or U+F000 to U+FFFF.
[[nodiscard]] bool is_listed_mark(char c, char next);

/// The places of all such bytes, in order; returns the classes of all bytes and characters.
/// Overwrites `into`. A nanosecond for three bytes.
ByteClasses find_marks(std::string_view text, std::vector<std::size_t>& into);
[[nodiscard]] std::vector<std::size_t> marks_of(std::string_view text);

/// Looks for bytes that are listed, from the front to the back.
class MarkCursor {
 public:
  /// `marks`: of `text`, or of what it was before some of it was masked.
  MarkCursor(std::string_view text, std::span<const std::size_t> marks)
      : text_(text), marks_(marks) {}

  /// As `set.find(text, from)`, but no E3 of kana. `from` is never less than the last.
  [[nodiscard]] std::size_t find(const base::ByteSet& set, std::size_t from) {
    while (!marks_.empty() && (marks_.front() < from || !set.has(text_[marks_.front()]))) {
      marks_ = marks_.subspan(1);
    }
    return marks_.empty() ? text_.size() : marks_.front();
  }

 private:
  std::string_view text_;
  std::span<const std::size_t> marks_;
};

}  // namespace locseg::check
