// Joins what the areas of the library do not know of one another: stores, exchange files, articles.
#include "unit_input.h"

#include "locseg/exchange.h"
#include "locseg/store.h"

namespace locseg::cli {

Result<std::unique_ptr<ArticleSource>> open_unit_input(const std::string& path,
                                                       const TreeOptions& tree,
                                                       const Languages& languages,
                                                       std::string_view root) {
  auto units = std::make_unique<UnitCollection>(path);
  if (path.ends_with(".db") || names_store(path)) {
    auto store = open_store(path, StoreMode::kRead);
    if (!store) return tl::unexpected<Error>(store.error());
    auto read = (*store)->read([&](const UnitGroup& group) { return units->put(group); });
    if (!read) return tl::unexpected<Error>(read.error());
  } else if (const ExchangeFormat* format = exchange_format_of(path);
             format != nullptr && format->reader != nullptr) {
    auto read = read_units(*format, path, *units);
    if (!read) return tl::unexpected<Error>(read.error());
  } else {
    return open_article_source(path, tree, languages);
  }
  units->finish(root);
  return units;
}

}  // namespace locseg::cli
