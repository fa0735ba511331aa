#include "terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <optional>

#include "base/server_url.h"
#include "base/words.h"

namespace locseg::cli {
namespace {

// Empty if it is not set.
std::string_view variable(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string_view() : value;
}

// Whether a variable that switches something says yes or no; nothing if it is not set.
std::optional<bool> switched(const char* name) {
  const std::string_view value = variable(name);
  return value.empty() ? std::nullopt : std::optional(value != "0");
}

// By which variable a terminal that opens links says that it is one. Others may print the address.
struct LinkingTerminal {
  const char* variable;
  std::string_view value;  // empty: any
};
constexpr LinkingTerminal kLinkingTerminals[] = {
    {"DOMTERM", ""},
    {"KONSOLE_VERSION", ""},
    {"WT_SESSION", ""},
    {"COLORTERM", "xfce4-terminal"},
    {"TERM", "alacritty"},
    {"TERM", "alacritty-direct"},
    {"TERM", "foot"},
    {"TERM", "xterm-ghostty"},
    {"TERM", "xterm-kitty"},
    {"TERM_PROGRAM", "Hyper"},
    {"TERM_PROGRAM", "WezTerm"},
    {"TERM_PROGRAM", "ghostty"},
    {"TERM_PROGRAM", "iTerm.app"},
    {"TERM_PROGRAM", "terminology"},
    {"TERM_PROGRAM", "vscode"},
};

bool opens_links() {
  // GNOME's and its kin, by number: 0.50.0 crashes.
  constexpr unsigned kLastWithout = 5000;
  const std::string_view vte = variable("VTE_VERSION");
  unsigned version = 0;
  std::from_chars(vte.data(), vte.data() + vte.size(), version);
  return version > kLastWithout ||
         std::ranges::any_of(kLinkingTerminals, [](const LinkingTerminal& each) {
           const std::string_view value = variable(each.variable);
           return each.value.empty() ? !value.empty() : value == each.value;
         });
}

bool is_dumb() { return variable("TERM") == "dumb"; }

// https://no-color.org, https://bixense.com/clicolors
bool paints(When when, bool is_terminal) {
  if (when != When::kAuto) return when == When::kAlways;
  if (!variable("NO_COLOR").empty()) return false;
  return switched("CLICOLOR_FORCE").value_or(false) || (is_terminal && !is_dumb());
}

// `is_painted`: a terminal, with colors.
bool links(When when, bool is_painted) {
  if (when == When::kNever) return false;
  return switched("FORCE_HYPERLINK")
      .value_or(is_painted && variable("NO_COLOR").empty() && !is_dumb() && opens_links());
}

}  // namespace

void say(std::string_view text) {
  const std::string line = "locseg: " + base::without_passwords(text) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void say_lines(std::string_view text, std::string_view before) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    say(std::string(before).append(text.substr(0, end)));
    text.remove_prefix(end + 1);
  }
}

Progress::Progress(const CommonOptions& common)
    : enabled_(common.progress == When::kAlways ||
               (common.progress == When::kAuto && !common.quiet && ::isatty(STDERR_FILENO) != 0)),
      began_(Clock::now()),
      next_(began_ + std::chrono::seconds(1)) {}

void Progress::step(std::uint64_t bytes) {
  ++articles_;
  bytes_ += bytes;
  if (!enabled_) return;
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  next_ = now + std::chrono::milliseconds(100);
  shown_ = true;
  const std::chrono::duration<double> took = now - began_;
  std::fprintf(stderr, "\r%s\033[K",
               progress_line(articles_, expected_, bytes_, took.count()).c_str());
}

std::string progress_line(std::uint64_t articles, std::uint64_t expected, std::uint64_t bytes,
                          double seconds) {
  constexpr std::uint64_t kCells = 20;
  const double rate = seconds > 0 ? static_cast<double>(articles) / seconds : 0;
  std::string out;
  if (expected != 0) {
    const std::uint64_t done = std::min(articles, expected);
    const std::uint64_t cells = done * kCells / expected;
    out = "[" + std::string(cells, '#') + std::string(kCells - cells, '.') + "] " +
          std::to_string(done * 100 / expected) + "%, " + base::grouped(articles) + " of ";
  }
  out += base::counted(expected == 0 ? articles : expected, "article");
  if (bytes != 0) out += ", " + base::grouped(bytes >> 20) + " MB";
  out += ", " + base::grouped(static_cast<std::uint64_t>(rate)) + "/s";
  if (expected > articles && rate > 0) {
    const auto left = static_cast<std::uint64_t>(static_cast<double>(expected - articles) / rate);
    out += ", " + std::to_string(left / 60) + ":" + (left % 60 < 10 ? "0" : "") +
           std::to_string(left % 60) + " left";
  }
  return out;
}

void Progress::clear() {
  if (shown_) std::fputs("\r\033[K", stderr);
  shown_ = false;
}

Screen screen(const CommonOptions& common) {
  Screen out;
  const bool terminal = ::isatty(STDOUT_FILENO) != 0;
  out.color = paints(common.color, terminal);
  out.links = links(common.color, terminal && out.color);
  if (!terminal) return out;
  winsize size = {};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col != 0) out.columns = size.ws_col;
  // Those of GNOME and KDE do, and say that it is them.
  out.reorders = !variable("VTE_VERSION").empty() || !variable("KONSOLE_VERSION").empty();
  return out;
}

void ProblemCounter::add(const Article& article) {
  if (article.problems().empty()) return;
  ++articles_;
  total_ += article.problems().size();
  for (const Problem& problem : article.problems()) ++by_kind_[name_of(problem.kind)];
}

std::string ProblemCounter::summary() const {
  if (total_ == 0) return {};
  std::string text = "found " + base::counted(total_, "problem") + " in " +
                     base::counted(articles_, "article") + " (";
  for (bool first = true; const auto& [kind, count] : by_kind_) {
    if (!first) text += ", ";
    first = false;
    text += base::grouped(count) + " " + std::string(kind);
  }
  return text + ")";
}

}  // namespace locseg::cli
