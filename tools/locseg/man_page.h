// Manual pages of the program and of each command, for man(1).
#pragma once

#include <span>
#include <string>

#include "command_line.h"

namespace locseg::cli {

// locseg(1): every command with its summary, the arguments that all take, the exit statuses.
[[nodiscard]] std::string man_page(std::span<const DeclaredCommand> commands,
                                   const ArgumentTable& common);

// locseg-COMMAND(1).
[[nodiscard]] std::string man_page(const DeclaredCommand& declared);

}  // namespace locseg::cli
