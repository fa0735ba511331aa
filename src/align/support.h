// Whether two articles are an article and its translation at all.
#pragma once

#include "align/article_alignment.h"

namespace locseg::align {

/// What speaks for two articles, apart from their order of blocks.
struct Support {
  double keys = 0;          ///< distinct codes, addresses and numbers of either article
  double shared_keys = 0;   ///< of them, in both
  double told_texts = 0;    ///< paired texts of which the lexicon knows some words
  double agreed_texts = 0;  ///< of them, those whose words it finds in their sources
  double blocks = 0;        ///< of the longer side
  double paired = 0;        ///< texts that have a partner, of all texts of both sides, 0 to 1
};

[[nodiscard]] Support support_of(const ArticleAlignment& alignment, const Lexicon& lexicon);

}  // namespace locseg::align
