// Stores on PostgreSQL, as the rest of the library sees them. Without libpq's headers at build time
// each of these fails and says so (src/store/no_postgresql.cc).
#pragma once

#include <memory>
#include <string>

#include "locseg/store.h"
#include "store/fuzzy/fuzzy_search.h"
#include "store/layout/engine.h"

namespace locseg::postgresql {

[[nodiscard]] Result<std::unique_ptr<Store>> open(const std::string& url, StoreMode mode,
                                                  const store::StoreOptions& options);
[[nodiscard]] Result<std::unique_ptr<store::FuzzySearch>> open_fuzzy_search(const std::string& url,
                                                                            std::string& notice);
[[nodiscard]] Result<void> rebuild_match_index(const std::string& url);
[[nodiscard]] Result<void> set_up(const std::string& url, const StorePlaces& places);

}  // namespace locseg::postgresql
