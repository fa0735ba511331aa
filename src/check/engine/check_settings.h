/// Settings of `.locseg.toml` for checks.
#pragma once

#include <span>
#include <string>

#include "config/config.h"
#include "locseg/check.h"
#include "locseg/result.h"

namespace locseg {

struct CheckSettings {
  CheckOptions options;
  std::string fail_on;     ///< `error`, `warning`, `info` or `never`; empty if not said
  std::string baseline;    ///< a path; empty if not said
  std::string glossary;    ///< a path; empty if not said
  std::string dictionary;  ///< a path; empty if not said
  /// Where in `options.accepted` the lines of the baseline begin, once it is read.
  std::size_t baseline_from = 0;
};

/// The keys of checks, `[check]` and `[[accept]]`; those of `[[rule]]` are `team_rule_keys`.
[[nodiscard]] std::span<const ConfigKey> check_config_keys();

/// Reads those keys and skips others. Paths are relative to the configuration's folder, globs
/// are matched against articles as they are named. kMisuse, with the place, for rules, severities
/// and keys of acceptances that cannot be.
[[nodiscard]] Result<CheckSettings> read_check_settings(const Config& config);

}  // namespace locseg
