// Reading articles, units and counts. The caller holds a transaction, so that all is of one moment.
#pragma once

#include <vector>

#include "locseg/store.h"
#include "store/sqlite/connection.h"

namespace locseg::sqlite {

/// Without units. In order of path, then of the languages' tags.
[[nodiscard]] Result<std::vector<StoredArticle>> read_articles(Connection& connection);

/// With units, in the same order; one part of an article in memory at a time.
[[nodiscard]] Result<void> read_units(Connection& connection, UnitSink& sink);

/// One article, as above.
[[nodiscard]] Result<void> read_article(Connection& connection, const ArticleKey& key,
                                        UnitSink& sink);

/// What imports replaced in an article, as its units.
[[nodiscard]] Result<void> read_replaced(Connection& connection, const ArticleKey& key,
                                         UnitSink& sink);

[[nodiscard]] Result<StoreCounts> read_counts(Connection& connection);

}  // namespace locseg::sqlite
