#include "tree_arguments.h"

namespace locseg::cli {

Argument& TreeArguments::declare(ArgumentTable& table) {
  Argument& path = table.add({.name = "PATH",
                              .into = &paths,
                              .summary = "Files, folders, or - for standard input",
                              .required = true});
  declare_filters(table);
  table.add({.name = "--root",
             .value = "DIR",
             .into = &tree.root,
             .summary = "Name articles relative to DIR"});
  return path;
}

void TreeArguments::declare_filters(ArgumentTable& table) {
  table.add({.name = "--include",
             .value = "GLOB",
             .into = &tree.include,
             .summary = "Walk only files that match GLOB (repeatable)"});
  table.add({.name = "--exclude",
             .value = "GLOB",
             .into = &tree.exclude,
             .summary = "Pass over files and folders (GLOB/) that match GLOB (repeatable)"});
}

void TreeArguments::declare_source_language(ArgumentTable& table) {
  source_lang_ = &table.add({.name = "--source-lang",
                             .value = "TAG",
                             .into = &languages.source,
                             .summary = "Language of the sources",
                             .shows_default = true});
}

void TreeArguments::declare_languages(ArgumentTable& table) {
  declare_source_language(table);
  table.add({.name = "--target-lang",
             .value = "TAG",
             .into = &languages.target,
             .summary = "Language of the targets",
             .left_out = "each article's ms.contentlocale"});
}

void TreeArguments::declare_store_languages(ArgumentTable& table) {
  declare_source_language(table);
  table.add({.name = "--target-lang",
             .value = "TAG",
             .into = &languages.target,
             .summary = "Language to translate into; needed where the store has several"});
}

LanguagePair TreeArguments::named_languages() const {
  const bool named = source_lang_ != nullptr && source_lang_->given;
  return {named ? languages.source : "", languages.target};
}

TreeOptions TreeArguments::options(const CommonOptions& common) const {
  TreeOptions options = tree;
  options.threads = common.threads;
  return options;
}

OpenOptions TreeArguments::open_options(std::string root) const {
  return {tree, languages, named_languages(), std::move(root)};
}

}  // namespace locseg::cli
