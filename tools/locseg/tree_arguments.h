// The options of every command that reads articles.
#pragma once

#include <string>
#include <vector>

#include "command.h"
#include "locseg/article.h"
#include "locseg/identity.h"
#include "locseg/open_units.h"
#include "locseg/tree.h"

namespace locseg::cli {

struct TreeArguments {
  std::vector<std::string> paths;
  TreeOptions tree;
  Languages languages;

  // Adds PATH..., --include, --exclude, --root; gives PATH, of which a command may say more.
  Argument& declare(ArgumentTable& table);
  // Of those, --include and --exclude.
  void declare_filters(ArgumentTable& table);
  // Adds --source-lang, --target-lang.
  void declare_languages(ArgumentTable& table);
  // The same for work against a store, which may hold several languages.
  void declare_store_languages(ArgumentTable& table);
  // The languages that the user named, as long as the table is there: `languages.source` has a
  // default, which does not count.
  [[nodiscard]] LanguagePair named_languages() const;
  // The tree's options with what the common ones say of threads.
  [[nodiscard]] TreeOptions options(const CommonOptions& common) const;
  // For what may be a store or an exchange file; see OpenOptions for `root`.
  [[nodiscard]] OpenOptions open_options(std::string root) const;

 private:
  void declare_source_language(ArgumentTable& table);
  const Argument* source_lang_ = nullptr;
};

}  // namespace locseg::cli
