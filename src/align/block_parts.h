// From the lines of a leaf block to the blocks of text and the anchors in it.
#pragma once

#include <string_view>
#include <vector>

#include "align/blocks.h"
#include "locseg/span.h"

namespace locseg::align {

/// Appends the parts of a paragraph to `out`: it is cut at line breaks that readers see (`<br>`,
/// two spaces or a backslash at a line's end). `shape` is a block with all but its spans; `lines`
/// are the lines without their containers' prefix, in order, at least one.
void add_paragraph(std::string_view bytes, const Block& shape, const std::vector<Span>& lines,
                   std::vector<Block>& out);

/// Appends the heading whose text is `text`, closing marks and `{#id}` included.
void add_heading(std::string_view bytes, const Block& shape, Span text, std::vector<Block>& out);

/// Appends the cells of a row and the anchor that ends it.
void add_row(std::string_view bytes, const Block& shape, Span row, std::vector<Block>& out);

/// Appends the block-level tags of a block of HTML and the texts between them.
void add_html(std::string_view bytes, const Block& shape, Span html, std::vector<Block>& out);

/// `[!NOTE]` at the start of `line`: how many bytes it takes, 0 if it is none. Not an include.
[[nodiscard]] std::size_t note_mark(std::string_view line);

}  // namespace locseg::align
