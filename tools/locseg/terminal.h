// What goes to standard error while a command works.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "command.h"
#include "locseg/article.h"

namespace locseg::cli {

// "locseg: TEXT" and a line feed on standard error.
void say(std::string_view text);

// The same for each line of `text`, whose last one ends with a line feed, after `before`.
void say_lines(std::string_view text, std::string_view before = {});

// A line on standard error that says how far a long run is, only on a terminal and only after a
// second.
class Progress {
 public:
  explicit Progress(const CommonOptions& common);
  ~Progress() { clear(); }
  // Whether there is anyone to see it.
  [[nodiscard]] bool shows() const { return enabled_; }
  // How many articles there will be, so that it can say how long it takes.
  void expect(std::uint64_t articles) { expected_ = articles; }
  void step(std::uint64_t bytes);
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  bool enabled_;
  bool shown_ = false;
  Clock::time_point began_;
  Clock::time_point next_;
  std::uint64_t expected_ = 0;
  std::uint64_t articles_ = 0;
  std::uint64_t bytes_ = 0;
};

// What a run that goes on shows of itself; `expected` is 0 if not known.
[[nodiscard]] std::string progress_line(std::uint64_t articles, std::uint64_t expected,
                                        std::uint64_t bytes, double seconds);

// What standard output is.
struct Screen {
  std::uint32_t columns = 100;  // of the terminal, or of what people read files in
  bool color = false;
  bool links = false;    // opens the address of a text, by OSC 8
  bool reorders = true;  // shows right-to-left text in its order: viewers do, most terminals do not
};
[[nodiscard]] Screen screen(const CommonOptions& common);

// Counts the problems of the articles of a command, for one line at the end.
class ProblemCounter {
 public:
  void add(const Article& article);
  [[nodiscard]] std::uint64_t total() const { return total_; }
  // "found 3 problems in 2 articles (2 unpaired-target, 1 quote-damage)"; empty without any.
  [[nodiscard]] std::string summary() const;

 private:
  std::map<std::string_view, std::uint64_t> by_kind_;
  std::uint64_t total_ = 0;
  std::uint64_t articles_ = 0;
};

}  // namespace locseg::cli
