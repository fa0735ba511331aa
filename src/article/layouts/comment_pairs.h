// Pairs of comments and blocks in the body of a Markdown article.
#pragma once

#include "article/layouts/layout_reader.h"

namespace locseg::article {

/// Reads `body`, the bytes of `input` behind the front matter.
LayoutEvidence read_comment_pairs(const LayoutInput& input, Span body, ArticleBuilder& into);

}  // namespace locseg::article
