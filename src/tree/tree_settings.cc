// The table `[articles]`, key by key.
#include "tree/tree_settings.h"

#include <array>

#include "tree/article_names.h"

namespace locseg {
namespace {

constexpr std::string_view kTable = "articles";
constexpr std::array kKeys = {
    ConfigKey{kTable, "", ConfigType::kTable},
    ConfigKey{kTable, "include", ConfigType::kTexts},
    ConfigKey{kTable, "exclude", ConfigType::kTexts},
    ConfigKey{kTable, "root", ConfigType::kText},
    ConfigKey{kTable, "gitignore", ConfigType::kBoolean},
    ConfigKey{kTable, "source-lang", ConfigType::kText},
    ConfigKey{kTable, "target-lang", ConfigType::kText},
};

// A leading `/` ties a glob to the root, where `./` would tie it to the working folder.
std::vector<std::string> globs_from_root(std::vector<std::string> globs) {
  for (std::string& glob : globs) {
    if (glob.starts_with("./")) glob.erase(0, 1);
  }
  return globs;
}

std::string from_folder_of(const Config& config, const std::string& path) {
  return path.starts_with('/') ? path : default_root(config.path) + path;
}

}  // namespace

std::span<const ConfigKey> tree_config_keys() { return kKeys; }

TreeSettings read_tree_settings(const Config& config) {
  TreeSettings settings;
  for (const ConfigEntry& entry : config.entries) {
    if (entry.table != kTable) continue;
    if (entry.key == "include") settings.include = globs_from_root(entry.texts());
    if (entry.key == "exclude") settings.exclude = globs_from_root(entry.texts());
    if (entry.key == "root") settings.root = from_folder_of(config, entry.text());
    if (entry.key == "gitignore") settings.gitignore = entry.boolean();
    if (entry.key == "source-lang") settings.source_lang = entry.text();
    if (entry.key == "target-lang") settings.target_lang = entry.text();
  }
  return settings;
}

}  // namespace locseg
