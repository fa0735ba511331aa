// The leaf blocks of a Markdown document: headings, paragraphs, cells, code, HTML, with the bytes
// of their contents and the containers they are in. Read by md4c, as rendered_pieces.h.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "locseg/span.h"

namespace locseg::markup {

enum class LeafKind : std::uint8_t { kParagraph, kHeading, kCell, kCode, kHtml, kRule };

struct LeafBlock {
  LeafKind kind = LeafKind::kParagraph;
  std::uint8_t level = 0;  ///< of a heading, 1 to 6
  /// Paragraphs, headings and cells: from the first to the last character of their contents,
  /// without marks, indentation and the underline of a heading, with what is between the lines.
  /// Code and HTML: from the first to the last character that readers or browsers get. Empty at 0
  /// where nothing arrives.
  Span span;
  std::uint32_t container = 0;  ///< the innermost, an index into `LeafBlocks::containers`
};

enum class ContainerKind : std::uint8_t { kDocument, kQuote, kItem, kRow };

struct BlockContainer {
  ContainerKind kind = ContainerKind::kDocument;
  std::uint32_t parent = 0;  ///< of the document: itself
};

struct LeafBlocks {
  std::vector<LeafBlock> leaves;           ///< in order
  std::vector<BlockContainer> containers;  ///< the first is the document
};

/// The leaves of `markdown` (without its front matter). A document of 4 GiB or more has none.
[[nodiscard]] LeafBlocks read_leaf_blocks(std::string_view markdown);

}  // namespace locseg::markup
