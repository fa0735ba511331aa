// The one way to a store. Where there are several kinds, this is where a path chooses among them.
#include "locseg/store.h"

#include "base/disk.h"
#include "store/sqlite/schema.h"
#include "store/sqlite/store.h"

namespace locseg {

bool names_store(const std::string& path) {
  const Result<std::string> start = base::read_start(path, sqlite::kMagic.size());
  return start && *start == sqlite::kMagic;
}

Result<std::unique_ptr<Store>> open_store(const std::string& path, StoreMode mode) {
  return sqlite::open(path, mode);
}

}  // namespace locseg
