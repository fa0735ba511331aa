// The block structure of a Markdown document: which of its bytes are code, markup or text once a
// reader sees it. Read by md4c, with GitHub's tables and task lists, as DocFX reads them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "locseg/span.h"

namespace locseg::markup {

enum class RenderedAs : std::uint8_t {
  kText,         ///< prose, with the characters as they are
  kCodeSpan,     ///< between backticks
  kCodeBlock,    ///< fenced or indented
  kHtml,         ///< raw HTML: a tag, a comment, a line of an HTML block
  kPictureText,  ///< raw HTML in the text of a picture, which shows it as it is
};

/// A stretch of the document that arrives in one piece. What arrives nowhere (marks, fences,
/// indentation, link targets) belongs to no piece.
struct RenderedPiece {
  Span span;
  RenderedAs as = RenderedAs::kText;

  friend bool operator==(const RenderedPiece&, const RenderedPiece&) = default;
};

/// The pieces of `markdown` (without its front matter), in order of position, neighbours of one
/// kind that touch joined. Overwrites `into`. A document of 4 GiB or more has none.
void read_blocks(std::string_view markdown, std::vector<RenderedPiece>& into);

}  // namespace locseg::markup
