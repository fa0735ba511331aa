// What a reader of a layout is given and gives.
#pragma once

#include <cstddef>
#include <string_view>

#include "article/article_builder.h"
#include "locseg/article.h"

namespace locseg::article {

struct LayoutInput {
  std::string_view bytes;
  ArticleKind kind = ArticleKind::kMarkdown;
  std::string_view source_lang;  ///< BCP 47
  bool is_named = true;          ///< the layout is not a guess
};

/// What speaks for a layout.
struct LayoutEvidence {
  std::size_t texts = 0;  ///< blocks that could be targets
  std::size_t pairs = 0;
  std::size_t apart = 0;  ///< pairs whose texts are in different scripts
};

/// Adds the pairs of an article to `into`, which the caller finishes. Linear in the bytes but for
/// looking up what it found.
using ReadLayout = LayoutEvidence (*)(const LayoutInput& input, ArticleBuilder& into);

LayoutEvidence read_comments(const LayoutInput& input, ArticleBuilder& into);
LayoutEvidence read_alternating(const LayoutInput& input, ArticleBuilder& into);
LayoutEvidence read_pod(const LayoutInput& input, ArticleBuilder& into);

}  // namespace locseg::article
