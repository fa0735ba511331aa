// Where a test's store is: in its folder or, if LOCSEG_TEST_POSTGRESQL is set, on that server. So
// one test holds for both engines.
#pragma once

#include <cstdlib>
#include <functional>
#include <string>

#include "unit/store/folder.h"

namespace locseg {

/// The path or URL of a store of this name, another one in each folder.
inline std::string store_in(const Folder& folder, const std::string& name) {
  const char* const server = std::getenv("LOCSEG_TEST_POSTGRESQL");
  if (server == nullptr) return folder / name;
  const std::size_t hash = std::hash<std::string>()(folder / name);
  return std::string(server) + "?options=-csearch_path%3Dt" + std::to_string(hash);
}

}  // namespace locseg
