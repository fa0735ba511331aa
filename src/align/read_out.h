// From what was found in two articles to what users of the library see.
#pragma once

#include "align/article_alignment.h"
#include "locseg/align.h"

namespace locseg::align {

/// The pairs of `alignment`, numbered, with hidden ones and with confidences.
[[nodiscard]] AlignedArticle read_out(const ArticleAlignment& alignment, ArticleKind kind,
                                      const Models& models, Segmenter& source_segmenter);

}  // namespace locseg::align
