#include "lsp/json_library.h"

#include <nlohmann/json.hpp>

namespace locseg::lsp {

base::LibraryVersion json_library() {
  return {"JSON for Modern C++",
          base::dotted({NLOHMANN_JSON_VERSION_MAJOR, NLOHMANN_JSON_VERSION_MINOR,
                        NLOHMANN_JSON_VERSION_PATCH})};
}

}  // namespace locseg::lsp
