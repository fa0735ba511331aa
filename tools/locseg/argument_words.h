// What an argument and a command are called wherever they are shown: in pages, manuals and
// completions.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "command_line.h"

namespace locseg::cli {

// "-j, --jobs N" or "PATH...".
[[nodiscard]] std::string shown_name(const Argument& argument);

// "locseg check [OPTIONS] [PATH...]".
[[nodiscard]] std::string usage_of(const DeclaredCommand& declared);

// The names of an option: {"-j", "--jobs"}.
[[nodiscard]] std::vector<std::string_view> option_names(const Argument& option);

// The words that may be given; empty if any text may.
[[nodiscard]] const std::vector<std::string>& words_of(const Argument& argument);

// What holds if the argument is left out, as it would be given; empty if help does not show it.
[[nodiscard]] std::string shown_default(const Argument& argument);

[[nodiscard]] std::string joined(const std::vector<std::string>& words, std::string_view separator);
[[nodiscard]] std::string command_names(std::span<const DeclaredCommand> commands,
                                        std::string_view separator);

// Lines that are indented for a terminal, at the margin.
[[nodiscard]] std::string at_margin(std::string_view lines);

}  // namespace locseg::cli
