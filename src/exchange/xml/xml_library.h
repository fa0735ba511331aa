/// Which library reads XML.
#pragma once

#include "base/library_version.h"

namespace locseg::exchange {

[[nodiscard]] base::LibraryVersion xml_library();

}  // namespace locseg::exchange
