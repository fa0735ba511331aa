/// Which library reads configuration.
#pragma once

#include "base/library_version.h"

namespace locseg {

[[nodiscard]] base::LibraryVersion toml_library();

}  // namespace locseg
