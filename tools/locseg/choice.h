// An option whose value is one of a few words.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <utility>
#include <vector>

namespace locseg::cli {

// The words and what they stand for, in the order in which messages name them.
template <class T>
using Choices = std::vector<std::pair<std::string, T>>;

// Adds an option that sets `value`, which must outlive the parsing.
template <class T>
CLI::Option* add_choice(CLI::App& app, const std::string& name, T& value, const Choices<T>& choices,
                        const std::string& description) {
  const auto set = [&value, choices, name](const std::string& given) {
    std::string words;
    for (const auto& [word, meaning] : choices) {
      if (word == given) {
        value = meaning;
        return;
      }
      words += (words.empty() ? "" : ", ") + word;
    }
    throw CLI::ValidationError(name, "'" + given + "' is none of " + words);
  };
  return app.add_option_function<std::string>(name, set, description);
}

}  // namespace locseg::cli
