#include "tree_arguments.h"

#include "base/disk.h"
#include "base/git.h"
#include "base/try.h"
#include "configured.h"
#include "locseg/align.h"
#include "tree/article_names.h"
#include "tree/source_trees.h"
#include "unit_output.h"

namespace locseg::cli {

Argument& TreeArguments::declare(ArgumentTable& table) {
  Argument& path = table.add({.name = "PATH",
                              .into = &paths,
                              .summary = "Files, folders, or - for standard input",
                              .required = true});
  declare_filters(table);
  declare_source_tree(table);
  return path;
}

void TreeArguments::declare_pages(ArgumentTable& table) {
  Argument& path = declare(table);
  path.summary = "Translations, sources, or folders of them";
  path.left_out = "all of [[trees]]";
  path.required = false;
}

void TreeArguments::declare_filters(ArgumentTable& table) {
  table.add({.name = "--include",
             .value = "GLOB",
             .into = &tree.include,
             .summary = "Walk only files that match GLOB (repeatable)"});
  table.add({.name = "--exclude",
             .value = "GLOB",
             .into = &tree.exclude,
             .summary = "Skip files and folders (GLOB/) that match GLOB (repeatable)"});
  table.add({.name = "--no-ignore", .into = &no_ignore_, .summary = "Walk what git ignores, too"});
  table.add({.name = "--root",
             .value = "DIR",
             .into = &tree.root,
             .summary = "Name articles by their paths below DIR",
             .left_out = "the configuration's folder, or the top of the git repository"});
  table.add(
      {.name = "--layout",
       .value = "NAME",
       .into = &layout_,
       .summary = "Where articles keep their sources: auto, spans, pod, comment or alternating",
       .left_out = "auto, which looks",
       .one_of = layout_words()});
}

void TreeArguments::declare_source_tree(ArgumentTable& table) {
  table.add({.name = "--source-tree",
             .value = "DIR",
             .into = &source_tree_,
             .summary =
                 "The articles are translations; their sources are at their paths in DIR, or "
                 "in the file DIR",
             .left_out = "as [[trees]] of the configuration says"});
}

void TreeArguments::declare_source_language(ArgumentTable& table) {
  source_lang_ = &table.add({.name = "--source-lang",
                             .value = "TAG",
                             .into = &languages.source,
                             .is_language = true,
                             .summary = "Language of the sources",
                             .shows_default = true});
}

void TreeArguments::declare_languages(ArgumentTable& table) {
  declare_source_language(table);
  table.add({.name = "--target-lang",
             .value = "TAG",
             .into = &languages.target,
             .is_language = true,
             .summary = "Language of the targets",
             .left_out = "each article's ms.contentlocale"});
}

void TreeArguments::declare_store_languages(ArgumentTable& table) {
  declare_source_language(table);
  table.add({.name = "--target-lang",
             .value = "TAG",
             .into = &languages.target,
             .is_language = true,
             .summary = "Language to translate into; needed where the store has several"});
}

void TreeArguments::declare_input_format(ArgumentTable& table, std::string_view files) {
  table.add(input_format_argument(input_format, files));
}

Result<void> TreeArguments::require_articles(std::span<const std::string> given) {
  for (const std::string& path : given) {
    const UnitPath what = identify_path(path);
    if (what.kind == PathKind::kArticles) continue;
    const std::string kind = what.kind == PathKind::kStore
                                 ? "a store"
                                 : "an exchange file (" + std::string(what.format->name) + ")";
    return failure(ErrorCode::kMisuse,
                   "is " + kind + ", expected articles; locseg export writes what it holds", path);
  }
  return {};
}

LanguagePair TreeArguments::named_languages() const {
  const bool named = source_is_configured_ || (source_lang_ != nullptr && source_lang_->given);
  return {named ? languages.source : "", languages.target};
}

Result<Config> TreeArguments::settle(const CommonOptions& common,
                                     std::span<const std::string> targets) {
  auto config = load_known_config(common.config);
  LOCSEG_TRY(config);
  auto settings = read_tree_settings(*config);
  LOCSEG_TRY(settings);
  if (tree.include.empty()) tree.include = std::move(settings->include);
  if (tree.exclude.empty()) tree.exclude = std::move(settings->exclude);
  tree.gitignore = !no_ignore_ && settings->gitignore.value_or(true);
  if (tree.root.empty()) tree.root = std::move(settings->root);
  root_is_named_ = !tree.root.empty();
  if (!root_is_named_) tree.root = default_root(config->path);
  if (!settings->source_lang.empty() && source_lang_ != nullptr && !source_lang_->given) {
    languages.source = std::move(settings->source_lang);
    source_is_configured_ = true;
  }
  if (languages.target.empty()) languages.target = std::move(settings->target_lang);
  settle_layout(*settings);
  LOCSEG_TRY(settle_source_trees(*settings, targets.empty() ? paths : targets));
  return config;
}

Result<void> TreeArguments::settle_source_trees(TreeSettings& settings,
                                                std::span<const std::string> targets) {
  tree.find_pairs = find_parallel_pairs;
  if (source_tree_.empty()) {
    tree.source_trees = std::move(settings.source_trees);
    return {};
  }
  const auto kind = base::file_kind(source_tree_);
  LOCSEG_TRY(kind);
  if (*kind == base::FileKind::kMissing) {
    return failure(ErrorCode::kNotFound, "no such file or folder", source_tree_);
  }
  const ArticleNames names(tree.root);
  const std::string source = names.of_path(source_tree_);
  for (const std::string& target : targets) {
    const bool in_git = target != "-" && base::is_git_name(target);
    const auto target_kind = in_git ? base::FileKind::kFolder : base::file_kind(target);
    LOCSEG_TRY(target_kind);
    SourceTree& one = tree.source_trees.emplace_back(tree::tree_beside(
        source, in_git ? names.of_revision_path(target) : names.of_path(target),
        *kind != base::FileKind::kFolder, *target_kind != base::FileKind::kFolder));
    if (!languages.target.empty()) one.languages = {languages.target};
  }
  return {};
}

void TreeArguments::settle_layout(TreeSettings& settings) {
  tree.reading.layout = settings.layout;
  tree.reading.source_lang = languages.source;
  tree.layouts = std::move(settings.layouts);
  const auto layout = find_layout(layout_);
  if (!layout) return;
  tree.reading.layout = *layout;
  tree.layouts.clear();
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
