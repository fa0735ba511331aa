#include "tree/layout_choice.h"

#include <algorithm>

#include "base/glob.h"
#include "tree/article_names.h"

namespace locseg::tree {

LayoutChoice::LayoutChoice(const TreeOptions& options) : reading_(options.reading) {
  if (options.layouts.empty()) return;
  const ArticleNames names(options.root);
  for (const LayoutOverride& given : options.layouts) {
    Override& own = overrides_.emplace_back();
    own.layout = given.layout;
    for (const std::string& glob : given.paths) own.globs.push_back(names.of_glob(glob));
  }
}

void LayoutChoice::choose(std::string_view name, ReadOptions& reading) const {
  reading = reading_;
  for (const Override& each : overrides_) {
    const bool matches = std::ranges::any_of(
        each.globs, [&](const std::string& glob) { return base::glob_matches(glob, name); });
    if (matches) reading.layout = each.layout;
  }
}

}  // namespace locseg::tree
