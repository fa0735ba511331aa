// A text as numbers are read in it: digits of every script and width in ASCII.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/span.h"

namespace locseg::check {

/// A text with its digits and the marks of numbers in ASCII, every space one of ASCII, without what
/// is invisible and without backslashes (`6\.000` is how Markdown keeps a number from being a
/// list). `。` between digits is a point, a
/// wide comma kWideComma.
class NumberText {
 public:
  explicit NumberText(std::string_view text);

  [[nodiscard]] std::string_view plain() const { return plain_; }
  /// Where the byte at `at` of `plain` is in the text; the text's size at the end.
  [[nodiscard]] std::size_t offset(std::size_t at) const;
  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const {
    return {offset(begin), offset(end)};
  }

 private:
  // Bytes of `plain` up to the next stretch, which are one behind the other in the text, too.
  struct Stretch {
    std::size_t begin;   // in `plain`
    std::size_t offset;  // in the text
  };

  void append(std::string_view bytes, std::size_t offset);
  void append_point(std::string_view text, std::size_t at, std::size_t size, char32_t value);

  std::string plain_;
  std::vector<Stretch> stretches_;
};

}  // namespace locseg::check
