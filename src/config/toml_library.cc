#include "config/toml_library.h"

#include <toml++/impl/version.h>

namespace locseg {

base::LibraryVersion toml_library() {
  return {"toml++", base::dotted({TOML_LIB_MAJOR, TOML_LIB_MINOR, TOML_LIB_PATCH})};
}

}  // namespace locseg
