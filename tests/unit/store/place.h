// Where a test's store is: in its folder or, if LOCSEG_TEST_POSTGRESQL is set, on that server,
// spread over those of LOCSEG_TEST_SHARDS, if any. So one test holds for both engines.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>
#include <sstream>
#include <string>

#include "locseg/store.h"
#include "unit/store/folder.h"

namespace locseg {

/// The path or URL of a store of this name, another one in each folder.
inline std::string store_in(const Folder& folder, const std::string& name) {
  const char* const server = std::getenv("LOCSEG_TEST_POSTGRESQL");
  if (server == nullptr) return folder / name;
  const std::string schema =
      "?options=-csearch_path%3Dt" + std::to_string(std::hash<std::string>()(folder / name));
  std::string url = server + schema;
  const char* const servers = std::getenv("LOCSEG_TEST_SHARDS");
  if (servers == nullptr || open_store(url, StoreMode::kRead)) return url;
  StorePlaces places{.parts = 8, .shards = {}};
  std::istringstream each(servers);
  for (std::string shard; each >> shard;) places.shards.push_back(shard + schema);
  EXPECT_TRUE(set_up_store(url, places));
  return url;
}

}  // namespace locseg
