// The command line: the table of commands, the arguments that all share, exit statuses.
#include <algorithm>
#include <csignal>
#include <cstring>
#include <new>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "argument_words.h"
#include "base/server_url.h"
#include "base/standard_streams.h"
#include "base/words.h"
#include "command.h"
#include "command_line.h"
#include "completion.h"
#include "locseg/output.h"
#include "locseg/tree.h"
#include "man_page.h"
#include "manual.h"
#include "option_hint.h"
#include "terminal.h"

namespace locseg::cli {
namespace {

constexpr const Command* kCommands[] = {
    &kExtract,      &kAlign,      &kRender, &kDiff,   &kMerge,  &kMerge3, &kGitSetup, &kStats,
    &kStatus,       &kUpdate,     &kCheck,  &kAccept, &kImport, &kExport, &kLookup,   &kAnalyze,
    &kPretranslate, &kStoreSetup, &kServe,  &kLsp,    &kConfig, &kInit,
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

extern "C" void on_interrupt(int /*signal*/) { interrupt_tree(); }

// What waits is to wake up, and a second signal ends the process at once.
void stop_at(int signal) {
  struct sigaction action {};
  action.sa_handler = on_interrupt;
  sigemptyset(&action.sa_mask);
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  static_cast<void>(sigaction(signal, &action, nullptr));
}

// A write into a pipe that nobody reads fails as any other does, so that what is open is closed.
extern "C" void on_broken_pipe(int /*signal*/) {}

// Ends the process without a word, as other programs do whose reader has enough.
void end_with_the_reader() {
  std::signal(SIGPIPE, SIG_DFL);
  static_cast<void>(std::raise(SIGPIPE));
}

// What the commands declare, in the forms that pages and packages take; nothing for another
// request. It is for those who build packages, so help does not name it:
//
//     locseg --help-markdown              docs/cli.md
//     locseg --help-commands              the name of each command, a line each
//     locseg --help-man [COMMAND]         locseg(1), locseg-COMMAND(1)
//     locseg --completion bash|zsh|fish
Result<std::optional<std::string>> text_for_packagers(std::span<const DeclaredCommand> commands,
                                                      const ArgumentTable& common,
                                                      std::span<char* const> asked) {
  if (asked.empty() || asked.size() > 2) return std::nullopt;
  const std::string_view form = asked[0];
  if (asked.size() == 1) {
    if (form == "--help-markdown") return manual_as_markdown(commands, common);
    if (form == "--help-commands") return command_names(commands, "\n") + "\n";
    if (form == "--help-man") return man_page(commands, common);
    if (form != "--completion") return std::nullopt;
  }
  const std::string_view about = asked.size() == 1 ? "" : asked[1];
  if (form == "--completion") {
    if (auto script = completion_for(about, commands, common)) return script;
    const std::string given = about.empty() ? "no shell" : base::quoted(about);
    return failure(ErrorCode::kMisuse, "--completion: expected bash, zsh or fish, found " + given);
  }
  if (form != "--help-man") return std::nullopt;
  const auto of_name = [&](const DeclaredCommand& each) { return each.command->name == about; };
  const auto found = std::ranges::find_if(commands, of_name);
  if (found == commands.end()) return std::nullopt;
  return man_page(*found);
}

// The list of processes shows these bytes to everybody; what was read of them is kept elsewhere.
void hide_passwords(std::span<char*> argv) {
  for (char* const argument : argv) {
    const std::string shown = base::without_passwords(argument);
    const std::size_t size = std::strlen(argument);
    if (shown.size() < size) {
      std::ranges::copy(shown, argument);
      std::fill(argument + shown.size(), argument + size, '\0');
    }
  }
}

int report_failure(const Error& error) {
  if (error.code == ErrorCode::kInterrupted) {
    say("interrupted");
    return kInterrupted;
  }
  say("error: " + with_option(error));
  return kFailure;
}

// Nothing is thrown through the library but that memory does not suffice. What a command began to
// write is removed on the way here, and its store rolled back.
int run_within_memory(const DeclaredCommand& asked, const CommonOptions& common) {
  const auto lacking = [](std::string_view what) {
    return report_failure(failure(ErrorCode::kUnsupported, std::string(what)).value());
  };
  try {
    const auto status = asked.run(common);
    if (!status && base::is_output_abandoned()) end_with_the_reader();
    return status ? *status : report_failure(status.error());
  } catch (const std::bad_alloc&) {
    return lacking("out of memory; a file, a record or the job is too large for it");
  } catch (const std::length_error&) {
    return lacking("a file, a record or the job is larger than a text can be");
  }
}

int main(std::span<char*> argv) {
  base::occupy_closed_streams();
  std::vector<DeclaredCommand> commands = declare_commands();
  CommonOptions common;
  ArgumentTable common_arguments;
  declare_common(common_arguments, common);
  const auto text = text_for_packagers(commands, common_arguments, argv.subspan(1));
  if (!text) return report_failure(text.error());
  if (*text) {
    const auto printed = write_output("", **text);
    return printed ? kClean : report_failure(printed.error());
  }
  const Invocation asked = parse_command_line(commands, common_arguments, argv);
  hide_passwords(argv);
  if (asked.command == nullptr) return asked.status;
  stop_at(SIGINT);
  stop_at(SIGTERM);
  std::signal(SIGPIPE, on_broken_pipe);
  std::signal(SIGXFSZ, SIG_IGN);  // past the limit, a write fails and says so
  return run_within_memory(*asked.command, common);
}

}  // namespace
}  // namespace locseg::cli

int main(int argc, char** argv) {
  return locseg::cli::main({argv, static_cast<std::size_t>(argc)});
}
