#include "manual.h"

#include <string_view>

#include "argument_words.h"

namespace locseg::cli {
namespace {

constexpr std::string_view kHead =
    "# The command line\n"
    "\n"
    "This page is what `locseg --help-markdown` prints; `locseg COMMAND --help` shows a chapter of "
    "it.\n"
    "A PATH is a file (read whatever its ending), a folder (walked in sorted order for `.md`, "
    "`.yml`,\n"
    "`.yaml`, `.json` and `.xml`; hidden files, links to folders and what git ignores are "
    "skipped),\n"
    "or `-`.\n"
    "Results go to standard output unless `-o` names a file; all else goes to standard error.\n"
    "`locseg --version` prints the version, and with `--verbose` those of its libraries and of "
    "Unicode.\n"
    "\n"
    "| exit status | |\n"
    "|---|---|\n"
    "| 0 | done, nothing to report |\n"
    "| 1 | findings, differences or conflicts: each command says which |\n"
    "| 2 | failure or misuse, which standard error explains |\n"
    "| 130 | interrupted |\n"
    "\n";

// One line that does not end a cell of a table.
std::string as_cell(std::string_view text) {
  std::string cell;
  for (const char c : text) {
    if (c == '|') cell += '\\';
    cell += c == '\n' ? ' ' : c;
  }
  return cell;
}

std::string as_code(std::string_view text) { return "`" + std::string(text) + "`"; }

std::string what_it_does(const Argument& argument) {
  std::string text = as_cell(argument.summary);
  if (const Range range = argument.range; range.least != range.most) {
    text += " (" + std::to_string(range.least) + " to " + std::to_string(range.most) + ")";
  }
  if (!argument.excludes.empty()) text += "; not together with " + as_code(argument.excludes);
  return text;
}

std::string if_left_out(const Argument& argument) {
  if (argument.required) return "required";
  if (!argument.left_out.empty()) return as_cell(argument.left_out);
  const std::string value = shown_default(argument);
  return value.empty() ? value : as_code(value);
}

std::string as_table(const ArgumentTable& table) {
  std::string out = "| argument | what it does | if left out |\n|---|---|---|\n";
  for (const bool options : {false, true}) {
    for (const Argument& argument : table.arguments()) {
      if (argument.is_option() != options) continue;
      out += "| " + as_code(as_cell(shown_name(argument))) + " | " + what_it_does(argument) + " |";
      const std::string left_out = if_left_out(argument);
      out += (left_out.empty() ? "" : " " + left_out) + " |\n";
    }
  }
  return out + "\n";
}

std::string chapter(const DeclaredCommand& declared) {
  const Command& command = *declared.command;
  std::string out = "## " + std::string(command.name) + "\n\n" + std::string(command.summary) +
                    ".\n\n```text\n" + usage_of(declared) + "\n```\n\n";
  if (!command.notes.empty()) out += std::string(command.notes) + "\n";
  out += as_table(declared.arguments) + "Examples:\n\n```text\n" + at_margin(command.examples) +
         "```\n\n";
  if (command.exit_1.empty()) return out + "Exit status 1 is not used.\n\n";
  return out + "Exit status 1: " + std::string(command.exit_1) + ".\n\n";
}

}  // namespace

std::string manual_as_markdown(std::span<const DeclaredCommand> commands,
                               const ArgumentTable& common) {
  std::string out(kHead);
  out += "| command | what it does |\n|---|---|\n";
  for (const DeclaredCommand& declared : commands) {
    const Command& command = *declared.command;
    out.append("| [").append(command.name).append("](#").append(command.name).append(") | ");
    out.append(as_cell(command.summary)).append(" |\n");
  }
  out += "\n";
  for (const DeclaredCommand& declared : commands) out += chapter(declared);
  out += "## Common options\n\nEvery command takes them.\n\n" + as_table(common);
  out.pop_back();  // the empty line after the table
  return out;
}

}  // namespace locseg::cli
