// What a command that compares or merges takes: articles, folders, revisions, stores, exchange
// files.
#pragma once

#include <memory>
#include <string>

#include "locseg/article_source.h"
#include "tree_arguments.h"

namespace locseg::cli {

// Opens `path` as what it is: a store or an exchange file by its ending, else articles. A store's
// or an exchange file's articles are called by their paths below `root`, a path or `REV:PATH`, if
// they are named as lying in it. Of a store or an exchange file only what is in the languages that
// `arguments` name is taken, and what names no language; if no target language is named, an article
// in several languages is misuse.
[[nodiscard]] Result<std::unique_ptr<ArticleSource>> open_unit_input(const std::string& path,
                                                                     const TreeArguments& arguments,
                                                                     const std::string& root);

}  // namespace locseg::cli
