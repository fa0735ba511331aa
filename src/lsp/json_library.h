/// Which library reads the messages of editors.
#pragma once

#include "base/library_version.h"

namespace locseg::lsp {

[[nodiscard]] base::LibraryVersion json_library();

}  // namespace locseg::lsp
