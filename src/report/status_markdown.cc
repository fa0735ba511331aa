// A table of pages that are not up to date, then their sentences, folded, cut where the whole would
// outgrow a comment.
#include "base/words.h"
#include "report/formats.h"
#include "report/markdown_text.h"
#include "report/status_words.h"

namespace locseg::report {
namespace {

constexpr std::size_t kMaxOfStatus = 60'000;  // GitHub takes 65,536 characters of a comment

void append_cell(std::string& out, std::string_view text) {
  out += " ";
  out += text;
  out += " |";
}

void append_row(std::string& out, const PageStatus& page) {
  out += "|";
  append_cell(out, markdown_text(page.translation));
  append_cell(out, markdown_text(page.language));
  append_cell(out, spoken(page.state));
  append_cell(out, page.moved_source.empty()
                       ? words_for(page)
                       : "its source is " + markdown_text(page.moved_source) + " now");
  out += '\n';
}

std::string details_of(const PageStatus& page) {
  std::string out = "\n<details><summary><b>" + markdown_text(page.translation) +
                    "</b>: " + words_for(page) + "</summary>\n\n";
  for (const Drift& drift : page.drifts) {
    out += "- **" + std::string(name_of(drift.kind)) + "**, line " +
           std::to_string(drift.position.line);
    const bool same = drift.old_source == drift.new_source;
    const auto row = [&](const std::string& text) {
      if (!text.empty()) out += "<br>" + text;
    };
    row(same ? markdown_text(drift.new_source) : tagged_markdown("del", drift.old_source));
    if (!same) row(tagged_markdown("ins", drift.new_source));
    row(markdown_text(drift.translation));
    out += '\n';
  }
  return out + "\n</details>\n";
}

}  // namespace

std::string status_markdown(const Status& status, const ReportOptions& options) {
  std::string out = "**" + sum_of(status) + "**\n";
  std::string rows;
  std::string details;
  std::uint64_t left_out = 0;
  for (const PageStatus& page : status.pages) {
    if (page.state == PageState::kUpToDate) continue;
    std::string row;
    append_row(row, page);
    const std::string detail =
        options.summary || page.drifts.empty() ? std::string() : details_of(page);
    if (rows.size() + details.size() + row.size() > kMaxOfStatus) {
      ++left_out;
      continue;
    }
    rows += row;
    if (rows.size() + details.size() + detail.size() <= kMaxOfStatus) details += detail;
  }
  if (!rows.empty()) out += "\n| page | language | state | |\n|---|---|---|---|\n" + rows;
  if (left_out != 0) out += "\nand " + base::counted(left_out, "page") + " more\n";
  return out + details;
}

}  // namespace locseg::report
