// The blocks of a Markdown article as readers of layouts see them: texts, and what is kept whole.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "locseg/span.h"
#include "markup/leaf_blocks.h"

namespace locseg::article {

enum class BlockKind : std::uint8_t {
  kParagraph,
  kHeading,
  kCell,
  kHtml,   ///< a block of HTML; a comment is one
  kWhole,  ///< no text: code, rules, directives, shortcodes, footnotes, definition lists
};

struct MarkdownBlock {
  BlockKind kind = BlockKind::kParagraph;
  std::uint8_t level = 0;  ///< of a heading
  Span span;               ///< bytes of the article: the contents, as markup::LeafBlock has them
  std::uint32_t container = 0;

  [[nodiscard]] bool is_text() const { return kind <= BlockKind::kCell; }
};

class MarkdownBlocks {
 public:
  /// Reads the `region` of `bytes`, which is Markdown without front matter. The name of a heading
  /// behind it, `{#name}`, is not part of it.
  void read(std::string_view bytes, Span region);

  [[nodiscard]] const std::vector<MarkdownBlock>& all() const { return blocks_; }
  /// Whether `container` is `outer` or in it.
  [[nodiscard]] bool is_within(std::uint32_t container, std::uint32_t outer) const;
  /// Whether a list's item is between `container` and `outer`, which it is in.
  [[nodiscard]] bool is_item(std::uint32_t container, std::uint32_t outer) const;
  [[nodiscard]] bool is_quoted(std::uint32_t container) const;

 private:
  void add_paragraph(std::string_view bytes, const MarkdownBlock& paragraph);

  std::vector<MarkdownBlock> blocks_;
  std::vector<markup::BlockContainer> containers_;
};

/// `bytes`, a Markdown article, behind its front matter or byte-order mark.
[[nodiscard]] Span markdown_body(std::string_view bytes);

}  // namespace locseg::article
