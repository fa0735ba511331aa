/// How the tags of an article's pairs arrive at a reader.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "locseg/article.h"
#include "locseg/span.h"
#include "markup/rendered_pieces.h"

namespace locseg::article {

/// One pair: its tags (each opening one, and the closing ones behind either text, in order), and
/// what each arrives as. Nothing where it arrives nowhere, as in a link's target.
struct PairReading {
  static constexpr std::size_t kTags = 5;
  std::array<Span, kTags> tags;
  std::array<std::optional<markup::RenderedAs>, kTags> as;
};

/// Where the text of a Markdown article begins, past its front matter; the end of other articles.
[[nodiscard]] std::uint64_t body_begin(const Article& article);

/// The readings of the segments of a Markdown article, by their place in `Article::segments()`.
/// Those in front matter and those of other articles and layouts are left empty. Costs a pass over
/// the article and md4c's over its skeleton and what little of its texts may change how tags are
/// read.
[[nodiscard]] std::vector<PairReading> read_pairs(const Article& article);

}  // namespace locseg::article
