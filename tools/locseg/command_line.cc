#include "command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/language_tag.h"
#include "base/printable.h"
#include "base/words.h"
#include "config/config.h"
#include "locseg/output.h"
#include "lsp/json_library.h"
#include "terminal.h"
#include "workflow/library_versions.h"

namespace locseg::cli {
namespace {

std::string none_of(const std::string& given, const std::vector<std::string>& words) {
  return "'" + given + "' is not one of " + CLI::detail::join(words, ", ");
}

// Empty if it is one; so is one that is not given.
std::string no_language_tag(const std::string& given) {
  if (given.empty() || base::is_language_tag(given)) return {};
  return base::quoted(given) + " is no language tag, expected one as de or de-DE";
}

CLI::Option* add_for(CLI::App& app, const Argument& argument, bool* into) {
  return app.add_flag(argument.name, *into, argument.description());
}

CLI::Option* add_for(CLI::App& app, const Argument& argument, const Choice& into) {
  const auto set = [name = argument.name, into](const std::string& given) {
    const auto& words = into.words;
    const auto found = std::find(words.begin(), words.end(), given);
    if (found == words.end()) {
      throw CLI::ValidationError(name, none_of(given, words));
    }
    into.choose(static_cast<std::size_t>(found - words.begin()));
  };
  return app.add_option_function<std::string>(argument.name, set, argument.description());
}

template <class T>
CLI::Option* add_for(CLI::App& app, const Argument& argument, T* into) {
  return app.add_option(argument.name, *into, argument.description());
}

CLI::Option* add_argument(CLI::App& app, const Argument& argument) {
  CLI::Option* option =
      std::visit([&](const auto& into) { return add_for(app, argument, into); }, argument.into);
  if (!argument.value.empty()) option->type_name(argument.value);
  option->required(argument.required);
  if (argument.shows_default) option->capture_default_str();
  // An option takes one value each time that it is given, and leaves the rest to positionals.
  if (argument.is_option()) option->allow_extra_args(false);
  if (argument.splits_at_commas) option->delimiter(',');
  if (!argument.one_of.empty()) {
    option->check([words = argument.one_of](const std::string& given) {
      const bool known = std::find(words.begin(), words.end(), given) != words.end();
      return known ? std::string() : none_of(given, words);
    });
  }
  if (argument.is_language) option->check(no_language_tag);
  if (const Range range = argument.range; range.least != range.most) {
    option->check(CLI::Range(range.least, range.most).description(""));
  }
  return option;
}

using Added = std::vector<std::pair<Argument*, const CLI::Option*>>;

void add_all(CLI::App& app, ArgumentTable& table, const std::string& group, Added& added) {
  for (Argument& argument : table.arguments()) {
    CLI::Option* option = add_argument(app, argument);
    if (!group.empty()) option->group(group);
    added.emplace_back(&argument, option);
  }
  for (const Argument& argument : table.arguments()) {
    if (argument.excludes.empty()) continue;
    const std::string& names = argument.name;
    app.get_option(names.substr(names.rfind(',') + 1))->excludes(app.get_option(argument.excludes));
  }
}

std::string footer_of(const Command& command) {
  std::string footer(command.notes);
  if (!footer.empty()) footer += '\n';
  return footer + "Examples:\n" + std::string(command.examples);
}

std::string unknown_option(const CLI::App& app) {
  for (const std::string& word : app.remaining(true)) {
    if (word.starts_with('-') && word != "-" && word != "--") return word;
  }
  return {};
}

// The first option before `--` that ends with its `=`: its value would be the next word. Empty if
// there is none.
std::string option_without_value(std::span<char*> argv) {
  for (std::string_view word : argv.subspan(std::min<std::size_t>(1, argv.size()))) {
    if (word == "--") break;
    if (word.starts_with("--") && word.find('=') == word.size() - 1) return std::string(word);
  }
  return {};
}

// "; did you mean 'check'?", or nothing.
std::string meant(const std::string& given, const std::vector<std::string>& names) {
  const std::vector<std::string_view> views(names.begin(), names.end());
  const std::string_view near = nearest_name(given, views);
  return near.empty() ? std::string() : "; did you mean '" + std::string(near) + "'?";
}

// What is wrong with an argument that the command does not take.
std::string extra_argument(const CLI::App& command, const std::string& given) {
  if (!given.starts_with('-')) return "unexpected argument " + base::quoted(given);
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  const std::string name = given.substr(0, given.find('='));
  return "unknown option " + base::quoted(name) + meant(name, names);
}

// What is wrong with the command line, and where to read how it should be.
int report_misuse(const CLI::App& app, const CLI::ParseError& error,
                  std::span<const DeclaredCommand> commands, std::span<char*> argv) {
  std::string wrong = error.what();
  // An option that is misspelled says more than the argument that it left none for.
  std::string help = "locseg --help";
  if (const auto named = app.get_subcommands(); !named.empty()) {
    help = "locseg " + named.front()->get_name() + " --help";
    const bool extra = dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr;
    const auto rest = named.front()->remaining();
    const std::string unknown = unknown_option(app);
    if (!unknown.empty()) {
      wrong = extra_argument(*named.front(), unknown);
    } else if (extra && !rest.empty()) {
      wrong = extra_argument(*named.front(), rest.front());
    }
  } else {
    const bool unknown = argv.size() > 1 && argv[1][0] != '-';
    wrong = unknown ? "unknown command '" + std::string(argv[1]) + "'" : "no command";
    wrong += ", expected one of";
    std::vector<std::string> names;
    for (const DeclaredCommand& each : commands) {
      names.emplace_back(each.command->name);
      wrong += (names.size() == 1 ? " " : ", ") + names.back();
    }
    if (unknown) wrong += meant(argv[1], names);
  }
  say("error: " + wrong);
  say("see " + help);
  return kFailure;
}

std::string version_text(bool with_libraries) {
  std::string out = "locseg " LOCSEG_VERSION;
  if (!with_libraries) return out;
  std::vector<base::LibraryVersion> all = all_library_versions();
  all.push_back(lsp::json_library());
  all.push_back({"CLI11", CLI11_VERSION});
  for (const auto& [name, version] : all) out += "\n" + std::string(name) + " " + version;
  return out;
}

// Prints the help or the version.
int print_asked(const CLI::App& app, const CLI::ParseError& error) {
  std::ostringstream out;
  const int status = app.exit(error, out, out);
  const auto printed = write_output("", out.str());
  if (printed) return status;
  say("error: " + to_string(printed.error()));
  return kFailure;
}

}  // namespace

Invocation parse_command_line(std::span<DeclaredCommand> commands, ArgumentTable& common,
                              std::span<char*> argv) {
  CLI::App app("Reads translated articles that carry their source beside every sentence.",
               "locseg");
  CLI::Option* const verbose =
      app.add_flag("--verbose")->description("With --version: of libraries and of Unicode, too");
  verbose->needs(
      app.set_version_flag("--version", [verbose] { return version_text(verbose->count() != 0); }));
  app.require_subcommand(1);
  app.get_formatter()->column_width(34);
  struct Declared {
    const CLI::App* app;
    const DeclaredCommand* command;
    Added added;
  };
  std::vector<Declared> declared;
  for (DeclaredCommand& each : commands) {
    const Command& command = *each.command;
    CLI::App* sub = app.add_subcommand(std::string(command.name), std::string(command.summary));
    sub->footer(footer_of(command));
    Added added;
    add_all(*sub, each.arguments, "", added);
    add_all(*sub, common, "Common options", added);
    declared.push_back({sub, &each, std::move(added)});
  }
  if (const std::string word = option_without_value(argv); !word.empty()) {
    say("error: " + base::printable(word) + " gives no value");
    return {.status = kFailure};
  }
  try {
    app.parse(static_cast<int>(argv.size()), argv.data());
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() != 0) {
      return {.status = report_misuse(app, error, commands, argv)};
    }
    return {.status = print_asked(app, error)};
  }
  const CLI::App* chosen = app.get_subcommands().front();
  const auto found = std::ranges::find(declared, chosen, &Declared::app);
  for (const auto& [argument, option] : found->added) argument->given = option->count() != 0;
  return {.command = found->command};
}

}  // namespace locseg::cli
