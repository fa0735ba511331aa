#include "configured.h"

#include "base/try.h"
#include "check/engine/check_settings.h"
#include "check/engine/team_settings.h"
#include "format_argument.h"
#include "leverage/analysis_settings.h"
#include "leverage/penalty_settings.h"
#include "locseg/memory.h"
#include "tree/tree_settings.h"

namespace locseg::cli {

std::vector<ConfigKey> known_config_keys() {
  std::vector<ConfigKey> known;
  for (const auto keys : {tree_config_keys(), check_config_keys(), team_rule_keys(),
                          analysis_config_keys(), penalty_config_keys(), format_config_keys()}) {
    known.insert(known.end(), keys.begin(), keys.end());
  }
  return known;
}

Result<Config> load_known_config(const std::string& path) {
  auto config = load_config(path);
  if (!config) return config;
  LOCSEG_TRY(require_known(*config, known_config_keys()));
  return config;
}

}  // namespace locseg::cli
