#include "terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "base/server_url.h"
#include "base/words.h"

namespace locseg::cli {

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
  const auto is_set = [](const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0';
  };
  Screen out;
  const bool terminal = ::isatty(STDOUT_FILENO) != 0;
  out.color = common.color == When::kAlways ||
              (common.color == When::kAuto && terminal && !is_set("NO_COLOR"));
  if (!terminal) return out;
  winsize size = {};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col != 0) out.columns = size.ws_col;
  // Those of GNOME and KDE do, and say that it is them.
  out.reorders = is_set("VTE_VERSION") || is_set("KONSOLE_VERSION");
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
