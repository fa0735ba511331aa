// What an index is of.
#pragma once

#include <string>

namespace locseg::store {

/// What this build makes of texts, and with which Unicode tables: `1.1 72.1/15.0`. An index of
/// another version is stale.
[[nodiscard]] std::string match_version();

}  // namespace locseg::store
