/// Settings of `.locseg.toml` for the articles that are read.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "config/config.h"

namespace locseg {

/// Empty, or none, where the configuration says nothing.
struct TreeSettings {
  std::vector<std::string> include;  ///< globs for TreeOptions
  std::vector<std::string> exclude;  ///< likewise
  std::string root;                  ///< a folder, from the working folder
  std::optional<bool> gitignore;
  std::string source_lang;
  std::string target_lang;
};

/// The keys of the table `[articles]`.
[[nodiscard]] std::span<const ConfigKey> tree_config_keys();

/// Reads those keys and skips others. A glob that begins with `./` is taken from the root,
/// `root` from the folder of the configuration.
[[nodiscard]] TreeSettings read_tree_settings(const Config& config);

}  // namespace locseg
