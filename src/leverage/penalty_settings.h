/// Penalties (memory.h) as the configuration and the command line say them.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "config/config.h"
#include "locseg/memory.h"
#include "locseg/result.h"

namespace locseg {

/// The table `[leverage.penalties]` of .locseg.toml: the points `machine`, `several`, `elsewhere`
/// and `old`, and `articles` and `handed-off-since`, which the last two are about.
[[nodiscard]] std::span<const ConfigKey> penalty_config_keys();
/// What the configuration says over `penalties`. kMisuse at points that are no whole number of 0 to
/// 100 and at a day that does not exist.
[[nodiscard]] Result<void> read_penalty_settings(const Config& config, Penalties& penalties);

/// `machine=3`: sets the points of a penalty. kMisuse if it names none, or no such number.
[[nodiscard]] Result<void> set_penalty(std::string_view given, Penalties& penalties);

/// kMisuse if points are for nothing: `elsewhere` without `set`, `old` without `since` or with
/// one that is no YYYY-MM-DD.
[[nodiscard]] Result<void> require_sound(const Penalties& penalties);

}  // namespace locseg
