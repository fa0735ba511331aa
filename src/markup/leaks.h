// Pairs whose tags reach the reader as text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "locseg/article.h"
#include "markup/blocks.h"

namespace locseg::markup {

/// A segment one of whose tags is seen: the first of them.
struct Leak {
  std::size_t segment = 0;
  Span tag;           ///< bytes of the article
  std::string cause;  ///< fits behind "because of": "the backslash before it"
};

/// Where the text of a Markdown article begins, past its front matter; the end of other articles.
[[nodiscard]] std::uint64_t body_begin(const Article& article);

/// How the bytes of a Markdown article's text arrive at a reader, in order; spans are bytes of the
/// article. Empties `into` for other articles.
void read_body(const Article& article, std::vector<RenderedPiece>& into);

/// The leaks of a Markdown article, in order, read off `pieces`, which `read_body` gave; those of
/// recovered segments left out. None in other articles.
[[nodiscard]] std::vector<Leak> find_leaks(const Article& article,
                                           const std::vector<RenderedPiece>& pieces);

}  // namespace locseg::markup
