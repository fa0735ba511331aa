/// The text of an open file, in the places that clients count.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/span.h"

namespace locseg::lsp {

/// What a client counts as a character of a line.
enum class PositionEncoding : std::uint8_t {
  kUtf8,   ///< a byte
  kUtf16,  ///< a code unit of UTF-16
};

/// Both from 0.
struct TextPlace {
  std::uint64_t line = 0;
  std::uint64_t character = 0;

  friend auto operator<=>(const TextPlace&, const TextPlace&) = default;
};

/// UTF-8. Lines end with CR LF, LF or CR. To find a place costs the same wherever in the text and
/// in its line it is.
class DocumentText {
 public:
  DocumentText(std::string bytes, PositionEncoding encoding);

  [[nodiscard]] const std::string& bytes() const { return bytes_; }

  /// Of the character that the byte at `offset` is part of; past the end, of the end.
  [[nodiscard]] TextPlace place_of(std::uint64_t offset) const;

  /// A place past the end of its line is that end, one past the last line the end of the text; one
  /// inside of a character is its begin.
  [[nodiscard]] std::uint64_t offset_of(const TextPlace& place) const;

  /// Whether the place is between the two code units of UTF-16 that are one character.
  [[nodiscard]] bool cuts_pair(const TextPlace& place) const;

  /// Puts `text` in the place of the bytes of `span`. Cost: a look at `text`; if it is longer or
  /// shorter than what it replaces, what follows moves.
  void replace(Span span, std::string_view text);

 private:
  // A byte, and how many characters of the text begin before it.
  struct Mark {
    std::uint64_t byte = 0;
    std::uint64_t characters = 0;
  };

  // Brings up to date what is known, after `size` bytes came in the place of `replaced`.
  void find_lines(Span replaced, std::uint64_t size);
  void count_characters(Span replaced, std::uint64_t size);
  [[nodiscard]] bool is_line_begin(std::uint64_t offset) const;
  // Without what ends the line.
  [[nodiscard]] Span span_of_line(std::size_t line) const;
  [[nodiscard]] std::uint64_t characters_in(Span span) const;
  [[nodiscard]] std::uint64_t characters_before(std::uint64_t offset) const;

  std::string bytes_;
  PositionEncoding encoding_;
  std::vector<std::uint64_t> line_begins_ = {0};  // never empty
  std::vector<Mark> marks_ = {{}};  // in order, never far from each other; the first is of byte 0
};

}  // namespace locseg::lsp
