// Reading articles, units and counts. The caller holds a transaction, so that all is of one moment.
#pragma once

#include <vector>

#include "locseg/store.h"
#include "store/postgresql/session.h"

namespace locseg::postgresql {

/// Without units. In order of path, then of the languages' tags.
[[nodiscard]] Result<std::vector<StoredArticle>> read_articles(Session& session);

/// With units, in the same order; some ten thousand units in memory at a time.
[[nodiscard]] Result<void> read_units(Session& session, UnitSink& sink);

/// One article, as above.
[[nodiscard]] Result<void> read_article(Session& session, const ArticleKey& key, UnitSink& sink);

/// What imports replaced in an article, as its units.
[[nodiscard]] Result<void> read_replaced(Session& session, const ArticleKey& key, UnitSink& sink);
[[nodiscard]] Result<void> note_replaced(Session& session, const ArticleKey& key,
                                         std::span<const Unit> units);

[[nodiscard]] Result<StoreCounts> read_counts(Session& session);

}  // namespace locseg::postgresql
