// The store in a SQLite file.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

#include "locseg/store.h"

namespace locseg::sqlite {

struct StoreOptions {
  std::chrono::milliseconds patience{60'000};       ///< how long to wait for another writer
  std::size_t batch_segments = 200'000;             ///< a commit comes by itself after as many,
  std::size_t batch_bytes = std::size_t{32} << 20;  ///< or after as much text
};

[[nodiscard]] Result<std::unique_ptr<Store>> open(const std::string& path, StoreMode mode,
                                                  const StoreOptions& options = {});

}  // namespace locseg::sqlite
