/// Edited units put back into many articles.
#pragma once

#include <deque>
#include <string>

#include "locseg/merge.h"
#include "locseg/result.h"
#include "locseg/tree.h"

namespace locseg {

/// An article that edited units were found for, and what became of them.
struct SourcedMerge {
  std::string place;  ///< where the article is, for messages and to write it there
  std::string name;   ///< the path below the folder that it was found in
  SourcedArticle article;
  SourcedArticle edited;
  ArticleMerge merge;
};

struct MergeTreesOptions {
  MergeOptions merge;
  std::string articles;  ///< what messages call the articles together
  std::string edited;    ///< the same of the edited side
  /// The caller knows that both sides are in one language: their tags are not compared.
  bool is_one_language = false;
};

/// Merges each article of `edited` into the one of `articles` that both call the same (see
/// ArticleSource) or, if both sides are one article, into that one; see `merge_units`. Nothing is
/// written.
///
/// kMisuse if an article and the units for it are in different languages, kNotFound if there is no
/// article for some units; kInterrupted as `read_tree`. Memory: all of the articles merged.
[[nodiscard]] Result<std::deque<SourcedMerge>> merge_trees(const ArticleSource& articles,
                                                           const ArticleSource& edited,
                                                           const MergeTreesOptions& options);

}  // namespace locseg
