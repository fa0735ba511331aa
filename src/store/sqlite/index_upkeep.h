// Writing the fuzzy index of a store.
#pragma once

#include <functional>
#include <string>

#include "locseg/result.h"
#include "store/sqlite/match_writer.h"

namespace locseg::sqlite {

/// Opens the store at `path`, which must exist, and calls `write` within one transaction.
[[nodiscard]] Result<void> write_index(const std::string& path,
                                       const std::function<void(MatchWriter&)>& write);

/// Builds the index again. Tables that are too damaged to be emptied are replaced.
[[nodiscard]] Result<void> rebuild_match_index(const std::string& path);

}  // namespace locseg::sqlite
