// Bilingual articles, with a pair of tags around every sentence: their pairs are known, and a new
// source makes new pairs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/article.h"
#include "status/page_comparison.h"
#include "update/page_update.h"

namespace locseg::update {

/// A bilingual article as one in the translation's language, and the source that it was made from.
struct SpanPage {
  std::string target;
  status::Basis basis;
  std::vector<Copy> origins;  ///< where `target` is from, bytes of the article; in order
};

/// Reads `article`, of kSpans and without quote damage. It holds no source of its title,
/// description and alternative texts: they are taken for unchanged, so the basis has those of
/// `new_source`.
[[nodiscard]] SpanPage read_span_page(const Article& article, std::string_view new_source);

/// The bilingual article of a new page in Markdown: sentences in pairs, numbered from 101 on behind
/// `prefix`. Their pieces get their places in it. Nothing if it would not read back as the page.
[[nodiscard]] std::optional<std::string> write_span_page(std::string_view prefix,
                                                         PageUpdate& update);

/// The new translation where the new source is a bilingual article: `fresh` with its ids, and in
/// it the targets of `old` wherever the source of a segment stayed. Other segments keep the target
/// of `fresh`, if it has one, else they get their source. Spans of pieces are bytes of `fresh` and
/// of `old`.
[[nodiscard]] PageUpdate update_spans(const Article& old, const Article& fresh, const Marks& marks);

}  // namespace locseg::update
