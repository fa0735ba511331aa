// A line for each page that is not up to date, below it one for each sentence, with its texts.
#include <fmt/core.h>

#include <algorithm>

#include "base/printable.h"
#include "report/formats.h"
#include "report/status_words.h"
#include "report/terminal_text.h"

namespace locseg::report {
namespace {

// The further lines of a block of code are indented like the first.
void append_said(std::string& out, std::string_view label, std::string_view text,
                 std::string_view paint, bool color) {
  while (text.ends_with('\n')) text.remove_suffix(1);
  while (!text.empty()) {
    const std::size_t feed = std::min(text.find('\n'), text.size());
    const std::string line = base::printable(text.substr(0, feed));
    out += fmt::format("  {:<12}{}\n", label, painted(color, paint, line));
    text.remove_prefix(std::min(feed + 1, text.size()));
    label = {};
  }
}

void append_drift(std::string& out, const PageStatus& page, const Drift& drift, bool color) {
  out += fmt::format("{}:{}:{}: {}: {}{}\n", base::printable(page.translation), drift.position.line,
                     drift.position.column, painted(color, kBold, name_of(drift.kind)),
                     meaning_of(drift.kind), drift.code ? " (code)" : "");
  const bool same = drift.old_source == drift.new_source;
  if (!same) append_said(out, "was", drift.old_source, kRed, color);
  append_said(out, same ? "source" : "now", drift.new_source, same ? "" : kGreen, color);
  append_said(out, "translation", drift.translation, "", color);
}

}  // namespace

std::string status_text(const Status& status, const ReportOptions& options) {
  std::string out;
  for (const PageStatus& page : status.pages) {
    if (page.state == PageState::kUpToDate) continue;
    const std::string words = words_for(page);
    out += fmt::format("{}: {}", base::printable(page.translation),
                       painted(options.color, kBold, spoken(page.state)));
    if (!words.empty()) out += fmt::format(", {} of {}", words, page.sentences);
    if (page.state == PageState::kNoSource) {
      out += fmt::format(", expected {}", base::printable(page.source));
    }
    if (!page.moved_source.empty()) {
      out += fmt::format("; its source is {} now", base::printable(page.moved_source));
    }
    out += '\n';
    if (options.summary) continue;
    for (const Drift& drift : page.drifts) append_drift(out, page, drift, options.color);
  }
  return out + sum_of(status) + '\n';
}

}  // namespace locseg::report
