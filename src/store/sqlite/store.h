// The store in a SQLite file.
#pragma once

#include <memory>
#include <string>

#include "locseg/store.h"
#include "store/layout/engine.h"
#include "store/sqlite/connection.h"

namespace locseg::sqlite {

using store::StoreOptions;

[[nodiscard]] Result<std::unique_ptr<Store>> open(const std::string& path, StoreMode mode,
                                                  const StoreOptions& options = {});

/// The connections that stores are made of, with their settings.
[[nodiscard]] Result<Connection> connect_reading(const std::string& path,
                                                 const StoreOptions& options = {});
[[nodiscard]] Result<Connection> connect_updating(const std::string& path,
                                                  const StoreOptions& options = {});

}  // namespace locseg::sqlite
