// A store on an engine.
#pragma once

#include <memory>

#include "locseg/store.h"
#include "store/layout/engine.h"

namespace locseg::store {

/// Holds one view from its first read to its end, so all it says is of one moment.
[[nodiscard]] std::unique_ptr<Store> reading_store(std::unique_ptr<Engine> engine);

/// Gathers articles in memory and lets other writers wait only while it writes them out, so that
/// several processes can take turns; its own reads write out first what waits.
[[nodiscard]] std::unique_ptr<Store> updating_store(std::unique_ptr<Engine> engine,
                                                    const StoreOptions& options);

}  // namespace locseg::store
