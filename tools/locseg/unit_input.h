// What a command that compares or merges takes: articles, folders, revisions, stores, exchange
// files.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "locseg/article_source.h"

namespace locseg::cli {

// Opens `path` as what it is: a store or an exchange file by its ending, else articles. A store's
// or an exchange file's articles are called by their paths below `root`, a path or `REV:PATH`, if
// they are named as lying in it. Of a store or an exchange file only what is in `languages.target`
// is taken; where that is empty, an article in several languages is misuse.
[[nodiscard]] Result<std::unique_ptr<ArticleSource>> open_unit_input(const std::string& path,
                                                                     const TreeOptions& tree,
                                                                     const Languages& languages,
                                                                     const std::string& root);

// Language tags are the same in any case.
[[nodiscard]] bool same_tag(std::string_view a, std::string_view b);

}  // namespace locseg::cli
