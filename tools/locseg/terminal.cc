#include "terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "base/words.h"

namespace locseg::cli {

void say(std::string_view text) {
  const std::string line = "locseg: " + std::string(text) + "\n";
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
      next_(Clock::now() + std::chrono::seconds(1)) {}

void Progress::step(std::uint64_t bytes) {
  ++articles_;
  bytes_ += bytes;
  if (!enabled_ || Clock::now() < next_) return;
  next_ = Clock::now() + std::chrono::milliseconds(100);
  shown_ = true;
  std::fprintf(stderr, "\r%s, %s MB\033[K", base::counted(articles_, "article").c_str(),
               base::grouped(bytes_ >> 20).c_str());
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
