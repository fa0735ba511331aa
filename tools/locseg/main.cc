// The command line: the table of commands, the arguments that all share, exit statuses.
#include <csignal>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "command.h"
#include "command_line.h"
#include "hint.h"
#include "locseg/output.h"
#include "locseg/tree.h"
#include "manual.h"
#include "terminal.h"

namespace locseg::cli {
namespace {

constexpr const Command* kCommands[] = {
    &kExtract, &kRender, &kDiff,   &kMerge,  &kMerge3,  &kGitSetup,     &kStats,
    &kCheck,   &kImport, &kExport, &kLookup, &kAnalyze, &kPretranslate,
};

std::vector<DeclaredCommand> declare_commands() {
  std::vector<DeclaredCommand> declared;
  for (const Command* command : kCommands) {
    DeclaredCommand& each = declared.emplace_back(DeclaredCommand{.command = command});
    each.run = command->declare(each.arguments);
  }
  return declared;
}

void declare_common(ArgumentTable& table, CommonOptions& common) {
  const std::vector<std::pair<std::string, When>> whens = {
      {"auto", When::kAuto}, {"always", When::kAlways}, {"never", When::kNever}};
  table.add({.name = "-j,--jobs",
             .value = "N",
             .into = &common.threads,
             .summary = "Threads",
             .left_out = "one a processor",
             .range = {1, 1024}});
  table.add({.name = "--config",
             .value = "FILE",
             .into = &common.config,
             .summary = "Configuration",
             .left_out = "the nearest .locseg.toml"});
  table.add({.name = "--color",
             .value = "WHEN",
             .into = choice_of(common.color, whens),
             .summary = "auto, always or never (NO_COLOR is honoured)"});
  table.add({.name = "--progress",
             .value = "WHEN",
             .into = choice_of(common.progress, whens),
             .summary = "auto, always or never"});
  table.add({.name = "-q,--quiet",
             .into = &common.quiet,
             .summary = "Say nothing but results and errors"});
}

extern "C" void on_interrupt(int signal) {
  interrupt_tree();
  std::signal(signal, SIG_DFL);  // a second one ends the process at once
}

int report_failure(const Error& error) {
  if (error.code == ErrorCode::kInterrupted) return kInterrupted;
  say("error: " + with_option(error));
  return kFailure;
}

int main(std::span<char*> argv) {
  std::vector<DeclaredCommand> commands = declare_commands();
  CommonOptions common;
  ArgumentTable common_arguments;
  declare_common(common_arguments, common);
  // For those who write docs/cli.md, so help does not name it.
  if (argv.size() == 2 && std::string_view(argv[1]) == "--help-markdown") {
    const auto printed = write_output("", manual_as_markdown(commands, common_arguments));
    return printed ? kClean : report_failure(printed.error());
  }
  const Invocation asked = parse_command_line(commands, common_arguments, argv);
  if (asked.command == nullptr) return asked.status;
  std::signal(SIGINT, on_interrupt);
  std::signal(SIGTERM, on_interrupt);
  std::signal(SIGXFSZ, SIG_IGN);  // past the limit, a write fails and says so
  const auto status = asked.command->run(common);
  return status ? *status : report_failure(status.error());
}

}  // namespace
}  // namespace locseg::cli

int main(int argc, char** argv) {
  return locseg::cli::main({argv, static_cast<std::size_t>(argc)});
}
