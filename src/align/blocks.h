// The blocks of an article in one language, with the place of every byte: what is to be translated,
// and what lies between.
//
// A line scanner after CommonMark's container blocks (https://spec.commonmark.org/0.30/), with
// pipe tables, directives of DocFX and Docusaurus, shortcodes of Hugo, Liquid and JSX tags. It need
// not agree with a renderer to the letter: it reads a source and its translation by the same rules,
// so what it misreads it misreads twice.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "locseg/article.h"
#include "locseg/span.h"

namespace locseg::align {

enum class BlockKind : std::uint8_t {
  // Text that is translated.
  kHeading,
  kParagraph,
  kListItem,  ///< the first paragraph of an item
  kTableCell,
  kHtmlText,  ///< between block-level tags
  kScalar,    ///< a value of a YAML or JSON article
  // Anchors: the same in every language, or nearly.
  kFrontMatter,
  kCode,        ///< fenced, indented, `<pre>`, an import of MDX
  kDirective,   ///< `[!NOTE]`, `:::row:::`
  kInclude,     ///< `[!INCLUDE[a](b)]`, `[!VIDEO url]` alone
  kDefinition,  ///< `[label]: target`
  kImage,       ///< alone in its line
  kComment,
  kRule,       ///< a thematic break
  kTag,        ///< a block-level tag, also of JSX
  kShortcode,  ///< `{{< tabs >}}`, `{% raw %}` alone
  kRowEnd,     ///< after the last cell of a row
  kEmptyItem,  ///< an item of a list without text of its own
};

[[nodiscard]] constexpr bool is_text(BlockKind kind) { return kind < BlockKind::kFrontMatter; }

/// Spans are bytes of the article.
struct Block {
  BlockKind kind = BlockKind::kParagraph;
  /// Of a text: from its first to its last character, without its markers, `<a name>` and the white
  /// space around it. Of an anchor: all of it.
  Span span = {};
  /// The name that readers link to: of `{#id}`, or of `<a name="id">` before the text. Empty if
  /// there is none.
  Span slug = {};
  std::uint8_t level = 0;    ///< of a heading, 1 to 6
  std::uint8_t depth = 0;    ///< list items around it
  std::uint8_t quotes = 0;   ///< block quotes around it: its further lines begin with as many `>`
  bool ordered = false;      ///< the innermost list counts
  bool header = false;       ///< a cell of a table's head
  std::uint16_t column = 0;  ///< of a cell, from 0

  friend bool operator==(const Block&, const Block&) = default;
};

/// The blocks of `bytes`, in order and disjoint. Never fails; linear in `bytes`.
[[nodiscard]] std::vector<Block> scan_blocks(std::string_view bytes, ArticleKind kind);

/// Where the text of `block` goes on after the line feed at `feed`: past white space and the marks
/// of its block quotes.
[[nodiscard]] std::uint64_t after_line_feed(std::string_view bytes, const Block& block,
                                            std::uint64_t feed);

}  // namespace locseg::align
