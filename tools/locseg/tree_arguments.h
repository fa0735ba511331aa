// The options of every command that reads articles.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "command.h"
#include "config/config.h"
#include "locseg/article.h"
#include "locseg/identity.h"
#include "locseg/tree.h"
#include "tree/tree_settings.h"
#include "workflow/inputs.h"
#include "workflow/open_units.h"

namespace locseg::cli {

struct TreeArguments {
  std::vector<std::string> paths;
  TreeOptions tree;
  Languages languages;
  std::string input_format;  // of files of units

  // Adds PATH... and what declare_filters adds; gives PATH, of which a command may say more.
  Argument& declare(ArgumentTable& table);
  // Adds --include, --exclude, --no-ignore, --root, --layout.
  void declare_filters(ArgumentTable& table);
  // Adds --source-tree, which `declare` adds, too.
  void declare_source_tree(ArgumentTable& table);
  // Adds --source-lang, --target-lang.
  // PATH... of a command about the pages of two trees: all of them if left out.
  void declare_pages(ArgumentTable& table);
  void declare_languages(ArgumentTable& table);
  // The same for work against a store, which may hold several languages.
  void declare_store_languages(ArgumentTable& table);
  // Adds --input-format; `files` are those that it is about.
  void declare_input_format(ArgumentTable& table, std::string_view files);
  // What the paths are, by --input-format or by themselves.
  [[nodiscard]] std::vector<UnitPath> unit_paths() const {
    return identify_paths(paths, input_format);
  }
  // The languages that the user or the configuration named, as long as the table is there:
  // `languages.source` has a default, which does not count.
  [[nodiscard]] LanguagePair named_languages() const;
  // Takes what the command line leaves out from the configuration, and finds the root. To be called
  // before anything is read. Returns the configuration, for the command's own keys.
  // `targets`: what is read, if it is not in `paths`; for --source-tree.
  [[nodiscard]] Result<Config> settle(const CommonOptions& common,
                                      std::span<const std::string> targets = {});
  // Whether the user names the root, there or here.
  [[nodiscard]] bool root_is_named() const { return root_is_named_; }
  // The tree's options with what the common ones say of threads.
  [[nodiscard]] TreeOptions options(const CommonOptions& common) const;
  // kMisuse if one of `given` is a store or an exchange file, which hold no articles.
  [[nodiscard]] static Result<void> require_articles(std::span<const std::string> given);
  // What the command reads, which it must not write over.
  [[nodiscard]] InputFiles inputs() const { return inputs_of(paths, tree); }
  // For what may be a store or an exchange file; see OpenOptions for `root`.
  [[nodiscard]] OpenOptions open_options(std::string root) const;

 private:
  void declare_source_language(ArgumentTable& table);
  // The command line wins over the configuration and its overrides.
  void settle_layout(TreeSettings& settings);
  [[nodiscard]] Result<void> settle_source_trees(TreeSettings& settings,
                                                 std::span<const std::string> targets);

  std::string layout_;       // as given; empty: not
  std::string source_tree_;  // likewise
  bool no_ignore_ = false;
  bool root_is_named_ = false;
  bool source_is_configured_ = false;
  Argument* source_lang_ = nullptr;
};

}  // namespace locseg::cli
