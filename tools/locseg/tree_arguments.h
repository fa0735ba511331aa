// The options of every command that reads articles.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "command.h"
#include "locseg/article_units.h"
#include "locseg/tree.h"

namespace locseg::cli {

struct TreeArguments {
  std::vector<std::string> paths;
  TreeOptions tree;
  Languages languages;

  // Adds PATH..., --include, --exclude, --root.
  void declare(CLI::App& app);
  // Of those, --include and --exclude.
  void declare_filters(CLI::App& app);
  // Adds --source-lang, --target-lang.
  void declare_languages(CLI::App& app);
  // The same for work against a store, which may hold several languages; gives `--source-lang`, to
  // tell whether it was named.
  CLI::Option* declare_store_languages(CLI::App& app);
  // The tree's options with what the common ones say of threads.
  [[nodiscard]] TreeOptions options(const CommonOptions& common) const;
};

}  // namespace locseg::cli
