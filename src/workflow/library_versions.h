/// The libraries of all areas below, for reports of faults.
#pragma once

#include <vector>

#include "base/library_version.h"

namespace locseg {

/// What decides on texts first: Unicode and its data.
[[nodiscard]] std::vector<base::LibraryVersion> all_library_versions();

}  // namespace locseg
