// The option --format of a command that reports.
#pragma once

#include <string>

#include "argument_table.h"
#include "base/words.h"

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

}  // namespace locseg::cli
