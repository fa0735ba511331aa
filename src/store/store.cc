// The one way to a store, to read it and to search it. Where there are several kinds, this is where
// a path chooses among them.
#include "locseg/store.h"

#include "base/disk.h"
#include "store/sqlite/schema.h"
#include "store/sqlite/sqlite_search.h"
#include "store/sqlite/store.h"

namespace locseg {

bool names_store(const std::string& path) {
  const Result<std::string> start = base::read_start(path, sqlite::kMagic.size());
  return start && *start == sqlite::kMagic;
}

Result<std::unique_ptr<Store>> open_store(const std::string& path, StoreMode mode) {
  return sqlite::open(path, mode);
}

namespace store {

Result<std::unique_ptr<FuzzySearch>> open_fuzzy_search(const std::string& path,
                                                       std::string& notice) {
  return sqlite::open_fuzzy_search(path, notice);
}

Result<void> rebuild_match_index(const std::string& path) {
  return sqlite::rebuild_match_index(path);
}

}  // namespace store
}  // namespace locseg
