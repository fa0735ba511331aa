// How the texts of an article are spelled.
#pragma once

#include "locseg/article.h"
#include "markup/codes.h"

namespace locseg::article {

/// What YAML and JSON carry is Markdown.
[[nodiscard]] constexpr markup::Syntax syntax_of(ArticleKind kind) {
  return kind == ArticleKind::kXml ? markup::Syntax::kXml : markup::Syntax::kMarkdown;
}

}  // namespace locseg::article
