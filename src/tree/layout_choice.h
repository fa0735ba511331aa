// How an article is read: in which layout, and beside which source article.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/article.h"
#include "locseg/tree.h"
#include "tree/source_trees.h"

namespace locseg::tree {

class LayoutChoice {
 public:
  explicit LayoutChoice(const TreeOptions& options);

  /// Sets how the article `name` is read. Without overrides and trees this compares nothing.
  void choose(std::string_view name, ArticleReading& reading) const;

 private:
  struct Override {
    std::vector<std::string> globs;
    std::optional<Layout> layout;
  };

  ReadOptions reading_;
  std::vector<Override> overrides_;
  std::vector<PatternTree> trees_;
  std::string root_;
  FindPairs find_pairs_;
};

}  // namespace locseg::tree
