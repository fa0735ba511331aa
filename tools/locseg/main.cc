// The command line: the table of subcommands, the options that all share, exit statuses.
#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <exception>
#include <map>

#include "choice.h"
#include "command.h"
#include "locseg/tree.h"
#include "terminal.h"

namespace locseg::cli {
namespace {

constexpr const Command* kCommands[] = {
    &kExtract, &kRender, &kDiff,   &kMerge,  &kMerge3,  &kGitSetup,     &kStats,
    &kCheck,   &kImport, &kExport, &kLookup, &kAnalyze, &kPretranslate,
};

void declare_common(CLI::App& app, CommonOptions& common) {
  const Choices<When> whens = {
      {"auto", When::kAuto}, {"always", When::kAlways}, {"never", When::kNever}};
  const std::string group = "Common options";
  app.add_option("-j,--jobs", common.threads, "Threads; left out: one a processor")
      ->type_name("N")
      ->check(CLI::Range(1U, 1024U).description(""))
      ->group(group);
  app.add_option("--config", common.config, "Configuration; left out: the nearest .locseg.toml")
      ->type_name("FILE")
      ->group(group);
  add_choice(app, "--color", common.color, whens, "auto, always or never (NO_COLOR is honoured)")
      ->type_name("WHEN")
      ->group(group);
  add_choice(app, "--progress", common.progress, whens, "auto, always or never")
      ->type_name("WHEN")
      ->group(group);
  app.add_flag("-q,--quiet", common.quiet, "Say nothing but results and errors")->group(group);
}

extern "C" void on_interrupt(int signal) {
  interrupt_tree();
  std::signal(signal, SIG_DFL);  // a second one ends the process at once
}

int report_failure(const Error& error) {
  if (error.code == ErrorCode::kInterrupted) return kInterrupted;
  say("error: " + to_string(error));
  return kFailure;
}

// What is wrong with the command line, and where to read how it should be.
int report_misuse(const CLI::App& app, const CLI::ParseError& error, int argc, char** argv) {
  std::string wrong = error.what();
  std::string help = "locseg --help";
  if (const auto commands = app.get_subcommands(); !commands.empty()) {
    help = "locseg " + commands.front()->get_name() + " --help";
  } else {
    const bool named = argc > 1 && argv[1][0] != '-';
    wrong = named ? "unknown command '" + std::string(argv[1]) + "'" : "no command";
    wrong += ", expected one of";
    for (const Command* command : kCommands) {
      wrong += (command == kCommands[0] ? " " : ", ") + std::string(command->name);
    }
  }
  say("error: " + wrong);
  say("see " + help);
  return kFailure;
}

int main(int argc, char** argv) {
  CLI::App app("Reads translated articles that carry their source beside every sentence.",
               "locseg");
  app.set_version_flag("--version", "locseg " LOCSEG_VERSION);
  app.require_subcommand(1);
  app.get_formatter()->column_width(34);
  CommonOptions common;
  std::map<const CLI::App*, Run> runs;
  for (const Command* command : kCommands) {
    CLI::App* sub = app.add_subcommand(std::string(command->name), std::string(command->summary));
    sub->footer(std::string(command->examples));
    runs[sub] = command->declare(*sub);
    declare_common(*sub, common);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const bool asked_for = error.get_exit_code() == 0;  // help or version
    return asked_for ? app.exit(error) : report_misuse(app, error, argc, argv);
  }
  std::signal(SIGINT, on_interrupt);
  std::signal(SIGTERM, on_interrupt);
  std::signal(SIGXFSZ, SIG_IGN);  // past the limit, a write fails and says so
  const auto status = runs.at(app.get_subcommands().front())(common);
  return status ? *status : report_failure(status.error());
}

}  // namespace
}  // namespace locseg::cli

int main(int argc, char** argv) { return locseg::cli::main(argc, argv); }
