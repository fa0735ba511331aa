// The page docs/cli.md: every command, from what it declares.
#pragma once

#include <span>
#include <string>

#include "command_line.h"

namespace locseg::cli {

// Markdown with a chapter for each command, and one for the arguments that all take.
[[nodiscard]] std::string manual_as_markdown(std::span<const DeclaredCommand> commands,
                                             const ArgumentTable& common);

}  // namespace locseg::cli
