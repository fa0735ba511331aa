// The pairs of an article whose problems are known.
#pragma once

#include <string_view>

#include "locseg/article.h"

namespace locseg::article {

/// As `parse_article`, but does not look for conflict markers, invalid UTF-8 and ids that are there
/// twice, and knows front matter only if a pair is in it. That saves a third.
void parse_pairs_again(std::string_view bytes, ArticleKind kind, Article& into);

}  // namespace locseg::article
