/// Settings of `.locseg.toml` for the articles that are read.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "config/config.h"
#include "locseg/article.h"
#include "locseg/result.h"
#include "locseg/tree.h"

namespace locseg {

/// Empty, or none, where the configuration says nothing.
struct TreeSettings {
  std::vector<std::string> include;  ///< globs for TreeOptions
  std::vector<std::string> exclude;  ///< likewise
  std::string root;                  ///< a folder, from the working folder
  std::optional<bool> gitignore;
  std::string source_lang;
  std::string target_lang;
  std::optional<Layout> layout;          ///< as in ReadOptions; none if nothing is said, too
  std::vector<LayoutOverride> layouts;   ///< for TreeOptions
  std::vector<SourceTree> source_trees;  ///< likewise
};

/// The layout that settings call `name`: none of `auto`, which is to look. Nothing if no layout of
/// articles that are read is called so.
[[nodiscard]] std::optional<std::optional<Layout>> find_layout(std::string_view name);

/// What `find_layout` takes.
[[nodiscard]] std::vector<std::string> layout_words();

/// The keys of the tables `[articles]`, `[[articles.override]]` and `[[trees]]`.
[[nodiscard]] std::span<const ConfigKey> tree_config_keys();

/// Reads those keys and skips others. A glob that begins with `./` is taken from the root,
/// `root` from the folder of the configuration.
/// kMisuse for a layout that there is not, and for a tree without a source or a target, with both
/// the same, with a brace that is not of a pattern, or with a pattern in one of them that the other
/// lacks.
[[nodiscard]] Result<TreeSettings> read_tree_settings(const Config& config);

}  // namespace locseg
