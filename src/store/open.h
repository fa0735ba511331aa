// The one way to open a store, with the settings that its users leave alone.
#pragma once

#include <memory>
#include <string>

#include "locseg/store.h"
#include "store/layout/engine.h"

namespace locseg::store {

/// `open_store` with other options.
[[nodiscard]] Result<std::unique_ptr<Store>> open(const std::string& path, StoreMode mode,
                                                  const StoreOptions& options);

}  // namespace locseg::store
