// The option --format, and what the configuration says of it.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "argument_table.h"
#include "base/words.h"
#include "config/config.h"

namespace locseg::cli {

// `--format`, whose words are the names of the table `formats`, so that what is given is found
// there. An empty `into` is no default: say what holds if the option is left out.
template <class Formats>
[[nodiscard]] Argument format_argument(std::string& into, const Formats& formats) {
  Argument argument = {.name = "--format",
                       .value = "FORMAT",
                       .into = &into,
                       .summary = base::names_of(formats),
                       .shows_default = !into.empty()};
  for (const auto& format : formats) argument.one_of.emplace_back(format.name);
  return argument;
}

// The key `format` in the tables that have the names of commands.
[[nodiscard]] std::span<const ConfigKey> format_config_keys();

// Takes the format from the table `command` of the configuration, if it is there and the option is
// not given. kMisuse, with the place, if the option does not take it.
[[nodiscard]] Result<void> settle_format(const Argument& format, const Config& config,
                                         std::string_view command);

}  // namespace locseg::cli
