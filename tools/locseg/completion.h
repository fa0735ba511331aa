// Completion of commands, options and their words, for the shells that people use.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "command_line.h"

namespace locseg::cli {

// The script that `shell` loads: bash, zsh or fish; nothing for another shell.
[[nodiscard]] std::optional<std::string> completion_for(std::string_view shell,
                                                        std::span<const DeclaredCommand> commands,
                                                        const ArgumentTable& common);

}  // namespace locseg::cli
