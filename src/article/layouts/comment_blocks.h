// Comments of a Markdown article that may hold sources.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "article/layouts/markdown_blocks.h"

namespace locseg::article {

inline constexpr std::string_view kCommentOpen = "<!--";

/// A block of text inside a comment. Its span is bytes of the article.
struct SourceBlock {
  BlockKind kind = BlockKind::kParagraph;
  std::uint8_t level = 0;
  bool item = false;  ///< in a list
  Span span;

  friend bool operator==(const SourceBlock&, const SourceBlock&) = default;
};

/// The blocks of what a comment says, `inside`, read as a document of its own: the indentation and
/// the quotation marks that the comment is written behind do not count.
[[nodiscard]] std::vector<SourceBlock> read_source_blocks(std::string_view bytes, Span inside,
                                                          bool quoted);

/// A comment `<!-- ... -->`.
struct Comment {
  Span whole;
  Span inside;  ///< without the marks and the white space at its ends
};

/// The comment at `begin`, which is at a `<`, that ends before `end`; its `whole` is empty if there
/// is none.
[[nodiscard]] Comment read_comment(std::string_view bytes, std::uint64_t begin, std::uint64_t end);

/// True if a comment says something: it has letters, and is no shortcode and, unless it is beside
/// its translation `in_line`, no single word for a program (`toc`, `prettier-ignore`).
[[nodiscard]] bool may_be_source(std::string_view inside, bool in_line);

/// What goes with a comment that is a block when a side is rendered: its lines if they hold nothing
/// else, else it and the blanks behind it.
[[nodiscard]] Span comment_stretch(std::string_view bytes, Span comment);

}  // namespace locseg::article
