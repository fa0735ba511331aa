// The arguments of a command, as values: their names, what help says about them, and where
// their values go. command_line.cc reads them from the program's arguments, manual.cc prints them.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace locseg::cli {

// One of a few words, each of which means a value.
struct Choice {
  std::vector<std::string> words;           // in the order in which messages name them
  std::function<void(std::size_t)> choose;  // sets the value that the word at this index means
  std::string initial = {};                 // the word that holds if none is given, if there is one
};

// A choice that sets `value`, which must outlive the parsing.
template <class T>
Choice choice_of(T& value, const std::vector<std::pair<std::string, T>>& meanings) {
  Choice choice;
  for (const auto& [word, meaning] : meanings) {
    choice.words.push_back(word);
    if (meaning == value) choice.initial = word;
  }
  choice.choose = [&value, meanings](std::size_t index) { value = meanings[index].second; };
  return choice;
}

// Where a value goes; what is pointed to must outlive the parsing. A bool makes a flag.
using Destination = std::variant<bool*, std::string*, std::vector<std::string>*, int*, unsigned*,
                                 std::size_t*, Choice>;

// The numbers from `least` to `most`.
struct Range {
  int least = 0;
  int most = 0;
};

struct Argument {
  std::string name = {};   // "PATH" is found by its place; "-o,--output" and "--bom" are options
  std::string value = {};  // what help calls the value of an option: "FILE"
  Destination into = {};
  bool is_language = false;  // of a text: must be a language tag
  std::string summary = {};
  std::string left_out = {};   // what holds if it is left out, unless `shows_default`
  bool shows_default = false;  // help shows what `into` points to
  bool required = false;
  bool splits_at_commas = false;         // of a list
  std::vector<std::string> one_of = {};  // the words that a text may be; empty: any
  Range range = {};                      // of a number; least == most: any
  std::string excludes = {};             // the option that it does not go together with
  bool given = false;                    // set by the parsing, or by a configuration

  [[nodiscard]] bool is_option() const { return name.starts_with('-'); }
  // The summary, and what holds if the argument is left out.
  [[nodiscard]] std::string description() const {
    return left_out.empty() ? summary : summary + "; left out: " + left_out;
  }
};

// In the order in which help shows them.
class ArgumentTable {
 public:
  ArgumentTable() = default;
  // References to arguments outlive a move, and a copy would leave them behind.
  ArgumentTable(ArgumentTable&&) = default;
  ArgumentTable& operator=(ArgumentTable&&) = default;

  // The reference is good as long as the table.
  Argument& add(Argument argument) { return arguments_.emplace_back(std::move(argument)); }
  [[nodiscard]] std::deque<Argument>& arguments() { return arguments_; }
  [[nodiscard]] const std::deque<Argument>& arguments() const { return arguments_; }

 private:
  std::deque<Argument> arguments_;
};

}  // namespace locseg::cli
