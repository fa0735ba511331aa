#include "align/containers.h"

#include "align/line_shapes.h"

namespace locseg::align {

void LineRest::skip_columns(std::size_t columns) {
  std::size_t taken = 0;
  while (taken < columns && !span.empty()) {
    const char c = bytes[span.begin];
    if (c != ' ' && c != '\t') return;
    const std::size_t wide = c == ' ' ? 1 : 4 - column % 4;
    skip(1, wide);
    taken += wide;
  }
}

void LineRest::skip_quote(std::size_t indent_bytes, std::size_t indent_columns) {
  skip(indent_bytes + 1, indent_columns + 1);
  if (text().starts_with(' ')) skip(1, 1);
}

std::size_t match_containers(const std::vector<Container>& containers, LineRest& rest) {
  std::size_t count = 0;
  for (const Container& container : containers) {
    const Indent indent = indent_of(rest.text(), rest.column);
    if (container.quote) {
      if (indent.columns > 3 || rest.text().substr(indent.bytes, 1) != ">") break;
      rest.skip_quote(indent.bytes, indent.columns);
    } else if (indent.bytes != rest.span.size()) {  // a blank line stays in its item
      if (indent.columns < container.width) break;
      rest.skip_columns(container.width);
    }
    ++count;
  }
  return count;
}

Block shape_within(const std::vector<Container>& containers, BlockKind kind) {
  Block block{.kind = kind};
  for (const Container& container : containers) {
    if (container.quote) {
      ++block.quotes;
    } else {
      ++block.depth;
      block.ordered = container.ordered;
    }
  }
  return block;
}

}  // namespace locseg::align
