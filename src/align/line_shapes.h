// What a line of Markdown is, judged by its own bytes: CommonMark 0.30, "Leaf blocks", and the
// extensions that documentation sites add. Lines are given without their containers' prefix and
// without their end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "locseg/span.h"

namespace locseg::align {

/// How wide the white space at the start of `line` is, with tab stops of four columns, the line
/// beginning in `column`; and how many bytes it takes.
struct Indent {
  std::size_t columns = 0;
  std::size_t bytes = 0;
};
[[nodiscard]] Indent indent_of(std::string_view line, std::size_t column = 0);

[[nodiscard]] bool is_blank(std::string_view line);
/// `***`, `- - -`, `___`.
[[nodiscard]] bool is_rule(std::string_view line);
/// 1 for `===`, 2 for `---`, else 0.
[[nodiscard]] std::uint8_t setext_level(std::string_view line);
/// `|:---|---|`: how many columns it has; 0 if it is none.
[[nodiscard]] std::size_t delimiter_columns(std::string_view line);

struct Fence {
  char mark = '`';
  std::size_t length = 0;
};
/// An opening fence of code, from the first mark on.
[[nodiscard]] std::optional<Fence> read_fence(std::string_view line);
[[nodiscard]] bool closes(const Fence& fence, std::string_view line);

/// `- `, `1. ` at the start of the line.
struct ItemMark {
  std::size_t size = 0;  ///< bytes of the mark
  bool ordered = false;
  bool interrupts = false;  ///< may follow a line of a paragraph
};
[[nodiscard]] std::optional<ItemMark> read_item_mark(std::string_view line);

/// The level of an ATX heading, 0 if it is none.
[[nodiscard]] std::uint8_t atx_level(std::string_view line);

/// `:::row:::`, `::: moniker`; also the end of one.
[[nodiscard]] bool is_colon_directive(std::string_view line);
/// `{{< tabs >}}`, `{{% note %}}`, `{% raw %}` and nothing else.
[[nodiscard]] bool is_shortcode(std::string_view line);
/// `import a from 'b'`, `export const a`: a line of code between the blocks of MDX.
[[nodiscard]] bool is_module_line(std::string_view line);
/// `[label]: target`.
[[nodiscard]] bool is_definition(std::string_view line);

/// The element that begins a block of HTML: `<div class="a">`; empty if the line begins none.
/// CommonMark's kind 6 (block-level elements), and any other tag that is alone in its line.
[[nodiscard]] std::string_view html_block_element(std::string_view line);
/// Its text is no text for readers: `pre`, `script`, `style`, `svg`.
[[nodiscard]] bool is_verbatim_element(std::string_view name);
/// Begins a block of its own when rendered: `div`, `td`, and every component of JSX.
[[nodiscard]] bool is_block_element(std::string_view name);
/// Named as a component of JSX is.
[[nodiscard]] bool is_component(std::string_view name);

/// The cells of a table's row, without the white space around them: it is cut at each `|` that is
/// neither escaped nor within a code span. Spans are bytes of `row`. Appends to `cells`.
void split_row(std::string_view row, std::vector<Span>& cells);

}  // namespace locseg::align
