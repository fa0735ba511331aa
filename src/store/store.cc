// The one way to a store. Where there are several kinds, this is where a path chooses among them.
#include "locseg/store.h"

#include "store/sqlite/store.h"

namespace locseg {

Result<std::unique_ptr<Store>> open_store(const std::string& path, StoreMode mode) {
  return sqlite::open(path, mode);
}

}  // namespace locseg
