// Which Unicode data this process runs with.
#pragma once

#include <string>
#include <vector>

#include "base/library_version.h"

namespace locseg::text {

/// The versions of ICU and of its Unicode tables: `72.1/15.0`. What was folded or split under one
/// version need not agree with what another makes of it.
[[nodiscard]] std::string unicode_version();

/// The same, with CLDR's data.
[[nodiscard]] std::vector<base::LibraryVersion> unicode_libraries();

}  // namespace locseg::text
