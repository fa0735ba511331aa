#include "workflow/inputs.h"

#include <functional>
#include <string_view>
#include <utility>

#include "base/disk.h"
#include "base/normal_path.h"
#include "locseg/article.h"
#include "locseg/exchange.h"
#include "tree/article_names.h"
#include "tree/layout_choice.h"
#include "tree/source_trees.h"
#include "tree/walk.h"

namespace locseg {
namespace {

bool has_pair(const std::string& path, const ArticleReading& reading) {
  if (!reading.source_name.empty()) return true;
  std::string bytes;
  if (!base::read_file(path, bytes)) return true;  // what is not known is not written over
  Article article;
  read_article(bytes, article_kind(path, bytes), reading.options, article);
  return !article.segments().empty();
}

using IsOf = std::function<bool(std::string_view name)>;

// Adds the articles in the folder of `pattern` whose names `is_of` takes; or the file that it
// names.
void add_side(const tree::NamePattern& pattern, const std::string& root, IsOf is_of,
              InputFiles& inputs) {
  const std::string folder = pattern.folder();
  std::string place = tree::path_of_name(root, folder);
  if (place.empty()) place = ".";
  inputs.add(place, [folder, place, is_of = std::move(is_of)](const std::string& path) {
    // However the path is spelled, and through links.
    const std::string real = base::real_path(path);
    const std::string above = base::as_folder(base::real_path(place));
    return real.starts_with(above) && has_article_ending(real) &&
           is_of(folder + real.substr(above.size()));
  });
}

}  // namespace

void add_trees(const TreeOptions& tree, TreeSides sides, InputFiles& inputs) {
  for (const SourceTree& each : tree.source_trees) {
    const tree::PatternTree patterns(each);
    // Globs choose what is walked, not which sources are read beside it.
    add_side(
        patterns.source(), tree.root,
        [patterns](std::string_view name) { return patterns.as_source(name).has_value(); }, inputs);
    if (sides == TreeSides::kSources) continue;
    add_side(
        patterns.target(), tree.root,
        [patterns](std::string_view name) { return patterns.source_of(name).has_value(); }, inputs);
  }
}

void add_paths(std::span<const std::string> paths, const TreeOptions& tree, InputFiles& inputs) {
  const auto reads = [tree](const std::string& path) {
    const ArticleNames names(tree.root);
    const tree::Filters filters(tree, names);
    const std::string name = names.of_path(path);
    if (filters.lead_to("", name)) {
      ArticleReading reading;
      tree::LayoutChoice(tree).choose(name, reading);
      return has_pair(path, reading);
    }
    return !tree.include.empty() && exchange_format_of(name) != nullptr && filters.admit(name);
  };
  for (const std::string& path : paths) inputs.add(path, reads);
}

InputFiles inputs_of(std::span<const std::string> paths, const TreeOptions& tree) {
  InputFiles inputs;
  add_paths(paths, tree, inputs);
  add_trees(tree, TreeSides::kSources, inputs);
  return inputs;
}

}  // namespace locseg
