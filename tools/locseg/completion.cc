// Each script is tables with a few lines around them. What is not a word of a table, the shell
// completes as it completes files.
#include "completion.h"

#include "argument_words.h"

namespace locseg::cli {
namespace {

using Commands = std::span<const DeclaredCommand>;

// Calls `take` for the options of a command and those that all commands take.
template <class Take>
void each_option(const DeclaredCommand& declared, const ArgumentTable& common, Take take) {
  for (const ArgumentTable* table : {&declared.arguments, &common}) {
    for (const Argument& argument : table->arguments()) {
      if (argument.is_option()) take(argument);
    }
  }
}

// `text` in single quotes, as any shell reads it.
std::string shell_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

// bash: "check:--format|check:-f".
std::string bash_pattern(const DeclaredCommand& declared, const Argument& option) {
  std::string out;
  for (const std::string_view name : option_names(option)) {
    out += out.empty() ? "" : "|";
    out += std::string(declared.command->name) + ":" + std::string(name);
  }
  return out;
}

std::string bash_script(Commands commands, const ArgumentTable& common) {
  std::string values;
  std::string files;
  std::string options;
  for (const DeclaredCommand& declared : commands) {
    std::string names;
    each_option(declared, common, [&](const Argument& option) {
      for (const std::string_view name : option_names(option)) {
        names += (names.empty() ? "" : " ") + std::string(name);
      }
      if (const auto& words = words_of(option); !words.empty()) {
        values +=
            "    " + bash_pattern(declared, option) + ") words='" + joined(words, " ") + "' ;;\n";
      } else if (!option.value.empty()) {
        files += (files.empty() ? "" : "|") + bash_pattern(declared, option);
      }
    });
    options += "      " + std::string(declared.command->name) + ") words='" + names + "' ;;\n";
  }
  return "# bash completion for locseg\n"
         "_locseg() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}\n"
         "  local command= words= i\n"
         "  for ((i = 1; i < COMP_CWORD; ++i)); do\n"
         "    case ${COMP_WORDS[i]} in\n"
         "      " +
         command_names(commands, "|") +
         ") command=${COMP_WORDS[i]}; break ;;\n"
         "    esac\n"
         "  done\n"
         "  COMPREPLY=()\n"
         "  case $command:$before in\n" +
         values + "    " + files +
         ") return ;;\n"
         "  esac\n"
         "  if [[ -z $words && $word == -* ]]; then\n"
         "    case $command in\n" +
         options +
         "      *) words='--help --version' ;;\n"
         "    esac\n"
         "  elif [[ -z $words && -z $command ]]; then\n"
         "    words='" +
         command_names(commands, " ") +
         "'\n"
         "  fi\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
         "}\n"
         "complete -o bashdefault -o default -F _locseg locseg\n";
}

// zsh: what _arguments takes, `'(-j --jobs)'{-j,--jobs}'[Threads]:N:'`.
std::string zsh_option(const Argument& option) {
  std::string text;
  for (const char c : option.summary) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') text += '\\';
    text += c;
  }
  std::string action;
  if (!option.value.empty()) {
    const auto& words = words_of(option);
    action = ":" + option.value + ":" + (words.empty() ? "_files" : "(" + joined(words, " ") + ")");
  }
  const bool repeats = std::holds_alternative<std::vector<std::string>*>(option.into);
  const std::string rest = "[" + text + "]" + action;
  std::string out;
  for (const std::string_view name : option_names(option)) {
    std::string spec(repeats ? "*" : "");
    spec.append(name).append(rest);
    out.append("        ").append(shell_quoted(spec)).append(" \\\n");
  }
  return out;
}

std::string zsh_script(Commands commands, const ArgumentTable& common) {
  std::string described;
  std::string cases;
  for (const DeclaredCommand& declared : commands) {
    const std::string name(declared.command->name);
    described += "    " + shell_quoted(name + ":" + std::string(declared.command->summary)) + "\n";
    cases += "    " + name + ")\n      _arguments \\\n";
    each_option(declared, common, [&](const Argument& option) { cases += zsh_option(option); });
    cases += "        '*:file:_files' ;;\n";
  }
  return "#compdef locseg\n"
         "_locseg() {\n"
         "  local -a commands=(\n" +
         described +
         "  )\n"
         "  if ((CURRENT == 2)); then\n"
         "    _describe command commands\n"
         "    return\n"
         "  fi\n"
         "  local command=$words[2]\n"
         "  shift words\n"
         "  ((CURRENT--))\n"
         "  case $command in\n" +
         cases +
         "  esac\n"
         "}\n"
         "_locseg \"$@\"\n";
}

std::string fish_option(const std::string& condition, const Argument& option) {
  std::string out = "complete -c locseg" + condition;
  for (const std::string_view name : option_names(option)) {
    const bool is_long = name.starts_with("--");
    out += (is_long ? " -l " : " -s ") + std::string(name.substr(is_long ? 2 : 1));
  }
  if (const auto& words = words_of(option); !words.empty()) {
    out += " -x -a " + shell_quoted(joined(words, " "));
  } else if (!option.value.empty()) {
    out += " -r";
  }
  return out + " -d " + shell_quoted(option.summary) + "\n";
}

std::string fish_script(Commands commands, const ArgumentTable& common) {
  std::string out = "# fish completion for locseg\n";
  for (const DeclaredCommand& declared : commands) {
    out += "complete -c locseg -n __fish_use_subcommand -f -a " +
           std::string(declared.command->name) + " -d " + shell_quoted(declared.command->summary) +
           "\n";
  }
  for (const DeclaredCommand& declared : commands) {
    const std::string condition =
        " -n '__fish_seen_subcommand_from " + std::string(declared.command->name) + "'";
    for (const Argument& argument : declared.arguments.arguments()) {
      if (argument.is_option()) out += fish_option(condition, argument);
    }
  }
  for (const Argument& argument : common.arguments()) out += fish_option("", argument);
  return out;
}

}  // namespace

std::optional<std::string> completion_for(std::string_view shell, Commands commands,
                                          const ArgumentTable& common) {
  if (shell == "bash") return bash_script(commands, common);
  if (shell == "zsh") return zsh_script(commands, common);
  if (shell == "fish") return fish_script(commands, common);
  return std::nullopt;
}

}  // namespace locseg::cli
