// The one way to search a store, as store.cc is to read one.
#include "store/fuzzy/fuzzy_search.h"

#include "store/sqlite/sqlite_search.h"

namespace locseg::store {

Result<std::unique_ptr<MatchStore>> open_match_store(const std::string& path, std::string& notice) {
  return sqlite::open_match_store(path, notice);
}

Result<void> rebuild_match_index(const std::string& path) {
  return sqlite::rebuild_match_index(path);
}

}  // namespace locseg::store
