// Reads the arguments of the program. Alone knows CLI11.
#pragma once

#include <span>

#include "command.h"

namespace locseg::cli {

// A command, what it declared, and what runs it.
struct DeclaredCommand {
  const Command* command = nullptr;
  ArgumentTable arguments = {};
  Run run = {};
};

// What the program is to do.
struct Invocation {
  const DeclaredCommand* command = nullptr;  // null if nothing is left to do
  int status = kClean;                       // then, the exit status
};

// Sets the values of the command that `argv` names and of `common`, which every command takes.
// Prints help or the version if an option says so, and says what is wrong with misuse.
[[nodiscard]] Invocation parse_command_line(std::span<DeclaredCommand> commands,
                                            ArgumentTable& common, std::span<char*> argv);

}  // namespace locseg::cli
