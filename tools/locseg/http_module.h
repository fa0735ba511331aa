// Where the HTTP server comes from: a module beside the program, or the program itself.
#pragma once

#include "http/http_server.h"

namespace locseg::cli {

// kUnsupported, with what to install, if this program has none. The module stays loaded.
[[nodiscard]] Result<http::Serve*> load_http_server();

}  // namespace locseg::cli
