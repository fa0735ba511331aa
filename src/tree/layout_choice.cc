#include "tree/layout_choice.h"

#include <algorithm>

#include "base/glob.h"
#include "tree/article_names.h"

namespace locseg::tree {

LayoutChoice::LayoutChoice(const TreeOptions& options)
    : reading_(options.reading),
      trees_(options.source_trees.begin(), options.source_trees.end()),
      root_(options.root),
      find_pairs_(options.find_pairs) {
  if (options.layouts.empty()) return;
  const ArticleNames names(options.root);
  for (const LayoutOverride& given : options.layouts) {
    Override& own = overrides_.emplace_back();
    own.layout = given.layout;
    for (const std::string& glob : given.paths) own.globs.push_back(names.of_glob(glob));
  }
}

void LayoutChoice::choose(std::string_view name, ArticleReading& reading) const {
  reading = {};
  reading.options = reading_;
  for (const Override& each : overrides_) {
    const bool matches = std::ranges::any_of(
        each.globs, [&](const std::string& glob) { return base::glob_matches(glob, name); });
    if (matches) reading.options.layout = each.layout;
  }
  if (reading.options.layout) return;
  for (const PatternTree& tree : trees_) {
    auto source = tree.source_of(name);
    if (!source) continue;
    reading.source_path = path_of_name(root_, source->name);
    reading.source_name = std::move(source->name);
    reading.target_lang = std::move(source->lang);
    reading.find_pairs = find_pairs_;
    return;
  }
}

}  // namespace locseg::tree
