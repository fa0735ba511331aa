// The configuration, for commands that have something in it.
#pragma once

#include <string>
#include <vector>

#include "config/config.h"

namespace locseg::cli {

// The keys that commands know, of all areas.
[[nodiscard]] std::vector<ConfigKey> known_config_keys();

// The file `path` or the nearest one, with nothing in it but what some command knows.
[[nodiscard]] Result<Config> load_known_config(const std::string& path);

}  // namespace locseg::cli
