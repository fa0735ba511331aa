// The store in a SQLite file.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

#include "locseg/store.h"
#include "store/sqlite/connection.h"

namespace locseg::sqlite {

struct StoreOptions {
  std::chrono::milliseconds patience{60'000};       ///< how long to wait for another writer
  std::size_t batch_segments = 200'000;             ///< a commit comes by itself after as many,
  std::size_t batch_bytes = std::size_t{32} << 20;  ///< or after as much text
  std::size_t part_segments = 65'536;  ///< a longer article is kept, and read, in parts
};

[[nodiscard]] Result<std::unique_ptr<Store>> open(const std::string& path, StoreMode mode,
                                                  const StoreOptions& options = {});

/// The connections that stores are made of, with their settings.
[[nodiscard]] Result<Connection> connect_reading(const std::string& path,
                                                 const StoreOptions& options = {});
[[nodiscard]] Result<Connection> connect_updating(const std::string& path,
                                                  const StoreOptions& options = {});

}  // namespace locseg::sqlite
