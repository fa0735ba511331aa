// Block quotes and items of lists, which other blocks are in: CommonMark 0.30, "Container blocks".
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "align/blocks.h"

namespace locseg::align {

struct Container {
  bool quote = false;
  std::size_t width = 0;  ///< of an item: columns to its text
  bool ordered = false;
  bool fresh = false;  ///< an item without a block yet
};

/// What is left of a line behind the prefix of its containers.
struct LineRest {
  std::string_view bytes;  ///< of the article
  Span span = {};
  std::size_t column = 0;  ///< where it begins

  [[nodiscard]] std::string_view text() const { return span.of(bytes); }
  void skip(std::size_t count, std::size_t columns) {
    span.begin += count;
    column += columns;
  }
  /// Takes white space of up to `columns` columns.
  void skip_columns(std::size_t columns);
  /// Takes the mark of a quote that is behind `indent`, and the space that belongs to it.
  void skip_quote(std::size_t indent_bytes, std::size_t indent_columns);
};

/// How many of `containers`, from the outermost, the line names; takes what names them.
[[nodiscard]] std::size_t match_containers(const std::vector<Container>& containers,
                                           LineRest& rest);

/// A block of `kind` within `containers`, without its spans.
[[nodiscard]] Block shape_within(const std::vector<Container>& containers, BlockKind kind);

}  // namespace locseg::align
