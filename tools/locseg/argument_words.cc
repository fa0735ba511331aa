#include "argument_words.h"

#include <type_traits>

namespace locseg::cli {
namespace {

bool is_list(const Argument& argument) {
  return std::holds_alternative<std::vector<std::string>*>(argument.into);
}

// What the destination holds now.
std::string value_of(const Destination& destination) {
  return std::visit(
      [](const auto& into) -> std::string {
        using Into = std::remove_cvref_t<decltype(into)>;
        if constexpr (std::is_same_v<Into, std::string*>) {
          return *into;
        } else if constexpr (std::is_same_v<Into, Choice>) {
          return into.initial;
        } else if constexpr (std::is_same_v<Into, int*> || std::is_same_v<Into, unsigned*> ||
                             std::is_same_v<Into, std::size_t*>) {
          return std::to_string(*into);
        } else {
          return {};
        }
      },
      destination);
}

}  // namespace

std::string shown_name(const Argument& argument) {
  std::string name = argument.name;
  if (const std::size_t comma = name.find(','); comma != std::string::npos) {
    name.insert(comma + 1, " ");
  }
  if (!argument.value.empty()) name += " " + argument.value;
  if (!argument.is_option() && is_list(argument)) name += "...";
  return name;
}

std::string usage_of(const DeclaredCommand& declared) {
  std::string out = "locseg " + std::string(declared.command->name) + " [OPTIONS]";
  for (const Argument& argument : declared.arguments.arguments()) {
    if (argument.is_option()) continue;
    const std::string name = shown_name(argument);
    out += argument.required ? " " + name : " [" + name + "]";
  }
  return out;
}

std::vector<std::string_view> option_names(const Argument& option) {
  const std::string_view names = option.name;
  const std::size_t comma = names.find(',');
  if (comma == std::string_view::npos) return {names};
  return {names.substr(0, comma), names.substr(comma + 1)};
}

const std::vector<std::string>& words_of(const Argument& argument) {
  const auto* choice = std::get_if<Choice>(&argument.into);
  return choice != nullptr ? choice->words : argument.one_of;
}

std::string shown_default(const Argument& argument) {
  const bool chooses = std::holds_alternative<Choice>(argument.into);
  return argument.shows_default || chooses ? value_of(argument.into) : "";
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : std::string(separator)) + word;
  return out;
}

std::string command_names(std::span<const DeclaredCommand> commands, std::string_view separator) {
  std::vector<std::string> names;
  for (const DeclaredCommand& declared : commands) names.emplace_back(declared.command->name);
  return joined(names, separator);
}

std::string at_margin(std::string_view lines) {
  std::string out;
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n') + 1;
    const std::size_t begin = lines.find_first_not_of(' ');
    out += lines.substr(begin, end - begin);
    lines.remove_prefix(end);
  }
  return out;
}

}  // namespace locseg::cli
