// In which layout an article is read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/article.h"
#include "locseg/tree.h"

namespace locseg::tree {

class LayoutChoice {
 public:
  explicit LayoutChoice(const TreeOptions& options);

  /// Sets how the article `name` is read. Without overrides this compares nothing.
  void choose(std::string_view name, ReadOptions& reading) const;

 private:
  struct Override {
    std::vector<std::string> globs;
    std::optional<Layout> layout;
  };

  ReadOptions reading_;
  std::vector<Override> overrides_;
};

}  // namespace locseg::tree
