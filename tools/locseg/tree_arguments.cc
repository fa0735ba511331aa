#include "tree_arguments.h"

namespace locseg::cli {

void TreeArguments::declare(CLI::App& app) {
  app.add_option("PATH", paths, "Files, folders, or - for standard input")->required();
  declare_filters(app);
  app.add_option("--root", tree.root, "Name articles relative to DIR")->type_name("DIR");
}

void TreeArguments::declare_filters(CLI::App& app) {
  app.add_option("--include", tree.include, "Walk only files that match GLOB (repeatable)")
      ->type_name("GLOB")
      ->allow_extra_args(false);
  app.add_option("--exclude", tree.exclude,
                 "Pass over files and folders (GLOB/) that match GLOB (repeatable)")
      ->type_name("GLOB")
      ->allow_extra_args(false);
}

void TreeArguments::declare_languages(CLI::App& app) {
  app.add_option("--source-lang", languages.source, "Language of the sources")
      ->type_name("TAG")
      ->capture_default_str();
  app.add_option("--target-lang", languages.target,
                 "Language of the targets; left out: each article's ms.contentlocale")
      ->type_name("TAG");
}

CLI::Option* TreeArguments::declare_store_languages(CLI::App& app) {
  declare_languages(app);
  app.get_option("--target-lang")
      ->description("Language to translate into; needed where the store has several");
  return app.get_option("--source-lang");
}

TreeOptions TreeArguments::options(const CommonOptions& common) const {
  TreeOptions options = tree;
  options.threads = common.threads;
  return options;
}

}  // namespace locseg::cli
